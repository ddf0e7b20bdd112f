using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Checks;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A board member writes down what the club spends from the activity fund, one sentence each: read back, booked, undone by reversal, with a running total.</summary>
internal sealed class SpendingDialog : WaterfallDialog<SpendingDialog.Spending>
{
    public const string DialogId = "resources.spending";

    private const string Say = "say";
    private const string HowMuch = "how-much";
    private const string ForWhat = "for-what";
    private const string Confirm = "confirm";
    private const string Next = "next";
    private const string Yes = "yes";
    private const string Wrong = "wrong";
    private const string Enough = Collecting.Enough;

    private readonly SpendingTexts texts;
    private readonly SpendingSentence sentence;
    private readonly ClubCalendar calendar;

    public SpendingDialog(SpendingTexts texts, SpendingSentence sentence, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Spending)
    {
        this.texts = texts;
        this.sentence = sentence;
        this.calendar = calendar;
        AddStep(Say, AskSentenceAsync, TakeSentence);
        AddStep(HowMuch, AskHowMuch, TakeHowMuch);
        AddStep(ForWhat, AskForWhat, TakeForWhat);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Next, AskNextAsync, TakeNextAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">What was said and not read yet, or null.</param>
    /// <param name="Amount">In đồng, or null.</param>
    /// <param name="Purpose">What for, or null.</param>
    /// <param name="Same">Number of the same entry of today that was shown with the question; 0 for none.</param>
    /// <param name="Booked">Number of the entry that was booked last, or null.</param>
    public sealed record Spending(string? Sentence, long? Amount, string? Purpose, long Same, long? Booked)
    {
        public static Spending Nothing { get; } = new(null, null, null, 0, null);
    }

    protected override Spending Start(string? argument) => Spending.Nothing with { Sentence = argument };

    private async ValueTask<StepResult> AskSentenceAsync(WaterfallStepContext<Spending> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (!(await LedgerAsync(turn, cancellationToken)).Book.IsOpen)
        {
            return await step.EndAsync(texts.NoLedger(turn.Speech()), cancellationToken);
        }

        return step.State.Sentence is { } said && Takes(step, said) ? new StepResult.GoTo(HowMuch) : StepResult.AskFreely(texts.WhatWasSpent(turn.Speech()));
    }

    private ValueTask<StepResult> TakeSentence(WaterfallStepContext<Spending> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(Takes(step, answer.Text)
            ? new StepResult.GoTo(HowMuch)
            : new StepResult.NotUnderstood(texts.NeedSentence(step.Turn.Speech())));

    /// <summary>Keeps what a sentence says.</summary>
    /// <param name="step">The present step.</param>
    /// <param name="said">The sentence.</param>
    /// <param name="needsAmount">True where what for alone is no new spending.</param>
    /// <returns>False when it does not say enough; then nothing is kept.</returns>
    private bool Takes(WaterfallStepContext<Spending> step, string said, bool needsAmount = false)
    {
        var (amount, purpose) = sentence.Read(said);
        if (amount is null && (needsAmount || purpose is null || Confirmation.IsYesOrNo(said)))
        {
            return false;
        }

        step.State = Spending.Nothing with { Amount = amount?.Amount, Purpose = purpose };
        return true;
    }

    private ValueTask<StepResult> AskHowMuch(WaterfallStepContext<Spending> step, CancellationToken cancellationToken) => ValueTask.FromResult(
        step.State.Amount is null ? StepResult.AskFreely(texts.HowMuch(step.Turn.Speech(), step.State.Purpose ?? "")) : new StepResult.GoTo(ForWhat));

    private ValueTask<StepResult> TakeHowMuch(WaterfallStepContext<Spending> step, Answer answer, CancellationToken cancellationToken)
    {
        if (sentence.Read(answer.Text).Amount is not { } amount)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech())));
        }

        step.State = step.State with { Amount = amount.Amount };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(ForWhat));
    }

    private ValueTask<StepResult> AskForWhat(WaterfallStepContext<Spending> step, CancellationToken cancellationToken) => ValueTask.FromResult(
        step.State.Purpose is null
            ? StepResult.AskFreely(texts.ForWhat(step.Turn.Speech(), new Dong(step.State.Amount ?? 0)))
            : new StepResult.GoTo(Confirm));

    private ValueTask<StepResult> TakeForWhat(WaterfallStepContext<Spending> step, Answer answer, CancellationToken cancellationToken)
    {
        if (sentence.Read(answer.Text).Purpose is not { } purpose || Confirmation.IsYesOrNo(answer.Text))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedPurpose(step.Turn.Speech())));
        }

        step.State = step.State with { Purpose = purpose };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Spending> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (step.State is not { Amount: { } said, Purpose: { } purpose })
        {
            return new StepResult.GoTo(Say);
        }

        var amount = new Dong(said);
        var cash = (await LedgerAsync(turn, cancellationToken)).Book.BalanceOf(LedgerAccount.ActivityCash);
        if (amount > cash)
        {
            await step.SayAsync(texts.NotEnough(turn.Speech(), amount, cash), cancellationToken);
            step.State = step.State with { Amount = null };
            return new StepResult.GoTo(HowMuch);
        }

        var same = await SameTodayAsync(turn, purpose, amount, cancellationToken);
        step.State = step.State with { Same = same?.Number ?? 0 };
        return same is null
            ? StepResult.Ask(texts.Confirm(turn.Speech(), purpose, amount, cash - amount), new Choice(Yes, texts.Yes()), new Choice(Say, texts.SayAgain()))
            : StepResult.Ask(
                texts.ConfirmAgain(turn.Speech(), purpose, amount, same.DocumentNumber), new Choice(Yes, texts.YesAgain()), new Choice(Say, texts.SayAgain()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Spending> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Say))
        {
            step.State = Spending.Nothing;
            return new StepResult.GoTo(Say);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || step.State is not { Amount: { } said, Purpose: { } purpose })
        {
            return new StepResult.GoTo(Say);
        }

        var amount = new Dong(said);
        if (((await SameTodayAsync(turn, purpose, amount, cancellationToken))?.Number ?? 0) != step.State.Same)
        {
            // Somebody else has written the same down meanwhile.
            return new StepResult.GoTo(Confirm);
        }

        var ledger = await LedgerAsync(turn, cancellationToken);
        if (await ledger.PostAsync(PostingOf(turn, purpose, amount), calendar.Local(turn.Now), cancellationToken) is not PostingOutcome.Posted { Entry: var entry })
        {
            return await step.EndAsync(texts.Refused(turn.Speech()), cancellationToken);
        }

        await step.SayAsync(texts.Done(turn.Speech(), purpose, amount, entry.DocumentNumber), cancellationToken);
        step.State = Spending.Nothing with { Booked = entry.Number };
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<StepResult> AskNextAsync(WaterfallStepContext<Spending> step, CancellationToken cancellationToken)
    {
        var today = await TodayAsync(step.Turn, cancellationToken);
        var text = texts.Today(step.Turn.Speech(), today.Count, SumOf(today));
        var enough = new Choice(Enough, texts.Enough());
        return step.State.Booked is null ? StepResult.Ask(text, enough) : StepResult.Ask(text, enough, new Choice(Wrong, texts.WasWrong()));
    }

    private async ValueTask<StepResult> TakeNextAsync(WaterfallStepContext<Spending> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Wrong))
        {
            return await TakeBackAsync(step, cancellationToken);
        }

        if (!answer.Is(Enough))
        {
            return Takes(step, answer.Text, needsAmount: true)
                ? new StepResult.GoTo(HowMuch)
                : new StepResult.NotUnderstood(texts.NeedSentence(turn.Speech()));
        }

        return await Collecting.EndAsync(
            step,
            async () =>
            {
                var today = await TodayAsync(turn, cancellationToken);
                return texts.Total(turn.Speech(), today.Count, SumOf(today));
            },
            cancellationToken);
    }

    private async ValueTask<StepResult> TakeBackAsync(WaterfallStepContext<Spending> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var ledger = await LedgerAsync(turn, cancellationToken);
        if (turn.Viewer().IsBoard && step.State.Booked is { } number && await ledger.EntryAsync(number, cancellationToken) is { } entry
            && await ledger.ReverseAsync(
                number, calendar.Today(turn), texts.ReversalText(entry.DocumentNumber), turn.Subject().Id, calendar.Local(turn.Now), cancellationToken)
                is PostingOutcome.Posted { Entry: var reversal })
        {
            await step.SayAsync(texts.TakenBack(turn.Speech(), entry.DocumentNumber, reversal.DocumentNumber), cancellationToken);
        }
        else
        {
            await step.SayAsync(texts.TooLate(turn.Speech()), cancellationToken);
        }

        step.State = Spending.Nothing;
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<LedgerEntry?> SameTodayAsync(ITurnContext turn, string purpose, Dong amount, CancellationToken cancellationToken) =>
        (await TodayAsync(turn, cancellationToken)).LastOrDefault(entry =>
            VietnameseFold.Fold(entry.Description) == VietnameseFold.Fold(purpose) && entry.ChangeOf(LedgerAccount.Spending) == amount);

    /// <summary>What was written down as spent today and stands.</summary>
    private async ValueTask<IReadOnlyList<LedgerEntry>> TodayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        return await (await LedgerAsync(turn, cancellationToken)).StandingAsync(EntryKind.Spending, today, cancellationToken);
    }

    private LedgerPosting PostingOf(ITurnContext turn, string purpose, Dong amount) => new()
    {
        Kind = EntryKind.Spending,
        Date = calendar.Today(turn),
        Description = purpose,
        EnteredBy = turn.Subject().Id,
        Lines = [LedgerLine.DebitOf(LedgerAccount.Spending, amount), LedgerLine.CreditOf(LedgerAccount.ActivityCash, amount)],
    };

    private static Dong SumOf(IReadOnlyList<LedgerEntry> entries) =>
        entries.Aggregate(Dong.Zero, (sum, entry) => sum + entry.ChangeOf(LedgerAccount.Spending));

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
