using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.LoanBook;

/// <summary>The board looks into the books: what the funds hold, who borrows, who is overdue, and how one borrower stands.</summary>
internal sealed class LoanBookDialog : WaterfallDialog<LoanBookDialog.Looking>
{
    public const string DialogId = "income.loan-book";

    private const string Funds = "funds";
    private const string List = "list";
    private const string One = "one";
    private const string All = "all";
    private const string Overdue = "overdue";
    private const string Next = "next";
    private const string Repay = "repay";

    private readonly LoanBookTexts texts;
    private readonly OwedTexts owed;
    private readonly Borrowers borrowers;
    private readonly ClubCalendar calendar;

    public LoanBookDialog(LoanBookTexts texts, OwedTexts owed, Borrowers borrowers, ClubCalendar calendar)
        : base(DialogId, 1, () => IncomeJson.Unescaped.LookingIntoBook)
    {
        this.texts = texts;
        this.owed = owed;
        this.borrowers = borrowers;
        this.calendar = calendar;
        AddStep(Funds, AskFundsAsync, TakeFundsAsync);
        AddStep(List, AskListAsync, TakeListAsync);
        AddStep(One, AskOneAsync, TakeOneAsync);
    }

    /// <summary>What is looked at.</summary>
    /// <param name="Sentence">What was asked and not read yet, or null.</param>
    /// <param name="LoanId">The loan that is looked at, or null.</param>
    /// <param name="IsOverdueOnly">True when only those who are overdue are listed.</param>
    /// <param name="Page">Page of the list, from 0.</param>
    public sealed record Looking(string? Sentence, string? LoanId, bool IsOverdueOnly, int Page);

    protected override Looking Start(string? argument) => new(argument, null, false, 0);

    private async ValueTask<StepResult> AskFundsAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var all = await borrowers.AllAsync(turn, cancellationToken);
        if (step.State.Sentence is { } sentence)
        {
            step.State = step.State with { Sentence = null };
            if (Named(step, sentence, all))
            {
                return new StepResult.GoTo(One);
            }

            if (LoanQuestion.MentionsIn(sentence) is [var mention, ..])
            {
                await step.SayAsync(texts.OwesNothing(turn.Speech(), mention), cancellationToken);
            }
        }

