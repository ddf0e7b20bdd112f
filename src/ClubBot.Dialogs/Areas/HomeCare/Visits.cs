using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Saves visits: one of a plan on a day, whoever comes first, and no problem is ever lost.</summary>
internal sealed class Visits(HomeCareTexts texts, CarePlans plans, VisitNotices notices, VisitSchedule schedule)
{
    /// <summary>Says kindly who was there already, or null when nobody was.</summary>
    public async ValueTask<string?> DoneAsync(ITurnContext turn, CaredFor person, DateOnly day, CancellationToken cancellationToken) =>
        await CarePlans.VisitAsync(turn, person.Plan.Id, day, cancellationToken) is { } visit
            ? await AlreadyAsync(turn, person, visit, cancellationToken)
            : null;

    /// <summary>What is going to be saved, to be confirmed.</summary>
    public string ReadBack(ITurnContext turn, CaredFor person, VisitReport report)
    {
        var (speech, time, day) = (turn.Speech(), schedule.TimeOf(report.At), schedule.DayOf(turn, report.At));
        return report switch
        {
            { HasProblem: true } => texts.ReadBackProblem(speech, person.Name, day, time, report.Note!),
            { Note: { } note } => texts.ReadBackNote(speech, person.Name, day, time, note),
            _ => texts.ReadBackUsual(speech, person.Name, day, time),
        };
    }

    /// <summary>Saves the visit and tells whom it concerns.</summary>
    /// <returns>The receipt, or who was there before.</returns>
    public async ValueTask<string> SaveAsync(ITurnContext turn, CaredFor person, DateOnly day, VisitReport report, CancellationToken cancellationToken)
    {
        var before = await CarePlans.VisitAsync(turn, person.Plan.Id, day, cancellationToken);
        if (before is not null && !report.HasProblem)
        {
            return await AlreadyAsync(turn, person, before, cancellationToken);
        }

        turn.Documents.Put(before is null ? NewVisit(turn, person, day, report) : before with
        {
            HasProblem = true,
            LaterProblems = [.. before.LaterProblems, new LaterProblem(turn.Subject().Id, report.At, report.Note!)],
        });
        var told = await notices.TellAsync(turn, person, report, cancellationToken);
        return Receipt(turn.Speech(), turn.NewReceipt(), report, told);
    }

    private static HomeVisit NewVisit(ITurnContext turn, CaredFor person, DateOnly day, VisitReport report) => new()
    {
        Id = HomeVisit.IdOf(person.Plan.Id, day),
        ClubId = person.Plan.ClubId,
        MemberId = person.Plan.MemberId,
        PlanId = person.Plan.Id,
        Day = day,
        VolunteerId = turn.Subject().Id,
        DoneAt = report.At,
        Note = report.Note,
        HasProblem = report.HasProblem,
        HelperIds = person.Plan.VolunteerIds,
    };

    private string Receipt(Speech speech, string receipt, VisitReport report, VisitReach told) => (report.HasProblem, told) switch
    {
        (false, { Family: > 0 }) => texts.SavedFamilyTold(speech, receipt),
        (false, _) => texts.Saved(speech, receipt),
        (true, { Board: 0 }) => texts.SavedBoardNotReached(speech, receipt),
        (true, { Family: > 0 }) => texts.SavedBothTold(speech, receipt),
        (true, _) => texts.SavedBoardTold(speech, receipt),
    };

    private async ValueTask<string> AlreadyAsync(ITurnContext turn, CaredFor person, HomeVisit visit, CancellationToken cancellationToken)
    {
        var time = schedule.TimeOf(visit.DoneAt);
        if (visit.VolunteerId == turn.Subject().Id)
        {
            return texts.AlreadySaved(turn.Speech(), person.Name, time);
        }

        var who = await plans.NameOfAsync(turn, visit.VolunteerId, cancellationToken) ?? texts.SomeVolunteer();
        return texts.AlreadyVisited(turn.Speech(), Speech.Capital(who), person.Name, time);
    }
}
