using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>A member asks for a loan: how much, what for, how many months; read back with what it will cost, then put before the board.</summary>
internal sealed class LoanRequestDialog : WaterfallDialog<LoanRequestDialog.Asking>
{
    public const string DialogId = "income.request";

    private const int RecordsMax = 100;
    private const string Amount = "amount";
    private const string Purpose = "purpose";
    private const string Term = "term";
    private const string Confirm = "confirm";
    private const string Asked = "asked";
    private const string Withdraw = "withdraw";
    private const string Yes = "yes";
    private const string Change = "change";

    private readonly LoanRequestTexts texts;
    private readonly Messenger messenger;
    private readonly ClubCalendar calendar;

    public LoanRequestDialog(LoanRequestTexts texts, Messenger messenger, ClubCalendar calendar)
        : base(DialogId, 1, () => LendingJson.Unescaped.Asking)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.calendar = calendar;
        AddStep(Amount, AskAmountAsync, TakeAmountAsync);
        AddStep(Purpose, AskPurpose, TakePurpose);
        AddStep(Term, AskTermAsync, TakeTermAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Asked, AskAskedAsync, TakeAsked);
        AddStep(Withdraw, AskWithdrawAsync, TakeWithdrawAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">The sentence that was not read yet, or null.</param>
    /// <param name="Amount">In đồng, or null.</param>
    /// <param name="Purpose">What for, or null.</param>
    /// <param name="Months">The term, or null.</param>
    public sealed record Asking(string? Sentence, long? Amount, string? Purpose, int? Months);

    protected override Asking Start(string? argument) => new(argument, null, null, null);

    private async ValueTask<StepResult> AskAmountAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var viewer = turn.Viewer();
        if (!viewer.IsLinked || viewer.IsFamily || !await IsOpenAsync(turn, cancellationToken))
        {
            return new StepResult.Replaced(BorrowingDialog.DialogId, BorrowingDialog.WantsLoan);
        }

        if (await HindranceAsync(turn, cancellationToken) is { } hindrance)
        {
            return await RefuseAsync(step, hindrance, cancellationToken);
        }

        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        if (step.State.Sentence is { } sentence)
        {
            step.State = new Asking(null, Borrowers.Amount(sentence)?.Amount, PurposeReader.Said(sentence), TermReader.Said(sentence, turn.Now));
        }

        if (step.State.Amount is { } said)
        {
            if (LendingRules.IsAmount(rules, new Dong(said)))
            {
                return new StepResult.GoTo(Purpose);
            }

            await step.SayAsync(texts.TooMuch(turn.Speech(), rules.LoanMax), cancellationToken);
            step.State = step.State with { Amount = null };
        }

        return StepResult.AskFreely(texts.HowMuch(turn.Speech(), rules.LoanMax));
    }

    private async ValueTask<StepResult> TakeAmountAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (Borrowers.Amount(answer.Text) is not { } amount)
        {
            return new StepResult.NotUnderstood(texts.NeedAmount(turn.Speech()));
        }

        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        if (!LendingRules.IsAmount(rules, amount))
        {
            return new StepResult.NotUnderstood(texts.TooMuch(turn.Speech(), rules.LoanMax));
        }

