using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Checks;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>A board member writes down who pays back how much, one sentence each: read back, booked, undone by reversal, with a running total.</summary>
internal sealed class RepaymentDialog : WaterfallDialog<RepaymentDialog.Taking>
{
    public const string DialogId = "income.repayment";

    private const int PeopleShown = 3;
    private const string Who = "who";
    private const string HowMuch = "how-much";
    private const string Confirm = "confirm";
    private const string Next = "next";
    private const string Yes = "yes";
    private const string Wrong = "wrong";
    private const string Enough = Collecting.Enough;

    private readonly RepaymentTexts texts;
    private readonly Borrowers borrowers;
    private readonly RepaymentBook book;

    public RepaymentDialog(RepaymentTexts texts, Borrowers borrowers, RepaymentBook book)
        : base(DialogId, 1, () => IncomeJson.Unescaped.Taking)
    {
        this.texts = texts;
        this.borrowers = borrowers;
        this.book = book;
        AddStep(Who, AskWhoAsync, TakeWhoAsync);
        AddStep(HowMuch, AskHowMuchAsync, TakeHowMuchAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Next, AskNextAsync, TakeNextAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">The sentence that was not read yet, or null.</param>
    /// <param name="LoanId">Whose loan, or null.</param>
    /// <param name="Amount">How much in đồng, or null.</param>
    /// <param name="Shown">Principal that was owed when it was read back, in đồng; null before that.</param>
    /// <param name="BookedLoanId">The loan that was booked last, or null.</param>
    /// <param name="BookedEntry">The ledger's entry that was booked last, or null.</param>
    public sealed record Taking(string? Sentence, string? LoanId, long? Amount, long? Shown, string? BookedLoanId, long? BookedEntry)
    {
        public static Taking Nothing { get; } = new(null, null, null, null, null, null);
    }

    protected override Taking Start(string? argument) => Taking.Nothing with { Sentence = argument };

    private async ValueTask<StepResult> AskWhoAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (!await RepaymentBook.IsOpenAsync(turn, cancellationToken))
        {
            return await step.EndAsync(texts.NoLedger(turn.Speech()), cancellationToken);
        }

        var all = await borrowers.AllAsync(turn, cancellationToken);
        if (all.Count == 0)
        {
            return await step.EndAsync(texts.NobodyOwes(turn.Speech()), cancellationToken);
        }

        if (step.State.Sentence is { } sentence && Read(step, sentence, all) is { } found)
        {
            return found;
        }

        var named = step.State.Sentence is { } said ? Borrowers.Named(said, all) : [];
        step.State = step.State with { Sentence = null };
        return StepResult.AskFreely(
            texts.Who(turn.Speech()), [.. named.Take(PeopleShown).Select(person => new Choice(person.Loan.Id, person.Name))]);
    }

    private async ValueTask<StepResult> TakeWhoAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var all = await borrowers.AllAsync(turn, cancellationToken);
        if (answer.Choice is { } choice && all.FirstOrDefault(person => person.Loan.Id == choice.Value) is { } chosen)
        {
            return Found(step, chosen);
        }

        if (Read(step, answer.Text, all) is { } found)
        {
            return found;
        }

        if (Borrowers.Named(answer.Text, all).Count > 1)
        {
            step.State = step.State with { Sentence = answer.Text };
            return new StepResult.GoTo(Who);
        }

        return new StepResult.NotUnderstood(texts.NotFound(turn.Speech()));
    }

