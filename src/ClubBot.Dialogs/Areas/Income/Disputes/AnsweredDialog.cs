using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>Brings the board's answer to the member who found the book wrong, and asks whether it is right; "not yet" opens it again.</summary>
internal sealed class AnsweredDialog : WaterfallDialog<AnsweredDialog.Answered>
{
    public const string DialogId = "income.answered";

    private const string Right = "right";
    private const string NotYet = "not-yet";

    private readonly DisputeAnsweredTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public AnsweredDialog(DisputeAnsweredTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => DisputeJson.Unescaped.Answered)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("ask", AskAsync, TakeAsync);
    }

    /// <summary>What was answered.</summary>
    /// <param name="DisputeId">The dispute.</param>
    public sealed record Answered(string DisputeId);

    protected override Answered Start(string? argument) => new(argument ?? throw new ArgumentException("A dispute is named.", nameof(argument)));

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Answered> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await AnsweredAsync(step, cancellationToken) is not { Answer: { } answer } dispute)
        {
            return new StepResult.Ended();
        }

        var loan = await step.Documents.LoadAsync<Loan>(dispute.LoanId, cancellationToken);
        var who = turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), calendar.Today(turn)) : turn.Speech().You;
        return StepResult.Ask(
            texts.Ask(turn.Speech(), who, dispute, answer.Words, loan?.Outstanding ?? Dong.Zero),
            new Choice(Right, texts.Right()),
            new Choice(NotYet, texts.NotYet()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Answered> step, Kernel.Dialogs.Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var declines = answer.Declines(NotYet);
        if (!declines && !answer.Confirms(Right))
        {
            return new StepResult.NotUnderstood();
        }

        // Mother and son were both asked: the first answer counts.
        if (await AnsweredAsync(step, cancellationToken) is not { } dispute)
        {
            return new StepResult.Ended();
        }

        if (!declines)
        {
            step.Documents.Put(dispute with { IsSettled = true });
            return await step.EndAsync(texts.Thanks(turn.Speech()), dispute.Receipt, cancellationToken);
        }

        step.Documents.Put(dispute with { Answer = null, WaitsSince = turn.Now });
        var name = addressing.NameOf(turn.Subject(), calendar.Today(turn));
        await messenger.TellBoardAsync(
            turn, dispute.ClubId, new Draft(reader => texts.BoardOpenAgain(reader, name, dispute.Receipt)), cancellationToken);
        return await step.EndAsync(texts.OpenAgain(turn.Speech(), dispute.Receipt), dispute.Receipt, cancellationToken);
    }

    /// <summary>The dispute while its answer is not settled and the speaker may see it; otherwise null.</summary>
    private static async ValueTask<LoanDispute?> AnsweredAsync(WaterfallStepContext<Answered> step, CancellationToken cancellationToken) =>
        step.Turn.Viewer().May(FamilyRight.Loans)
        && await step.Documents.LoadAsync<LoanDispute>(step.State.DisputeId, cancellationToken) is { Answer: not null, IsSettled: false } dispute
            ? dispute
            : null;
}
