using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>A board member writes down what the club decided for a borrower in hardship: more time once, or to forgive what is owed, which takes another's yes.</summary>
internal sealed class ReliefDialog : WaterfallDialog<ReliefDialog.Relieving>
{
    public const string DialogId = "income.relief";

    private const int PeopleShown = 3;
    private const int MonthsMax = 12;
    private const int LettersMin = 4;
    private const string Who = "who";
    private const string What = "what";
    private const string Months = "months";
    private const string Minutes = "minutes";
    private const string Confirm = "confirm";
    private const string Extend = "extend";
    private const string Forgive = "forgive";
    private const string Yes = "yes";

    private static readonly int[] MonthsOffered = [1, 3, 6];

    private readonly ReliefTexts texts;
    private readonly Borrowers borrowers;
    private readonly Messenger messenger;
    private readonly ClubCalendar calendar;

    public ReliefDialog(ReliefTexts texts, Borrowers borrowers, Messenger messenger, ClubCalendar calendar)
        : base(DialogId, 1, () => LendingJson.Unescaped.Relieving)
    {
        this.texts = texts;
        this.borrowers = borrowers;
        this.messenger = messenger;
        this.calendar = calendar;
        AddStep(Who, AskWhoAsync, TakeWhoAsync);
        AddStep(What, AskWhatAsync, TakeWhat);
        AddStep(Months, AskMonthsAsync, TakeMonths);
        AddStep(Minutes, AskMinutesAsync, TakeMinutes);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="LoanId">Whose loan, or null.</param>
    /// <param name="Forgives">True to forgive, false for more time, null before it was said.</param>
    /// <param name="Months">Months more, or null.</param>
    /// <param name="Minutes">Where the decision stands, or null.</param>
    public sealed record Relieving(string? LoanId, bool? Forgives, int? Months, string? Minutes);

    protected override Relieving Start(string? argument) => new(null, null, null, null);

    private async ValueTask<StepResult> AskWhoAsync(WaterfallStepContext<Relieving> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var all = await InLedgerAsync(turn, cancellationToken);
        return all.Count == 0
            ? await step.EndAsync(texts.NobodyOwes(turn.Speech()), cancellationToken)
            : StepResult.AskFreely(texts.Who(turn.Speech()));
    }

    private async ValueTask<StepResult> TakeWhoAsync(WaterfallStepContext<Relieving> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var all = await InLedgerAsync(turn, cancellationToken);
        var named = answer.Choice is { } choice ? all.Where(person => person.Loan.Id == choice.Value).ToList() : Borrowers.Named(answer.Text, all);
        if (named is not [var person])
        {
            return named.Count == 0
                ? new StepResult.NotUnderstood(texts.NotFound(turn.Speech()))
                : StepResult.AskFreely(texts.WhichOne(turn.Speech()), [.. named.Take(PeopleShown).Select(each => new Choice(each.Loan.Id, each.Member.FullName))]);
        }

        if (person.Member.Id == turn.Subject().Id)
        {
            return await step.EndAsync(texts.IsOwn(turn.Speech()), cancellationToken);
        }

        step.State = new Relieving(person.Loan.Id, null, null, null);
        return new StepResult.GoTo(What);
    }

    private ValueTask<StepResult> AskWhatAsync(WaterfallStepContext<Relieving> step, CancellationToken cancellationToken) =>
        WithBorrowerAsync(step, person =>
        {
            var forgive = new Choice(Forgive, texts.Forgive());
            return person.Loan.Extension is null
                ? StepResult.Ask(texts.What(step.Turn.Speech(), person.Name, person.Loan.Outstanding), new Choice(Extend, texts.Extend()), forgive)
                : StepResult.Ask(texts.WhatAfterExtension(step.Turn.Speech(), person.Name, person.Loan.Outstanding), forgive);
        }, cancellationToken);

    private static ValueTask<StepResult> TakeWhat(WaterfallStepContext<Relieving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = step.State with { Forgives = choice.Value == Forgive, Months = null, Minutes = null };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(choice.Value == Forgive ? Minutes : Months));
    }

    private ValueTask<StepResult> AskMonthsAsync(WaterfallStepContext<Relieving> step, CancellationToken cancellationToken) => WithBorrowerAsync(
        step,
        person => StepResult.AskFreely(
            texts.HowLong(step.Turn.Speech(), person.Name, MonthsMax), [.. MonthsOffered.Select(texts.Months).Select(months => new Choice(months, months))]),
        cancellationToken);