        step.State = step.State with { Amount = amount.Amount };
        return new StepResult.GoTo(Purpose);
    }

    private ValueTask<StepResult> AskPurpose(WaterfallStepContext<Asking> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(step.State.Purpose is not null
            ? new StepResult.GoTo(Term)
            : StepResult.AskFreely(
                texts.WhatFor(step.Turn.Speech()),
                new Choice(texts.Animals(), texts.Animals()),
                new Choice(texts.Crops(), texts.Crops()),
                new Choice(texts.Trade(), texts.Trade())));

    private ValueTask<StepResult> TakePurpose(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (PurposeReader.Answered(answer.Choice?.Value ?? answer.Text) is not { } purpose)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedPurpose(step.Turn.Speech())));
        }

        step.State = step.State with { Purpose = purpose };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Term));
    }

    private async ValueTask<StepResult> AskTermAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        if (step.State.Months is { } said)
        {
            if (LendingRules.IsTerm(rules, said))
            {
                return new StepResult.GoTo(Confirm);
            }

            await step.SayAsync(texts.WrongTerm(turn.Speech(), rules.TermMonthsMin, rules.TermMonthsMax), cancellationToken);
            step.State = step.State with { Months = null };
        }

        int[] terms = [rules.TermMonthsMin, (rules.TermMonthsMin + rules.TermMonthsMax + 1) / 2, rules.TermMonthsMax];
        return StepResult.AskFreely(
            texts.HowLong(turn.Speech(), rules.TermMonthsMin, rules.TermMonthsMax),
            [.. terms.Distinct().Select(months => new Choice(texts.Months(months), texts.Months(months)))]);
    }

    private async ValueTask<StepResult> TakeTermAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        if (TermReader.Answered(answer.Choice?.Value ?? answer.Text, turn.Now) is not { } months || !LendingRules.IsTerm(rules, months))
        {
            return new StepResult.NotUnderstood(texts.WrongTerm(turn.Speech(), rules.TermMonthsMin, rules.TermMonthsMax));
        }

        step.State = step.State with { Months = months };
        return new StepResult.GoTo(Confirm);
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await RequestAsync(step, cancellationToken) is not { } request)
        {
            return new StepResult.GoTo(Amount);
        }

        var schedule = LoanSchedule.Of(request.LoanOn(calendar.Today(turn)));
        return StepResult.Ask(
            texts.Confirm(turn.Speech(), request, schedule.Instalments(calendar.Today(turn)), schedule.TotalInterest),
            new Choice(Yes, texts.Yes()),
            new Choice(Change, texts.Change()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Change))
        {
            step.State = new Asking(null, null, null, null);
            return new StepResult.GoTo(Amount);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        if (await HindranceAsync(turn, cancellationToken) is { } hindrance)
        {
            return await RefuseAsync(step, hindrance, cancellationToken);
        }

        if (await RequestAsync(step, cancellationToken) is not { } draft)
        {
            return new StepResult.GoTo(Amount);
        }

        var request = draft with { Id = turn.NewId(), Receipt = turn.NewReceipt() };
        step.Documents.Put(request);
        var told = await messenger.TellBoardAsync(
            turn, request.ClubId, new Draft(Words: null) { DialogId = DecisionDialog.DialogId, DialogArgument = request.Id }, cancellationToken);
        return await step.EndAsync(
            told > 0 ? texts.Done(turn.Speech(), request.Receipt) : texts.DoneButBoardIsNotHere(turn.Speech(), request.Receipt),
            request.Receipt,
            cancellationToken);
    }

    private async ValueTask<StepResult> AskAskedAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await OpenRequestAsync(turn, cancellationToken) is not { } request)
        {
            return new StepResult.GoTo(Amount);
        }

        var text = request.State == LoanRequestState.Approved ? texts.IsApproved(turn.Speech(), request) : texts.IsWaiting(turn.Speech(), request);
        return StepResult.Ask(text, new Choice(Withdraw, texts.Withdraw()));
    }

    private static ValueTask<StepResult> TakeAsked(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Is(Withdraw) ? new StepResult.GoTo(Withdraw) : new StepResult.NotUnderstood());

    private async ValueTask<StepResult> AskWithdrawAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken) =>
        await OpenRequestAsync(step.Turn, cancellationToken) is { } request
            ? StepResult.Ask(texts.SureWithdraw(step.Turn.Speech(), request), new Choice(Yes, texts.YesWithdraw()))
            : new StepResult.GoTo(Amount);

    private async ValueTask<StepResult> TakeWithdrawAsync(WaterfallStepContext<Asking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (await OpenRequestAsync(step.Turn, cancellationToken) is not { } request)
        {
            return new StepResult.GoTo(Amount);
        }

        step.Documents.Put(request with { State = LoanRequestState.Withdrawn });
        return await step.EndAsync(texts.Withdrawn(step.Turn.Speech(), request.Receipt), request.Receipt, cancellationToken);
    }

    private async ValueTask<StepResult> RefuseAsync(WaterfallStepContext<Asking> step, LendingHindrance hindrance, CancellationToken cancellationToken)
    {
        if (hindrance == LendingHindrance.HasAsked)
        {
            return new StepResult.GoTo(Asked);
        }

        var speech = step.Turn.Speech();
        await step.SayAsync(hindrance == LendingHindrance.HasOverdue ? texts.HasOverdue(speech) : texts.HasLoan(speech), cancellationToken);
        return new StepResult.Replaced(LoanDialog.DialogId);
    }

    /// <summary>True when the club keeps its funds here. A member may not read the book; that it is open is no secret.</summary>
    private static async ValueTask<bool> IsOpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await ClubLedger.OpenAsync(turn.SystemDocuments, turn.Club().Id, cancellationToken)).Book.IsOpen;

    private async ValueTask<LendingHindrance?> HindranceAsync(ITurnContext turn, CancellationToken cancellationToken) => LendingRules.OfMember(
        await OpenLoan.LoansAsync(turn, cancellationToken), await RequestsAsync(turn, cancellationToken), calendar.Today(turn));

    private static ValueTask<IReadOnlyList<LoanRequest>> RequestsAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Documents.QueryAsync<LoanRequest>(FundsJson.ByMember, turn.Subject().Id, RecordsMax, cancellationToken);

    private static async ValueTask<LoanRequest?> OpenRequestAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await RequestsAsync(turn, cancellationToken)).FirstOrDefault(request => request.IsOpen);

    /// <summary>What would be put before the board, without number; null while something is not known.</summary>
    private static async ValueTask<LoanRequest?> RequestAsync(WaterfallStepContext<Asking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (step.State is not { Amount: { } amount, Purpose: { } purpose, Months: { } months })
        {
            return null;
        }

        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        var member = turn.Subject();
        return new LoanRequest
        {
            Id = "",
            ClubId = member.ClubId,
            MemberId = member.Id,
            Amount = new Dong(amount),
            Purpose = purpose,
            TermMonths = months,
            MonthlyRateBasisPoints = rules.MonthlyRateBasisPoints,
            Method = rules.Method,
            AskedAt = turn.Now,
            Receipt = "",
            HasPriority = member.Hardship.Length > 0,
        };
    }
}
