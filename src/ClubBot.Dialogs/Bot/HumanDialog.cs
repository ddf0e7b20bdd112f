using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>Brings a person into contact with a human of the club. It is never more than one step away.</summary>
internal sealed class HumanDialog : WaterfallDialog<HumanDialog.Request>
{
    public const string DialogId = "bot.human";

    private const string CallMe = "call-me";
    private const string IWillCall = "i-call";

    private readonly HumanTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public HumanDialog(HumanTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => BotJson.Unescaped.Request)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("offer", OfferAsync, TakeAsync);
    }

    /// <summary>Nothing has to be remembered; the record leaves room for a later version.</summary>
    public sealed record Request;

    protected override Request Start(string? argument) => new();

    private async ValueTask<StepResult> OfferAsync(WaterfallStepContext<Request> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        if (!viewer.IsLinked)
        {
            return await step.EndAsync(texts.VisitorMayAsk(viewer.Speech), cancellationToken);
        }

        var text = viewer.Club?.ContactPhone is { } phone
            ? texts.OfferWithPhone(viewer.Speech, phone)
            : texts.Offer(viewer.Speech);
        return StepResult.Ask(text, new Choice(CallMe, texts.CallMe()), new Choice(IWillCall, texts.ICallMyself()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Request> step, Answer answer, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (answer.Is(IWillCall))
        {
            return await step.EndAsync(texts.AllRight(speech), cancellationToken);
        }

        if (!answer.Is(CallMe))
        {
            return new StepResult.NotUnderstood();
        }

        var told = await TellBoardAsync(step.Turn, cancellationToken);
        return await step.EndAsync(told > 0 ? texts.BoardWasTold(speech) : texts.BoardIsNotHere(speech), cancellationToken);
    }

    private async ValueTask<int> TellBoardAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var viewer = turn.Viewer();
        var subject = turn.Subject();
        var name = addressing.NameOf(subject, calendar.Today(turn));
        var draft = viewer.Grant is { } grant
            ? new Draft(reader => texts.RelativeWantsHuman(reader, grant.RelativeName, grant.Relation, name))
            : new Draft(reader => texts.SomebodyWantsHuman(reader, name, subject.FullName, subject.Phone ?? texts.NoPhone()));
        return await messenger.TellBoardAsync(turn, subject.ClubId, draft with { Policy = ProactivePolicy.Now }, cancellationToken);
    }
}
