using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Tells the family of a visit, and the board of a problem.</summary>
internal sealed class VisitNotices(HomeCareTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Tells whom it concerns.</summary>
    public async ValueTask<VisitReach> TellAsync(ITurnContext turn, CaredFor person, VisitReport report, CancellationToken cancellationToken)
    {
        var volunteer = Speech.Capital(addressing.NameOf(turn.Subject(), calendar.Today(turn)));
        var time = Wording.Time(TimeOnly.FromDateTime(calendar.Local(report.At).DateTime));
        var family = await messenger.TellFamilyAsync(
            turn, person.Member, FamilyRight.HomeVisits, DraftOf(report, _ => FamilyWords(volunteer, person, time, report)), cancellationToken);
        var board = report.HasProblem
            ? await messenger.TellBoardAsync(
                turn, person.Member.ClubId, DraftOf(report, speech => texts.ProblemForBoard(speech, volunteer, person, time, report.Note!)), cancellationToken)
            : 0;
        return new VisitReach(family, board);
    }

    private string FamilyWords(string volunteer, CaredFor person, string time, VisitReport report) => report switch
    {
        { HasProblem: true } => texts.ProblemForFamily(volunteer, person.Name, time, report.Note!),
        { Note: { } note } => texts.NoteForFamily(volunteer, person.Name, time, note),
        _ => texts.UsualForFamily(volunteer, person.Name, time, Speech.Capital(person.Title)),
    };

    private static Draft DraftOf(VisitReport report, Func<Speech, string> words) =>
        new(words)
        {
            Policy = report.HasProblem ? ProactivePolicy.Now : ProactivePolicy.AfterOpenQuestion,
            IsUrgent = report.HasProblem,
        };
}

/// <summary>What a volunteer says of a visit.</summary>
/// <param name="At">When they were there.</param>
/// <param name="Note">What they noted, or null when everything was as usual.</param>
/// <param name="HasProblem">True when somebody has to look after it; then there is a note.</param>
internal sealed record VisitReport(DateTimeOffset At, string? Note, bool HasProblem);

/// <summary>How many accounts were told.</summary>
internal readonly record struct VisitReach(int Family, int Board);
