using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>A member, or the family for a member, takes a place on a health-check day, changes to another day, or waits in line.</summary>
internal sealed class RegisterDialog : WaterfallDialog<RegisterDialog.Registering>
{
    public const string DialogId = "health.register";

    private const string InvitationPrefix = "invitation:";
    private const string ChangePrefix = "change:";
    private const string Pick = "pick";
    private const string Confirm = "confirm";
    private const string Yes = "yes";
    private const string Wait = "wait";
    private const string No = "no";

    private readonly HealthTexts texts;
    private readonly HealthDays days;
    private readonly DayChoices choices;
    private readonly HealthRegistrations registrations;
    private readonly DaySentence sentence;
    private readonly SubjectNames names;

    public RegisterDialog(
        HealthTexts texts, HealthDays days, DayChoices choices, HealthRegistrations registrations, DaySentence sentence, SubjectNames names)
        : base(DialogId, 1, () => HealthJson.Unescaped.Registering)
    {
        this.texts = texts;
        this.days = days;
        this.choices = choices;
        this.registrations = registrations;
        this.sentence = sentence;
        this.names = names;
        AddStep(Pick, AskPickAsync, TakePickAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known so far.</summary>
    public sealed record Registering
    {
        /// <summary>Day that was picked, or null.</summary>
        public string? DayId { get; init; }

        /// <summary>Day that is left for the picked one, or null.</summary>
        public string? FromDayId { get; init; }

        /// <summary>True when the club invited; nobody asked for this dialog.</summary>
        public bool IsInvitation { get; init; }

        /// <summary>The sentence that led here, or null.</summary>
        public string? Sentence { get; init; }

        /// <summary>True when the open question offers the waiting list, not a place.</summary>
        public bool OffersWaiting { get; init; }

        /// <summary>Page of the list of days, from 0.</summary>
        public int Page { get; init; }
    }

    /// <summary>Begins the dialog as an invitation to a day.</summary>
    public static string InvitationTo(string dayId) => InvitationPrefix + dayId;

    /// <summary>Begins the dialog to change from a day to another.</summary>
    public static string ChangeFrom(string dayId) => ChangePrefix + dayId;

    protected override Registering Start(string? argument) => argument switch
    {
        null => new Registering(),
        _ when argument.StartsWith(InvitationPrefix, StringComparison.Ordinal) =>
            new Registering { DayId = argument[InvitationPrefix.Length..], IsInvitation = true },
        _ when argument.StartsWith(ChangePrefix, StringComparison.Ordinal) =>
            new Registering { FromDayId = argument[ChangePrefix.Length..] },
        _ => new Registering { Sentence = argument },
    };

    private async ValueTask<StepResult> AskPickAsync(WaterfallStepContext<Registering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (step.State.Sentence is { } text && turn.Viewer().IsBoard && sentence.IsAboutOpening(text))
        {
            return new StepResult.Replaced(OpenDayDialog.DialogId, text);
        }

        if (!await turn.MayAndNoteAsync(FamilyRight.HealthChecks, cancellationToken))
        {
            return await step.EndAsync(texts.NotAllowed(turn.Speech(), Who(turn)), cancellationToken);
        }

        if (step.State.IsInvitation)
        {
            return new StepResult.GoTo(Confirm);
        }

        var open = await days.OpenAsync(turn, cancellationToken);
        if (open.Count == 0)
        {
            return await NothingOpenAsync(step, cancellationToken);
        }

        if (open.Count == 1)
        {
            step.State = step.State with { DayId = open[0].Id };
            return new StepResult.GoTo(Confirm);
        }

        var page = choices.PageOf(open, step.State.Page, day => texts.PlacesOf(day));
        return StepResult.Ask(texts.PickDay(turn.Speech(), Who(turn), page.Lines), page.Choices);
    }

    private async ValueTask<StepResult> TakePickAsync(WaterfallStepContext<Registering> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case DayChoices.More:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskPickAsync(step, cancellationToken);
            case { } dayId:
                step.State = step.State with { DayId = dayId };
                return new StepResult.GoTo(Confirm);
        }
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Registering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var (day, refusal) = await DayAsync(step, cancellationToken);
        if (day is null)
        {
            return await step.EndAsync(refusal, cancellationToken);
        }

        step.State = step.State with { OffersWaiting = day.IsFull };
        var from = await FromAsync(step, cancellationToken);
        var (speech, who) = (turn.Speech(), Who(turn));
        var text = (day.IsFull, step.State.IsInvitation, from) switch
        {
            (true, _, null) => texts.OfferWaiting(speech, who, texts.Describe(day), day.NextWaitingNumber),
            (true, _, _) => texts.OfferWaitingKeepingOld(speech, who, texts.Describe(day), day.NextWaitingNumber),
            (_, true, _) => texts.Invitation(speech, who, texts.Describe(day), day.PlacesLeft),
            (_, _, null) => texts.ConfirmPlace(speech, who, texts.Describe(day), day.PlacesLeft),
            _ => texts.ConfirmChange(speech, who, texts.Brief(from), texts.Describe(day)),
        };
        return StepResult.Ask(text, ConfirmChoices(day, step.State.IsInvitation));
    }

    private Choice[] ConfirmChoices(HealthDay day, bool isInvitation)
    {
        var agree = day.IsFull ? new Choice(Wait, texts.WaitInLine())
            : isInvitation ? new Choice(Yes, texts.Register())
            : new Choice(Yes, texts.Right());
        return isInvitation ? [agree, new Choice(No, texts.NotComing())] : [agree];
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Registering> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Declines(No))
        {
            return await step.EndAsync(texts.AllRight(turn.Speech()), cancellationToken);
        }

        if (!answer.Is(Wait) && !answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var (day, refusal) = await DayAsync(step, cancellationToken);
        if (day is null)
        {
            return await step.EndAsync(refusal, cancellationToken);
        }

        if (!day.IsFull)
        {
            return await step.EndAsync(await TakePlaceAsync(step, day, cancellationToken), cancellationToken);
        }

        if (!step.State.OffersWaiting)
        {
            // A place was agreed to and is gone: waiting is something else, and is asked for.
            await step.SayAsync(texts.LastPlaceGone(turn.Speech()), cancellationToken);
            return new StepResult.GoTo(Confirm);
        }

        return await step.EndAsync(WaitFor(turn, day), cancellationToken);
    }

    private async ValueTask<string> TakePlaceAsync(WaterfallStepContext<Registering> step, HealthDay day, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        HealthRegistrations.TakePlace(turn, day);
        var receipt = turn.NewReceipt();
        if (await FromAsync(step, cancellationToken) is not { } from)
        {
            return texts.Registered(turn.Speech(), Who(turn), texts.Describe(day), receipt);
        }

        await registrations.LeaveAsync(turn, from, cancellationToken);
        return texts.Changed(turn.Speech(), Who(turn), texts.Describe(day), receipt);
    }

    private string WaitFor(ITurnContext turn, HealthDay day)
    {
        var changed = HealthRegistrations.Wait(turn, day);
        var number = changed.WaitingNumbers;
        return texts.Waiting(turn.Speech(), Who(turn), number, changed.WaitingBefore(number), turn.NewReceipt());
    }

    private async ValueTask<(HealthDay? Day, string Refusal)> DayAsync(WaterfallStepContext<Registering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var day = await days.FindAsync(turn, step.State.DayId, cancellationToken);
        if (day is null)
        {
            return (null, texts.DayIsOver(turn.Speech()));
        }

        if (day.Knows(turn.Subject().Id))
        {
            return (null, AlreadyOn(turn, day));
        }

        return day.IsClosed ? (null, texts.DayIsClosed(turn.Speech(), texts.Describe(day))) : (day, "");
    }

    private async ValueTask<HealthDay?> FromAsync(WaterfallStepContext<Registering> step, CancellationToken cancellationToken) =>
        await days.FindAsync(step.Turn, step.State.FromDayId, cancellationToken) is { } from && from.Knows(step.Turn.Subject().Id) ? from : null;

    private async ValueTask<StepResult> NothingOpenAsync(WaterfallStepContext<Registering> step, CancellationToken cancellationToken)
    {
        var own = await days.OwnAsync(step.Turn, cancellationToken);
        var text = step.State.FromDayId is not null ? texts.NoOtherDay(step.Turn.Speech())
            : own.Count > 0 ? AlreadyOn(step.Turn, own[0])
            : texts.NoDays(step.Turn.Speech());
        return await step.EndAsync(text, cancellationToken);
    }

    private string AlreadyOn(ITurnContext turn, HealthDay day) => day.WaitingOf(turn.Subject().Id) is { } waiting
        ? texts.AlreadyWaiting(turn.Speech(), Who(turn), texts.Describe(day), waiting.Number, day.WaitingBefore(waiting.Number))
        : texts.AlreadyRegistered(turn.Speech(), Who(turn), texts.Describe(day));

    private string Who(ITurnContext turn) => names.Of(turn);
}