        return StepResult.Ask(
            texts.Funds(turn.Speech(), await StateAsync(turn, all, cancellationToken)),
            all.Count == 0 ? [] : [new Choice(All, texts.WhoBorrows()), new Choice(Overdue, texts.WhoIsOverdue())]);
    }

    private async ValueTask<StepResult> TakeFundsAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return await TakeNameAsync(step, answer, cancellationToken);
        }

        step.State = step.State with { IsOverdueOnly = choice.Value == Overdue, Page = 0 };
        return new StepResult.GoTo(List);
    }

    private async ValueTask<StepResult> AskListAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var shown = (await borrowers.AllAsync(turn, cancellationToken)).Select(person => (person, Open: OpenOf(turn, person)))
            .Where(each => !step.State.IsOverdueOnly || each.Open.Overdue.Count > 0);
        var pages = NamePages.Of([.. shown.Select(each => texts.Line(each.person.Name, each.Open))]);
        if (pages.Count == 0)
        {
            return await step.EndAsync(texts.NobodyIsOverdue(turn.Speech()), cancellationToken);
        }

        var page = Math.Clamp(step.State.Page, 0, pages.Count - 1);
        step.State = step.State with { Page = page };
        await step.SayAsync(string.Join('\n', pages[page]), cancellationToken);
        return page + 1 < pages.Count
            ? StepResult.Ask(texts.More(turn.Speech(), page + 1, pages.Count), new Choice(Next, texts.NextPage()))
            : StepResult.Ask(texts.Last(turn.Speech()), step.State.IsOverdueOnly ? new Choice(All, texts.WhoBorrows()) : new Choice(Overdue, texts.WhoIsOverdue()));
    }

    private async ValueTask<StepResult> TakeListAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return await TakeNameAsync(step, answer, cancellationToken);
        }

        step.State = choice.Value == Next
            ? step.State with { Page = step.State.Page + 1 }
            : step.State with { IsOverdueOnly = choice.Value == Overdue, Page = 0 };
        return new StepResult.GoTo(List);
    }

    private async ValueTask<StepResult> AskOneAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await borrowers.FindAsync(turn, step.State.LoanId, cancellationToken) is not { } person
            || OpenLoan.Of(person.Loan, calendar.Today(turn)) is not { } open)
        {
            step.State = step.State with { LoanId = null };
            return new StepResult.GoTo(Funds);
        }

        return StepResult.Ask(StateOf(turn, person.Name, open), new Choice(Repay, texts.WriteRepayment()), new Choice(All, texts.WhoBorrows()));
    }

    private async ValueTask<StepResult> TakeOneAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case Repay when await borrowers.FindAsync(step.Turn, step.State.LoanId, cancellationToken) is { } person:
                return new StepResult.Begun(RepaymentDialog.DialogId, person.Name);
            case All:
                step.State = step.State with { IsOverdueOnly = false, Page = 0 };
                return new StepResult.GoTo(List);
            default:
                return await TakeNameAsync(step, answer, cancellationToken);
        }
    }

    /// <summary>A name leads to how that borrower stands.</summary>
    private async ValueTask<StepResult> TakeNameAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken) =>
        Named(step, answer.Text, await borrowers.AllAsync(step.Turn, cancellationToken))
            ? new StepResult.GoTo(One)
            : LoanQuestion.MentionsIn(answer.Text).Count > 0 ? new StepResult.NotUnderstood(texts.NotFound(step.Turn.Speech()))
            : new StepResult.NotUnderstood();

    private string StateOf(ITurnContext turn, string who, OpenLoan open) => open.Overdue.Count == 0
        ? owed.StateOf(turn.Speech(), who, open)
        : texts.OneOverdue(turn.Speech(), who, open.Loan.Outstanding, owed.OverdueOf(open));

    /// <summary>Notes the one borrower whom a sentence names.</summary>
    /// <returns>False when it names nobody who owes something, or several.</returns>
    private static bool Named(WaterfallStepContext<Looking> step, string sentence, IReadOnlyList<Borrower> all)
    {
        if (Borrowers.Named(sentence, all) is not [var person])
        {
            return false;
        }

        step.State = step.State with { LoanId = person.Loan.Id };
        return true;
    }

    private async ValueTask<FundsState> StateAsync(ITurnContext turn, IReadOnlyList<Borrower> all, CancellationToken cancellationToken)
    {
        var book = (await ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken)).Book;
        var overdue = all.Select(person => OpenOf(turn, person)).Where(open => open.Overdue.Count > 0).ToList();
        return new FundsState(
            book.IsOpen ? book : null,
            all.Count,
            all.Aggregate(Dong.Zero, (sum, person) => sum + person.Loan.Outstanding),
            overdue.Count,
            overdue.Aggregate(Dong.Zero, (sum, open) => sum + open.AmountOverdue));
    }

    /// <summary>How a loan stands of which something is still to be paid: of no other does <see cref="Borrowers"/> know.</summary>
    private OpenLoan OpenOf(ITurnContext turn, Borrower person) =>
        OpenLoan.Of(person.Loan, calendar.Today(turn)) ?? throw new InvalidOperationException($"Loan '{person.Loan.Id}' is paid and was listed as open.");
}

/// <summary>The club's funds as the board sees them.</summary>
/// <param name="Ledger">The ledger; null where the club does not keep it here.</param>
/// <param name="Borrowers">People who owe something.</param>
/// <param name="Out">Principal that is out.</param>
/// <param name="Overdue">Borrowers with an instalment whose day has passed.</param>
/// <param name="AmountOverdue">What is left of those instalments.</param>
public sealed record FundsState(LedgerBook? Ledger, int Borrowers, Dong Out, int Overdue, Dong AmountOverdue);
