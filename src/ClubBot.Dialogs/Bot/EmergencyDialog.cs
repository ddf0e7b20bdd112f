using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>Somebody is in danger: says to call 115 at once, and offers to alert the family and the board.</summary>
internal sealed class EmergencyDialog : WaterfallDialog<EmergencyDialog.Alarm>
{
    public const string DialogId = "bot.emergency";

    private const string Alert = "alert";
    private const string NoAlert = "no";

    private readonly EmergencyTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public EmergencyDialog(EmergencyTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, BotJson.Unescaped.Alarm)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("alert", OfferAsync, TakeAsync);
    }

    /// <summary>Nothing has to be remembered; the record leaves room for a later version.</summary>
    public sealed record Alarm;

    protected override Alarm Start(string? argument) => new();

    private async ValueTask<StepResult> OfferAsync(WaterfallStepContext<Alarm> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        await step.SayAsync(texts.Call115(viewer.Speech), cancellationToken);
        return viewer.IsLinked
            ? StepResult.Ask(texts.OfferAlert(viewer.Speech), new Choice(Alert, texts.AlertNow()), new Choice(NoAlert, texts.NoAlert()))
            : new StepResult.Ended();
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Alarm> step, Answer answer, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (answer.Is(NoAlert))
        {
            await step.SayAsync(texts.NobodyWasAlerted(speech), cancellationToken);
            return new StepResult.Ended();
        }

        if (!answer.Is(Alert))
        {
            return new StepResult.NotUnderstood();
        }

        var told = await AlertAsync(step.Turn, cancellationToken);
        await step.SayAsync(told > 0 ? texts.Alerted(speech) : texts.NobodyToAlert(speech), cancellationToken);
        return new StepResult.Ended();
    }

    /// <summary>Family first, whatever rights they were given: this is not about looking into somebody's matters.</summary>
    private async ValueTask<int> AlertAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var subject = turn.Subject();
        var name = addressing.NameOf(subject, calendar.Today(turn));
        var draft = new Draft(reader => texts.Alarm(reader, name, subject.FullName, subject.Village ?? texts.UnknownPlace()))
        {
            Policy = ProactivePolicy.Now,
        };
        var told = 0;
        foreach (var right in Enum.GetValues<FamilyRight>())
        {
            told += told > 0 ? 0 : await messenger.TellFamilyAsync(turn, subject, right, draft, cancellationToken);
        }

        return told + await messenger.TellBoardAsync(turn, subject.ClubId, draft, cancellationToken);
    }
}
