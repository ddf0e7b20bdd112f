using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>A board member hands over the money of a loan that the board agreed to; the borrower is asked whether it was received.</summary>
/// <remarks>Its argument is the request. Ends with the number of the document.</remarks>
internal sealed class PayoutDialog : WaterfallDialog<PayoutDialog.Handing>
{
    public const string DialogId = "income.payout";

    private const int LoansOfADayMax = 100;
    private const string Confirm = "confirm";
    private const string Next = "next";
    private const string Yes = "yes";
    private const string NotYet = "not-yet";
    private const string Wrong = "wrong";
    private const string Enough = "enough";

    private readonly PayoutTexts texts;
    private readonly BoardMatters matters;
    private readonly Messenger messenger;
    private readonly ClubCalendar calendar;

    public PayoutDialog(PayoutTexts texts, BoardMatters matters, Messenger messenger, ClubCalendar calendar)
        : base(DialogId, 1, () => LendingJson.Unescaped.Handing)
    {
        this.texts = texts;
        this.matters = matters;
        this.messenger = messenger;
        this.calendar = calendar;
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Next, AskNextAsync, TakeNextAsync);
    }

    /// <summary>What is handed over.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Document">Number of the document once it is booked, or null.</param>
    public sealed record Handing(string RequestId, string? Document);

    protected override Handing Start(string? argument) => new(argument ?? "", null);

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Handing> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var (matter, why) = await ReadyAsync(step, cancellationToken);
        if (matter is null)
        {
            return why is null ? new StepResult.Ended() : await step.EndAsync(why, step.State.Document, cancellationToken);
        }

        var today = calendar.Today(turn);
        var first = LoanSchedule.Of(matter.Request!.LoanOn(today)).Instalments(today)[0];
        return StepResult.Ask(texts.Confirm(turn.Speech(), matter.Name, matter.Request, first), new Choice(Yes, texts.Yes()), new Choice(NotYet, texts.NotYet()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Handing> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(NotYet))
        {
            return await step.EndAsync(texts.WaitsOn(step.Turn.Speech()), step.State.Document, cancellationToken);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        if (await ReadyAsync(step, cancellationToken) is not { Matter: { } matter })
        {
            return new StepResult.GoTo(Confirm);
        }

        var request = matter.Request!;
        var loan = await NewLoanAsync(turn, request, cancellationToken);
        var note = new BookingNote(calendar.Today(turn), texts.EntryText(matter.Member.FullName), turn.Subject().Id);
        if (await (await BookingAsync(turn, cancellationToken)).LendAsync(loan, note, calendar.Local(turn.Now), cancellationToken) is not LoanOutcome.Booked booked)
        {
            return await step.EndAsync(texts.MonthIsLocked(turn.Speech()), step.State.Document, cancellationToken);
        }

        turn.Documents.Put(request with { State = LoanRequestState.PaidOut, LoanId = booked.Loan.Id });
        var document = booked.Entry.DocumentNumber;
        await messenger.TellMemberAsync(
            turn, matter.Member, new Draft(Words: null) { DialogId = LentDialog.DialogId, DialogArgument = booked.Loan.Id }, cancellationToken);
        await messenger.TellFamilyAsync(
            turn, matter.Member, FamilyRight.Loans, new Draft(reader => texts.ToFamily(reader, matter.Name, request.Amount, document)), cancellationToken);
        await step.SayAsync(texts.Done(turn.Speech(), matter.Name, request.Amount, document), cancellationToken);
        step.State = step.State with { Document = document };
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<StepResult> AskNextAsync(WaterfallStepContext<Handing> step, CancellationToken cancellationToken)
    {
        var cash = await Decisions.FreeCashAsync(step.Turn, cancellationToken);
        return StepResult.Ask(texts.Left(step.Turn.Speech(), cash), new Choice(Enough, texts.Enough()), new Choice(Wrong, texts.WasWrong()));
    }

    private async ValueTask<StepResult> TakeNextAsync(WaterfallStepContext<Handing> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Confirms(Enough))
        {
            return new StepResult.Ended(step.State.Document);
        }

        if (!answer.Is(Wrong))
        {
            return new StepResult.NotUnderstood();
        }

        return await step.EndAsync(await TakeBackAsync(step, cancellationToken), step.State.Document, cancellationToken);
    }

    private async ValueTask<string> TakeBackAsync(WaterfallStepContext<Handing> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || step.State.Document is not { } document
            || await matters.FindAsync(turn, step.State.RequestId, cancellationToken) is not { Request.LoanId: { } loanId } matter
            || await turn.Documents.LoadAsync<Loan>(loanId, cancellationToken) is not { } loan)
        {
            return texts.TooLate(turn.Speech());
        }

        var note = new BookingNote(calendar.Today(turn), texts.ReversalText(document), turn.Subject().Id);
        var outcome = await (await BookingAsync(turn, cancellationToken)).TakeLoanBackAsync(loan, note, calendar.Local(turn.Now), cancellationToken);
        if (outcome is not LoanOutcome.Booked { Entry.DocumentNumber: var reversal })
        {
            return texts.TooLate(turn.Speech());
        }

        await messenger.TellMemberAsync(turn, matter.Member, new Draft(reader => texts.MemberTakenBack(reader, document)), cancellationToken);
        return texts.TakenBack(turn.Speech(), document, reversal);
    }

    /// <summary>What can be handed over now, or why it cannot; both null where there is nothing to say.</summary>
    private async ValueTask<(BoardMatter? Matter, string? Why)> ReadyAsync(WaterfallStepContext<Handing> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await matters.FindAsync(turn, step.State.RequestId, cancellationToken) is not { IsToPayOut: true } matter)
        {
            return (null, null);
        }

        if (matter.Member.Id == turn.Subject().Id)
        {
            return (null, texts.IsOwn(turn.Speech()));
        }

        var loans = await turn.Documents.QueryAsync<Loan>(FundsJson.ByMember, matter.Member.Id, LoansOfADayMax, cancellationToken);
        if (LendingRules.OfMember(loans, [], calendar.Today(turn)) is not null)
        {
            return (null, texts.HasLoan(turn.Speech(), matter.Name));
        }

        var cash = await Decisions.FreeCashAsync(turn, cancellationToken);
        return cash < matter.Request!.Amount ? (null, texts.NotEnough(turn.Speech(), matter.Request.Amount, cash)) : (matter, null);
    }

    /// <summary>The loan of today; whoever paid one back that began today gets another id.</summary>
    private async ValueTask<Loan> NewLoanAsync(ITurnContext turn, LoanRequest request, CancellationToken cancellationToken)
    {
        var loan = request.LoanOn(calendar.Today(turn));
        return await turn.Documents.LoadAsync<Loan>(loan.Id, cancellationToken) is null ? loan : loan with { Id = $"{loan.Id}/{turn.NewId()}" };
    }

    private static async ValueTask<LoanBooking> BookingAsync(ITurnContext turn, CancellationToken cancellationToken) => new(
        turn.Documents,
        await ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken),
        await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken));
}
