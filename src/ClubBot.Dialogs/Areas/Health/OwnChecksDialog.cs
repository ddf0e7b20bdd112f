using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Utterances;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>A member's own registrations, also for the family: seen, changed, given back.</summary>
internal sealed class OwnChecksDialog : WaterfallDialog<OwnChecksDialog.Looking>
{
    public const string DialogId = "health.own";

    /// <summary>Argument with which the dialog begins at giving a place back.</summary>
    public const string ToCancel = "cancel";

    private const string Pick = "pick";
    private const string One = "one";
    private const string Cancel = "cancel";
    private const string Change = "change";
    private const string Another = "another";
    private const string Yes = "yes";
    private const string Keep = "keep";

    private readonly HealthTexts texts;
    private readonly HealthDays days;
    private readonly DayChoices choices;
    private readonly HealthRegistrations registrations;
    private readonly SubjectNames names;
    private readonly IUtteranceReader utterances;

    public OwnChecksDialog(
        HealthTexts texts, HealthDays days, DayChoices choices, HealthRegistrations registrations, SubjectNames names, IUtteranceReader utterances)
        : base(DialogId, 1, () => HealthJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.days = days;
        this.choices = choices;
        this.registrations = registrations;
        this.names = names;
        this.utterances = utterances;
        AddStep(Pick, AskPickAsync, TakePickAsync);
        AddStep(One, AskOneAsync, TakeOneAsync);
        AddStep(Cancel, AskCancelAsync, TakeCancelAsync);
    }

    /// <summary>Which registration is looked at.</summary>
    /// <param name="DayId">Its day, or null.</param>
    /// <param name="IsToCancel">True when the person came to give it back.</param>
    /// <param name="Page">Page of the list, from 0.</param>
    public sealed record Looking(string? DayId, bool IsToCancel, int Page);

    protected override Looking Start(string? argument) => new(null, argument == ToCancel, 0);

    private async ValueTask<StepResult> AskPickAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!await turn.MayAndNoteAsync(FamilyRight.HealthChecks, cancellationToken))
        {
            return await step.EndAsync(texts.NotAllowed(turn.Speech(), names.Of(turn)), cancellationToken);
        }

        var own = await days.OwnAsync(turn, cancellationToken);
        switch (own.Count)
        {
            case 0 when step.State.IsToCancel:
                return await step.EndAsync(texts.NothingRegistered(turn.Speech(), names.Of(turn)), cancellationToken);
            case 0:
                return new StepResult.Replaced(RegisterDialog.DialogId);
            case 1:
                return Open(step, own[0].Id);
            default:
                var page = choices.PageOf(own, step.State.Page, day => texts.StandingOf(day, turn.Subject().Id));
                return StepResult.Ask(texts.PickOwn(turn.Speech(), names.Of(turn), page.Lines), page.Choices);
        }
    }

    private async ValueTask<StepResult> TakePickAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case DayChoices.More:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskPickAsync(step, cancellationToken);
            case { } dayId:
                return Open(step, dayId);
        }
    }

    private static StepResult.GoTo Open(WaterfallStepContext<Looking> step, string dayId)
    {
        step.State = step.State with { DayId = dayId };
        return new StepResult.GoTo(step.State.IsToCancel ? Cancel : One);
    }

    private async ValueTask<StepResult> AskOneAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await OwnDayAsync(step, cancellationToken) is not { } day)
        {
            return await step.EndAsync(texts.NothingRegistered(turn.Speech(), names.Of(turn)), cancellationToken);
        }

        var text = texts.Own(turn.Speech(), names.Of(turn), texts.Describe(day), texts.StandingOf(day, turn.Subject().Id));
        var hasOthers = (await days.OpenAsync(turn, cancellationToken)).Count > 0;
        return hasOthers
            ? StepResult.Ask(text, new Choice(Change, texts.ChangeDay()), new Choice(Cancel, texts.GiveBack()), new Choice(Another, texts.AnotherDay()))
            : StepResult.Ask(text, new Choice(Cancel, texts.GiveBack()));
    }

    private async ValueTask<StepResult> TakeOneAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        // "I cannot come, please cancel" would lead to this very dialog, so it is understood here.
        var wish = answer.Choice?.Value ?? (utterances.Read(answer.Text) is { IsSure: true, Intent: Intents.HealthCheckCancel } ? Cancel : null);
        return wish switch
        {
            Change => new StepResult.Replaced(RegisterDialog.DialogId, RegisterDialog.ChangeFrom(step.State.DayId!)),
            Another => new StepResult.Replaced(RegisterDialog.DialogId),
            Cancel => new StepResult.GoTo(Cancel),
            null when answer.Declines(Cancel) => await step.EndAsync(texts.StaysSo(step.Turn.Speech()), cancellationToken),
            _ => new StepResult.NotUnderstood(),
        };
    }

    private async ValueTask<StepResult> AskCancelAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        return await OwnDayAsync(step, cancellationToken) is { } day
            ? StepResult.Ask(texts.SureGiveBack(turn.Speech(), names.Of(turn), texts.Describe(day)), new Choice(Yes, texts.Right()), new Choice(Keep, texts.KeepPlace()))
            : await step.EndAsync(await GoneAsync(step, cancellationToken), cancellationToken);
    }

    private async ValueTask<StepResult> TakeCancelAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Declines(Keep))
        {
            return await step.EndAsync(texts.StaysSo(turn.Speech()), cancellationToken);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (await OwnDayAsync(step, cancellationToken) is not { } day)
        {
            return await step.EndAsync(await GoneAsync(step, cancellationToken), cancellationToken);
        }

        await registrations.LeaveAsync(turn, day, cancellationToken);
        return await step.EndAsync(texts.GivenBack(turn.Speech(), names.Of(turn), texts.Brief(day), turn.NewReceipt()), cancellationToken);
    }

    /// <summary>Why there is nothing to give back: the day is over, or the place was given back before.</summary>
    private async ValueTask<string> GoneAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        await days.FindAsync(step.Turn, step.State.DayId, cancellationToken) is null
            ? texts.DayIsOver(step.Turn.Speech())
            : texts.NothingRegistered(step.Turn.Speech(), names.Of(step.Turn));

    private async ValueTask<HealthDay?> OwnDayAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        await days.FindAsync(step.Turn, step.State.DayId, cancellationToken) is { } day && day.Knows(step.Turn.Subject().Id) ? day : null;
}