    private ValueTask<StepResult> TakeMonths(WaterfallStepContext<Relieving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (TermReader.Answered(answer.Choice?.Value ?? answer.Text, step.Turn.Now) is not (> 0 and <= MonthsMax and var months))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedMonths(step.Turn.Speech(), MonthsMax)));
        }

        step.State = step.State with { Months = months };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Minutes));
    }

    private ValueTask<StepResult> AskMinutesAsync(WaterfallStepContext<Relieving> step, CancellationToken cancellationToken) =>
        WithBorrowerAsync(step, _ => StepResult.AskFreely(texts.WhichMinutes(step.Turn.Speech())), cancellationToken);

    private ValueTask<StepResult> TakeMinutes(WaterfallStepContext<Relieving> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = ShownText.OneLine(answer.Text);
        if (Confirmation.IsNo(words) || words.Count(char.IsLetter) < LettersMin || words.Length > WriteOffProposal.MinutesLengthMax)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedMinutes(step.Turn.Speech())));
        }

        step.State = step.State with { Minutes = words };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Relieving> step, CancellationToken cancellationToken) =>
        WithBorrowerAsync(step, person =>
        {
            var (speech, minutes) = (step.Turn.Speech(), step.State.Minutes ?? "");
            var text = step.State.Forgives == true
                ? texts.ConfirmForgive(speech, person.Name, person.Loan.Outstanding, minutes)
                : ConfirmExtension(step, person, minutes);
            return StepResult.Ask(text, new Choice(Yes, texts.Yes()), new Choice(Minutes, texts.OtherMinutes()));
        }, cancellationToken);

    private string ConfirmExtension(WaterfallStepContext<Relieving> step, Borrower person, string minutes)
    {
        var today = calendar.Today(step.Turn);
        var instalments = LoanSchedule.Of(Extended(step, person.Loan)).Instalments(today);
        var next = instalments.First(instalment => instalment.DueOn > today);
        return texts.ConfirmExtend(step.Turn.Speech(), person.Name, step.State.Months ?? 0, minutes, next, instalments[^1].DueOn);
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Relieving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Minutes))
        {
            return new StepResult.GoTo(Minutes);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await borrowers.FindAsync(turn, step.State.LoanId, cancellationToken) is not { } person
            || person.Loan.Outstanding == Dong.Zero || step.State.Minutes is not { } minutes)
        {
            return new StepResult.GoTo(Who);
        }

        return step.State.Forgives == true
            ? await ProposeAsync(step, person, minutes, cancellationToken)
            : await ExtendAsync(step, person, cancellationToken);
    }

    private async ValueTask<StepResult> ExtendAsync(WaterfallStepContext<Relieving> step, Borrower person, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (person.Loan.Extension is not null || step.State.Months is null)
        {
            // Somebody else of the board wrote it down meanwhile.
            return new StepResult.GoTo(What);
        }

        var loan = Extended(step, person.Loan);
        turn.Documents.Put(loan);
        var last = LoanSchedule.Of(loan).Instalments(calendar.Today(turn))[^1].DueOn;
        var (months, minutes) = (loan.Extension!.Months, loan.Extension.Minutes);
        await messenger.TellMemberAsync(turn, person.Member, new Draft(reader => texts.MemberExtended(reader, months, minutes, last)), cancellationToken);
        return await step.EndAsync(texts.Extended(turn.Speech(), person.Name, months, last, turn.NewReceipt()), cancellationToken);
    }

    private async ValueTask<StepResult> ProposeAsync(
        WaterfallStepContext<Relieving> step, Borrower person, string minutes, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var open = await turn.Documents.QueryAsync<WriteOffProposal>(FundsJson.Open, turn.Club().Id, FundsJson.LoansMax, cancellationToken);
        if (open.Any(each => each.LoanId == person.Loan.Id))
        {
            return await step.EndAsync(texts.IsProposed(turn.Speech(), person.Name), cancellationToken);
        }

        var proposal = new WriteOffProposal
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            MemberId = person.Member.Id,
            LoanId = person.Loan.Id,
            Minutes = minutes,
            ProposedAt = turn.Now,
            Receipt = turn.NewReceipt(),
            Votes = [new BoardVote(turn.Subject().Id, true, turn.Now)],
        };
        turn.Documents.Put(proposal);
        await messenger.TellBoardAsync(
            turn, proposal.ClubId, new Draft(Words: null) { DialogId = DecisionDialog.DialogId, DialogArgument = proposal.Id }, cancellationToken);
        return await step.EndAsync(texts.Proposed(turn.Speech(), person.Name, proposal.Receipt), cancellationToken);
    }

    private Loan Extended(WaterfallStepContext<Relieving> step, Loan loan) => loan with
    {
        Extension = new LoanExtension(
            calendar.Today(step.Turn), step.State.Months ?? 0, loan.PaidPrincipal, step.State.Minutes ?? "", step.Turn.Subject().Id),
    };

    private async ValueTask<IReadOnlyList<Borrower>> InLedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        [.. (await borrowers.AllAsync(turn, cancellationToken)).Where(person => person.Loan.IsInLedger && person.Loan.Outstanding > Dong.Zero)];

    private async ValueTask<StepResult> WithBorrowerAsync(
        WaterfallStepContext<Relieving> step, Func<Borrower, StepResult> ask, CancellationToken cancellationToken) =>
        step.Turn.Viewer().IsBoard && await borrowers.FindAsync(step.Turn, step.State.LoanId, cancellationToken) is { } person
            && person.Loan.Outstanding > Dong.Zero
            ? ask(person)
            : new StepResult.GoTo(Who);
}
