using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>The volunteer's visits of today: whom, where, what for; one tap says "I was there".</summary>
internal sealed class TodayDialog : WaterfallDialog<TodayDialog.Looking>
{
    public const string DialogId = "homecare.today";

    private const int PeopleOfPage = 2;
    private const string More = "more";
    private const string Ahead = "ahead";

    private readonly HomeCareTexts texts;
    private readonly CarePlans plans;
    private readonly VisitSchedule schedule;
    private readonly ClubCalendar calendar;

    public TodayDialog(HomeCareTexts texts, CarePlans plans, VisitSchedule schedule, ClubCalendar calendar)
        : base(DialogId, 1, () => HomeCareJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.plans = plans;
        this.schedule = schedule;
        this.calendar = calendar;
        AddStep("list", AskListAsync, TakeListAsync);
    }

    /// <summary>Page of the list, from 0.</summary>
    public sealed record Looking(int Page);

    protected override Looking Start(string? argument) => new(0);

    /// <summary>After a visit was saved the list is shown again, while somebody is left to be visited.</summary>
    protected override async ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Looking> step, DialogReason reason, string? result, CancellationToken cancellationToken)
    {
        var due = await DueAsync(step.Turn, cancellationToken);
        return await IsAllDoneAsync(step.Turn, due, cancellationToken) ? new StepResult.Ended() : new StepResult.GoTo(step.Name);
    }

    private async ValueTask<IReadOnlyList<CaredFor>> DueAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var own = await plans.OwnAsync(turn, cancellationToken);
        return [.. own.Where(person => person.Plan.IsDue(calendar.Today(turn)))];
    }

    private async ValueTask<bool> IsAllDoneAsync(ITurnContext turn, IReadOnlyList<CaredFor> due, CancellationToken cancellationToken)
    {
        foreach (var person in due)
        {
            if (await CarePlans.VisitAsync(turn, person.Plan.Id, calendar.Today(turn), cancellationToken) is null)
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<StepResult> AskListAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var today = calendar.Today(turn);
        var due = await DueAsync(turn, cancellationToken);
        if (due.Count == 0)
        {
            return await step.EndAsync(await NothingTodayAsync(turn, cancellationToken), cancellationToken);
        }

        var pages = (due.Count + PeopleOfPage - 1) / PeopleOfPage;
        var shown = due.Skip(step.State.Page % pages * PeopleOfPage).Take(PeopleOfPage).ToList();
        var lines = new List<string>();
        var choices = new List<Choice>();
        foreach (var person in shown)
        {
            var visit = await CarePlans.VisitAsync(turn, person.Plan.Id, today, cancellationToken);
            lines.Add(await LineAsync(turn, person, visit, cancellationToken));
            if (visit is null)
            {
                choices.Add(new Choice(person.Plan.Id, texts.WasThere(person.Name)));
            }
        }

        var people = string.Join('\n', lines);
        var text = await IsAllDoneAsync(turn, due, cancellationToken)
            ? texts.AllVisited(turn.Speech(), due.Count, people)
            : texts.Today(turn.Speech(), due.Count, people);
        choices.Add(pages > 1 ? new Choice(More, texts.More()) : new Choice(Ahead, texts.Ahead()));
        return StepResult.Ask(text, choices);
    }

    private async ValueTask<StepResult> TakeListAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case More:
                step.State = new Looking(step.State.Page + 1);
                return await AskListAsync(step, cancellationToken);
            case Ahead:
                await step.SayAsync(await AheadAsync(step.Turn, cancellationToken), cancellationToken);
                return new StepResult.GoTo(step.Name);
            case { } planId:
                return new StepResult.Begun(ConfirmVisitDialog.DialogId, VisitDialog.OfPlan(planId));
        }
    }

    private async ValueTask<string> LineAsync(ITurnContext turn, CaredFor person, HomeVisit? visit, CancellationToken cancellationToken)
    {
        if (visit is null)
        {
            return texts.PersonLine(person.Name, person.Member.Village ?? texts.UnknownVillage(), person.Plan.Need);
        }

        var volunteer = await plans.NameOfAsync(turn, visit.VolunteerId, cancellationToken) ?? texts.SomeVolunteer();
        return texts.VisitedLine(person.Name, volunteer, schedule.TimeOf(visit.DoneAt));
    }

    private async ValueTask<string> NothingTodayAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await schedule.AheadAsync(turn, cancellationToken) is { Length: > 0 } ahead
            ? texts.NothingToday(turn.Speech(), ahead)
            : texts.NoVisits(turn.Speech());

    private async ValueTask<string> AheadAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        await schedule.AheadAsync(turn, cancellationToken) is { Length: > 0 } ahead
            ? texts.DaysAhead(turn.Speech(), ahead)
            : texts.NoVisits(turn.Speech());
}
