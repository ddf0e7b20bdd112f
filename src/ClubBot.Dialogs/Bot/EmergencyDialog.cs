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
        : base(DialogId, 1, () => BotJson.Unescaped.Alarm)
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
        if (answer.Declines(NoAlert))
        {
            return await step.EndAsync(texts.NobodyWasAlerted(speech), cancellationToken);
        }

        if (!answer.Confirms(Alert))
        {
            return new StepResult.NotUnderstood();
        }

        var (family, board) = await AlertAsync(step.Turn, cancellationToken);
        return await step.EndAsync(
            (family, board) switch
            {
                (0, 0) => texts.NobodyToAlert(speech),
                (0, _) => texts.BoardAlerted(speech),
                (_, 0) => texts.FamilyAlerted(speech),
                _ => texts.Alerted(speech),
            },
            cancellationToken);
    }

    /// <summary>The family whatever rights they were given: this is not about looking into somebody's matters.</summary>
    private async ValueTask<(int Family, int Board)> AlertAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var subject = turn.Subject();
        var draft = DraftOf(turn, subject);
        return (
            await messenger.TellFamilyAsync(turn, subject, null, draft, cancellationToken),
            await messenger.TellBoardAsync(turn, subject.ClubId, draft, cancellationToken));
    }

    private Draft DraftOf(ITurnContext turn, Member subject)
    {
        var name = addressing.NameOf(subject, calendar.Today(turn));
        var village = subject.Village ?? texts.UnknownPlace();
        var draft = turn.Viewer().Grant is { } grant
            ? new Draft(reader => texts.AlarmOfRelative(reader, grant.RelativeName, grant.Relation, name, subject.FullName, village))
            : new Draft(reader => texts.Alarm(reader, name, subject.FullName, village));
        return draft with { Policy = ProactivePolicy.Now, IsUrgent = true };
    }
}
