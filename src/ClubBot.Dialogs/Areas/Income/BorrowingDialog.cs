using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>How to pay back and how to ask for a loan: lending itself is done at the club's meeting, and that is said.</summary>
internal sealed class BorrowingDialog : WaterfallDialog<BorrowingDialog.Question>
{
    public const string DialogId = "income.borrowing";

    /// <summary>Argument for somebody who wants to borrow; anything else is about paying back.</summary>
    public const string WantsLoan = "request";

    private const string SeeLoan = "loan";
    private const string Treasurer = "treasurer";
    private const string Board = "board";

    private readonly BorrowingTexts texts;

    public BorrowingDialog(BorrowingTexts texts)
        : base(DialogId, 1, () => IncomeJson.Unescaped.Question)
    {
        this.texts = texts;
        AddStep("what", AskAsync, TakeAsync);
    }

    /// <summary>What was asked.</summary>
    /// <param name="WantsLoan">True for a loan, false for paying back.</param>
    /// <param name="IsTold">True once the answer was given, so that it is not read out again.</param>
    public sealed record Question(bool WantsLoan, bool IsTold);

    protected override Question Start(string? argument) => new(argument == WantsLoan, false);

    /// <summary>Whoever got something done is done; whoever came back is asked again.</summary>
    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Question> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        reason == DialogReason.EndCalled
            ? ValueTask.FromResult<StepResult>(new StepResult.Ended(result))
            : base.ChildEndedAsync(step, reason, result, cancellationToken);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Question> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        if (!step.State.IsTold)
        {
            await TellAsync(step, cancellationToken);
            step.State = step.State with { IsTold = true };
        }

        if (!viewer.IsLinked)
        {
            return new StepResult.Ended();
        }

        if (step.State.WantsLoan)
        {
            return StepResult.Ask(texts.ShallITellBoard(viewer.Speech), new Choice(Board, texts.TellBoard()));
        }

        Choice[] choices = viewer.May(FamilyRight.Loans)
            ? [new Choice(SeeLoan, texts.SeeLoan()), new Choice(Treasurer, texts.TalkToTreasurer())]
            : [new Choice(Treasurer, texts.TalkToTreasurer())];
        return StepResult.Ask(texts.AnythingElse(viewer.Speech), choices);
    }

    private async ValueTask TellAsync(WaterfallStepContext<Question> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (step.State.WantsLoan)
        {
            await step.SayAsync(step.Turn.Viewer().IsFamily ? texts.MembersAskThemselves(speech) : texts.HowToBorrow(speech), cancellationToken);
            return;
        }

        await step.SayAsync(texts.HowToRepay(speech), cancellationToken);
        var hasAccount = step.Turn.Viewer().IsLinked && await step.Documents.LoadAsync<ClubTransferAccount>(step.Turn.Club().Id, cancellationToken) is not null;
        await step.SayAsync(hasAccount ? texts.OnlyByOurAccount(speech) : texts.NeverByTransfer(speech), cancellationToken);
    }

    private static ValueTask<StepResult> TakeAsync(WaterfallStepContext<Question> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            SeeLoan => new StepResult.Begun(LoanDialog.DialogId),
            Treasurer => new StepResult.Begun(TreasurerDialog.DialogId),
            Board => new StepResult.Begun(HumanDialog.DialogId),
            _ => new StepResult.NotUnderstood(),
        });
}
