using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>Asks the board to help somebody to a right. A visitor is told where help is found.</summary>
/// <remarks>Ends with the receipt when the board was told.</remarks>
internal sealed class RightsHelpDialog : WaterfallDialog<RightsHelpDialog.Request>
{
    public const string DialogId = "rights.help";

    private const string Yes = "yes";

    private readonly RightsHelpTexts texts;
    private readonly RightsKnowledge knowledge;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public RightsHelpDialog(
        RightsHelpTexts texts, RightsKnowledge knowledge, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => RightsJson.Unescaped.Request)
    {
        this.texts = texts;
        this.knowledge = knowledge;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("confirm", AskAsync, TakeAsync);
    }

    /// <summary>What help is asked for.</summary>
    /// <param name="Answer">The answer that was open.</param>
    public sealed record Request(string? Answer);

    protected override Request Start(string? argument) => new(argument);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Request> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        if (!viewer.IsLinked)
        {
            return await step.EndAsync(texts.VisitorMayDo(viewer.Speech), cancellationToken);
        }

        return SubjectOf(step) is { } subject
            ? StepResult.Ask(texts.Confirm(viewer.Speech, subject), new Choice(Yes, texts.Yes()))
            : new StepResult.Ended();
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Request> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!answer.Is(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsLinked || SubjectOf(step) is not { } subject)
        {
            return new StepResult.Ended();
        }

        var receipt = turn.NewReceipt();
        var told = await messenger.TellBoardAsync(turn, turn.Club().Id, DraftOf(turn, subject, receipt), cancellationToken);
        return await step.EndAsync(
            told > 0 ? texts.BoardWasTold(turn.Speech(), receipt) : texts.BoardIsNotHere(turn.Speech()),
            receipt,
            cancellationToken);
    }

    private Draft DraftOf(ITurnContext turn, string subject, string receipt)
    {
        var member = turn.Subject();
        var name = addressing.NameOf(member, calendar.Today(turn));
        return turn.Viewer().Grant is { } grant
            ? new Draft(reader => texts.RelativeAsks(reader, grant.RelativeName, grant.Relation, name, subject, receipt))
            : new Draft(reader => texts.MemberAsks(reader, name, member.FullName, member.Phone ?? texts.NoPhone(), subject, receipt));
    }

    private string? SubjectOf(WaterfallStepContext<Request> step) =>
        step.State.Answer is { } id ? knowledge.Find(id)?.Subject.Title : null;
}
