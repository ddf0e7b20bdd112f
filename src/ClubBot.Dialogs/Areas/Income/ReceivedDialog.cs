using System.Globalization;
using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Tells a member what was booked as paid, and asks whether that is right; "no" leads to a dispute that the board has to answer.</summary>
internal sealed class ReceivedDialog : WaterfallDialog<ReceivedDialog.Receipt>
{
    public const string DialogId = "income.received";

    private const char Between = '|';
    private const string Right = "right";
    private const string Wrong = "wrong";

    private readonly ReceivedTexts texts;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public ReceivedDialog(ReceivedTexts texts, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => IncomeJson.Unescaped.Receipt)
    {
        this.texts = texts;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("ask", AskAsync, TakeAsync);
    }

    /// <summary>What was booked.</summary>
    /// <param name="LoanId">The loan.</param>
    /// <param name="Entry">Number of the ledger's entry.</param>
    /// <param name="Document">Number that stands on paper.</param>
    public sealed record Receipt(string LoanId, long Entry, string Document);

    /// <summary>The argument that begins this dialog.</summary>
    public static string ArgumentOf(Loan loan, LedgerEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{loan.Id}{Between}{entry.Number}{Between}{entry.DocumentNumber}");

    protected override Receipt Start(string? argument) => (argument ?? "").Split(Between) is [var loan, var entry, var document]
        ? new Receipt(loan, long.Parse(entry, CultureInfo.InvariantCulture), document)
        : throw new ArgumentException("A receipt names loan, entry and document.", nameof(argument));

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Receipt> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().May(FamilyRight.Loans) || await step.Documents.LoadAsync<Loan>(step.State.LoanId, cancellationToken) is not { } loan)
        {
            return new StepResult.Ended();
        }

        // What was taken back meanwhile is told in a message of its own.
        if (PaidIn(loan, step.State.Entry) is not { PaidOn: not null } paid)
        {
            return new StepResult.Ended();
        }

        var who = turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), calendar.Today(turn)) : turn.Speech().You;
        return StepResult.Ask(
            texts.Ask(turn.Speech(), who, paid, loan.Outstanding, step.State.Document),
            new Choice(Right, texts.Right()),
            new Choice(Wrong, texts.Wrong()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Receipt> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(Wrong))
        {
            return new StepResult.Replaced(DisputeDialog.DialogId, step.State.LoanId);
        }

        if (!answer.Confirms(Right))
        {
            return new StepResult.NotUnderstood();
        }

        var stands = await step.Documents.LoadAsync<Loan>(step.State.LoanId, cancellationToken) is { } loan && PaidIn(loan, step.State.Entry) is not null;
        var (speech, document) = (step.Turn.Speech(), step.State.Document);
        return await step.EndAsync(stands ? texts.Thanks(speech, document) : texts.TakenBack(speech, document), document, cancellationToken);
    }

    private static Repayment? PaidIn(Loan loan, long entry) => loan.Repayments.FirstOrDefault(paid => paid.EntryNumber == entry);
}
