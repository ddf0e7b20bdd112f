using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>"Who comes to me today?", for whoever is visited at home and for the family; leads on to asking for help.</summary>
internal sealed class CareDialog : WaterfallDialog<CareDialog.Nothing>
{
    public const string DialogId = "homecare.mine";

    private const string Help = "help";

    private readonly HomeCareTexts texts;
    private readonly CarePlans plans;
    private readonly VisitSchedule schedule;
    private readonly SubjectNames names;
    private readonly ClubCalendar calendar;

    public CareDialog(HomeCareTexts texts, CarePlans plans, VisitSchedule schedule, SubjectNames names, ClubCalendar calendar)
        : base(DialogId, 1, () => HomeCareJson.Unescaped.Nothing)
    {
        this.texts = texts;
        this.plans = plans;
        this.schedule = schedule;
        this.names = names;
        this.calendar = calendar;
        AddStep("who", AskAsync, TakeHelp);
    }

    /// <summary>Nothing has to be remembered.</summary>
    public sealed record Nothing;

    protected override Nothing Start(string? argument) => new();

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Nothing> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!await turn.MayAndNoteAsync(FamilyRight.HomeVisits, cancellationToken))
        {
            return await step.EndAsync(texts.NotAllowed(turn.Speech(), names.Of(turn)), cancellationToken);
        }

        var plan = await step.Documents.LoadAsync<CarePlan>(CarePlan.IdOf(turn.Subject().Id), cancellationToken);
        var text = plan is null ? texts.NotVisited(turn.Speech(), names.Of(turn)) : await StandingAsync(turn, plan, cancellationToken);
        return StepResult.Ask(text, new Choice(Help, texts.AskForHelp()));
    }

    private static ValueTask<StepResult> TakeHelp(WaterfallStepContext<Nothing> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Confirms(Help) ? new StepResult.Replaced(RequestDialog.DialogId) : new StepResult.NotUnderstood());

    private async ValueTask<string> StandingAsync(ITurnContext turn, CarePlan plan, CancellationToken cancellationToken)
    {
        var (speech, who, today) = (turn.Speech(), names.Of(turn), calendar.Today(turn));
        if (await CarePlans.VisitAsync(turn, plan.Id, today, cancellationToken) is { } visit)
        {
            var volunteer = await plans.NameOfAsync(turn, visit.VolunteerId, cancellationToken) ?? texts.SomeVolunteer();
            return texts.WasVisited(speech, who, volunteer, schedule.TimeOf(visit.DoneAt));
        }

        var volunteers = await VolunteersAsync(turn, plan, cancellationToken);
        return plan.NextDue(today, VisitSchedule.DaysAhead) switch
        {
            null => texts.NotVisited(speech, who),
            { } day when day == today => texts.ComesToday(speech, who, volunteers),
            { } day => texts.ComesLater(speech, who, volunteers, Wording.Day(day)),
        };
    }

    private async ValueTask<string> VolunteersAsync(ITurnContext turn, CarePlan plan, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var id in plan.VolunteerIds)
        {
            if (await plans.NameOfAsync(turn, id, cancellationToken) is { } name)
            {
                found.Add(name);
            }
        }

        return found.Count == 0 ? texts.SomeVolunteer() : string.Join(", ", found);
    }
}