    private async ValueTask<StepResult> AskHowMuchAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await borrowers.FindAsync(turn, step.State.LoanId, cancellationToken) is not { } person)
        {
            return new StepResult.GoTo(Who);
        }

        if (person.Member.Id == turn.Subject().Id)
        {
            return await step.EndAsync(texts.OwnLoan(turn.Speech()), cancellationToken);
        }

        if (step.State.Amount is not null)
        {
            return new StepResult.GoTo(Confirm);
        }

        return StepResult.AskFreely(texts.HowMuch(turn.Speech(), person.Name, person.Loan.Outstanding));
    }

    private ValueTask<StepResult> TakeHowMuchAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (Borrowers.Amount(answer.Text) is not { } amount)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech())));
        }

        step.State = step.State with { Amount = amount.Amount };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await borrowers.FindAsync(turn, step.State.LoanId, cancellationToken) is not { } person || step.State.Amount is not { } said)
        {
            return new StepResult.GoTo(Who);
        }

        var amount = new Dong(said);
        if (book.SplitOf(turn, person.Loan, amount) is not { } split)
        {
            await step.SayAsync(texts.TooMuch(turn.Speech(), person.Name, amount, book.MostOf(turn, person.Loan)), cancellationToken);
            step.State = step.State with { Amount = null };
            return new StepResult.GoTo(HowMuch);
        }

        step.State = step.State with { Shown = person.Loan.Outstanding.Amount };
        return await book.SameTodayAsync(turn, person.Loan, amount, cancellationToken) is { } same
            ? StepResult.Ask(
                texts.ConfirmAgain(turn.Speech(), person.Name, amount, same.DocumentNumber),
                new Choice(Yes, texts.YesAgain()),
                new Choice(HowMuch, texts.OtherAmount()))
            : StepResult.Ask(
                texts.Confirm(turn.Speech(), person.Name, amount, book.PartsOf(split), person.Loan.Outstanding - split.Principal),
                new Choice(Yes, texts.Yes()),
                new Choice(HowMuch, texts.OtherAmount()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(HowMuch))
        {
            step.State = step.State with { Amount = null };
            return new StepResult.GoTo(HowMuch);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await borrowers.FindAsync(turn, step.State.LoanId, cancellationToken) is not { } person
            || step.State.Amount is not { } said || book.SplitOf(turn, person.Loan, new Dong(said)) is not { } split
            || step.State.Shown != person.Loan.Outstanding.Amount)
        {
            // Somebody else has booked a payment meanwhile, perhaps this one: what was read back is not what would be booked.
            return new StepResult.GoTo(Confirm);
        }

        if (await book.BookAsync(turn, person, split, cancellationToken) is not { } booked)
        {
            return await step.EndAsync(texts.Refused(turn.Speech()), cancellationToken);
        }

        var (amount, left, document) = (new Dong(said), booked.Loan.Outstanding, booked.Entry.DocumentNumber);
        await step.SayAsync(
            left > Dong.Zero ? texts.Done(turn.Speech(), person.Name, amount, left, document) : texts.DoneAll(turn.Speech(), person.Name, amount, document),
            cancellationToken);
        step.State = Taking.Nothing with { BookedLoanId = person.Loan.Id, BookedEntry = booked.Entry.Number };
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<StepResult> AskNextAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var (count, sum) = await book.TodayAsync(step.Turn, cancellationToken);
        var text = texts.Today(step.Turn.Speech(), count, sum);
        var enough = new Choice(Enough, texts.Enough());
        return step.State.BookedEntry is null
            ? StepResult.Ask(text, enough)
            : StepResult.Ask(text, enough, new Choice(Wrong, texts.WasWrong()));
    }

    private async ValueTask<StepResult> TakeNextAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Enough))
        {
            return await Collecting.EndAsync(step, () => TotalAsync(turn, cancellationToken), cancellationToken);
        }

        if (answer.Is(Wrong))
        {
            return await TakeBackAsync(step, cancellationToken);
        }

        var all = await borrowers.AllAsync(turn, cancellationToken);
        if (Read(step, answer.Text, all) is { } found)
        {
            return found;
        }

        if (Borrowers.Named(answer.Text, all).Count > 1)
        {
            step.State = step.State with { Sentence = answer.Text };
            return new StepResult.GoTo(Who);
        }

        return new StepResult.NotUnderstood(texts.NotFound(turn.Speech()));
    }

    private async ValueTask<StepResult> TakeBackAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await borrowers.FindAsync(turn, step.State.BookedLoanId, cancellationToken) is not { } person || step.State.BookedEntry is not { } number
            || await book.TakeBackAsync(turn, person, number, cancellationToken) is not { } taken)
        {
            await step.SayAsync(texts.TooLate(turn.Speech()), cancellationToken);
        }
        else
        {
            await step.SayAsync(
                texts.TakenBack(turn.Speech(), person.Name, taken.Loan.Outstanding, taken.Document, taken.Reversal), cancellationToken);
        }

        step.State = Taking.Nothing;
        return new StepResult.GoTo(Next);
    }

    /// <summary>Where a sentence leads that names one borrower; null when it names nobody or several.</summary>
    private static StepResult? Read(WaterfallStepContext<Taking> step, string sentence, IReadOnlyList<Borrower> all)
    {
        if (Borrowers.Named(sentence, all) is not [var person])
        {
            return null;
        }

        step.State = step.State with { Amount = Borrowers.Amount(sentence)?.Amount };
        return Found(step, person);
    }

    private static StepResult Found(WaterfallStepContext<Taking> step, Borrower person)
    {
        step.State = step.State with { Sentence = null, LoanId = person.Loan.Id };
        return new StepResult.GoTo(HowMuch);
    }

    private async ValueTask<string> TotalAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (count, sum) = await book.TodayAsync(turn, cancellationToken);
        return texts.Total(turn.Speech(), count, sum);
    }
}
