using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Checks;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A board member writes down who pays the monthly fee: one person, several, or the whole club in one sentence.</summary>
internal sealed class FeesDialog : WaterfallDialog<FeesDialog.Taking>
{
    public const string DialogId = "resources.fees";

    private const string Who = "who";
    private const string WhichOne = "which-one";
    private const string Confirm = "confirm";
    private const string ConfirmBack = "confirm-back";
    private const string Next = "next";
    private const string Yes = "yes";
    private const string SeeNames = "names";
    private const string Wrong = "wrong";
    private const string Enough = Collecting.Enough;
    private const string MorePeople = "more";

    private readonly FeeTexts texts;
    private readonly FeeReadback readback;
    private readonly FeeSentences sentences;
    private readonly FeePlans plans;
    private readonly FeeBook book;

    public FeesDialog(FeeTexts texts, FeeReadback readback, FeeSentences sentences, FeePlans plans, FeeBook book)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Taking)
    {
        this.texts = texts;
        this.readback = readback;
        this.sentences = sentences;
        this.plans = plans;
        this.book = book;
        AddStep(Who, AskWhoAsync, TakeSentenceAsync);
        AddStep(WhichOne, AskWhichOneAsync, TakeWhichOneAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(ConfirmBack, AskConfirmBackAsync, TakeConfirmBackAsync);
        AddStep(Next, AskNextAsync, TakeNextAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">The sentence that was not read yet, or null.</param>
    /// <param name="Deed">What is to be done.</param>
    /// <param name="Order">With whose fees, or null.</param>
    /// <param name="Doubts">Names of the sentence that several people have.</param>
    /// <param name="Page">Page of the people or names that are shown.</param>
    /// <param name="Shown">The plan that was read back; null before that.</param>
    /// <param name="Booked">The ledger's entries that were booked last.</param>
    public sealed record Taking(
        string? Sentence, FeeDeed Deed, FeeOrder? Order, IReadOnlyList<NameDoubt> Doubts, int Page, string? Shown, IReadOnlyList<long> Booked)
    {
        public static Taking Nothing { get; } = new(null, FeeDeed.Charge, null, [], 0, null, []);
    }

    protected override Taking Start(string? argument) => Taking.Nothing with { Sentence = argument };

    private async ValueTask<StepResult> AskWhoAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (!await FeeBook.IsOpenAsync(turn, cancellationToken))
        {
            return await step.EndAsync(texts.NoLedger(turn.Speech()), cancellationToken);
        }

        if ((await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken)).MonthlyFee <= Dong.Zero)
        {
            return await step.EndAsync(texts.NoFee(turn.Speech()), cancellationToken);
        }

        if (step.State.Sentence is { } sentence)
        {
            step.State = step.State with { Sentence = null };
            switch (await sentences.ReadAsync(turn, sentence, cancellationToken))
            {
                case FeeReading.Understood read:
                    return Go(step, read);
                case FeeReading.Unknown unknown:
                    await step.SayAsync(texts.NotFound(turn.Speech(), unknown.Name), cancellationToken);
                    break;
            }
        }

        return StepResult.AskFreely(texts.Who(turn.Speech()));
    }

    private async ValueTask<StepResult> TakeSentenceAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken) =>
        await sentences.ReadAsync(step.Turn, answer.Text, cancellationToken) switch
        {
            FeeReading.Understood read => Go(step, read),
            FeeReading.Unknown unknown => new StepResult.NotUnderstood(texts.NotFound(step.Turn.Speech(), unknown.Name)),
            _ => new StepResult.NotUnderstood(texts.NeedSentence(step.Turn.Speech())),
        };

    /// <summary>Whom a name means that several people have.</summary>
    private async ValueTask<StepResult> AskWhichOneAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        if (step.State.Doubts is not [var doubt, ..])
        {
            return new StepResult.GoTo(Who);
        }

        var people = await sentences.PeopleAsync(step.Turn, doubt.Candidates, cancellationToken);
        return StepResult.Ask(
            texts.WhichOne(step.Turn.Speech(), people.Count, doubt.Name),
            [.. PagedChoices.Of(
                [.. people.Select(who => new Choice(NameDoubt.ValueOf(who.Member.Number), RosterNames.LabelOf(who, people)))],
                step.State.Page,
                new Choice(MorePeople, texts.MorePeople()))]);
    }

    private async ValueTask<StepResult> TakeWhichOneAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(MorePeople))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return await AskWhichOneAsync(step, cancellationToken);
        }

        if (step.State is not { Order: { } order, Doubts: [var doubt, ..] doubts } || doubt.Chosen(answer.Choice?.Value) is not { } number)
        {
            return new StepResult.NotUnderstood();
        }

        order = doubt.IsExcept ? order with { Except = [.. order.Except, number] } : order with { Members = [.. order.Members, number] };
        return Go(step, new FeeReading.Understood(step.State.Deed, order, [.. doubts.Skip(1)], null));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (step.State.Order is not { } order)
        {
            return new StepResult.GoTo(Who);
        }

        var plan = await plans.OfAsync(step.Turn, order, cancellationToken);
        if (plan.Fees.Count == 0)
        {
            await step.SayAsync(readback.NobodyPays(speech, plan), cancellationToken);
            step.State = Taking.Nothing;
            return new StepResult.GoTo(Next);
        }

        step.State = step.State with { Shown = plan.Key, Page = 0 };
        var yes = new Choice(Yes, texts.Yes());
        var again = new Choice(Who, texts.SayAgain());
        return plan.Fees.Count == 1 && plan is { LeftOut: [], Exempt: [], Paid: [] }
            ? StepResult.Ask(readback.Confirm(speech, plan), yes, again)
            : StepResult.Ask(readback.Confirm(speech, plan), yes, new Choice(SeeNames, texts.SeeNames()), again);
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Who))
        {
            step.State = Taking.Nothing;
            return new StepResult.GoTo(Who);
        }

        if (!turn.Viewer().IsBoard || step.State.Order is not { } order)
        {
            return new StepResult.GoTo(Who);
        }

        var plan = await plans.OfAsync(turn, order, cancellationToken);
        if (answer.Is(SeeNames))
        {
            return await ShowNamesAsync(step, plan, cancellationToken);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (plan.Fees.Count == 0 || plan.Key != step.State.Shown)
        {
            // Somebody else has booked fees meanwhile: what was read back is not what would be booked.
            await step.SayAsync(texts.HasChanged(turn.Speech()), cancellationToken);
            return new StepResult.GoTo(Confirm);
        }

        if (await book.BookAsync(turn, plan, cancellationToken) is not { } entries)
        {
            return await step.EndAsync(texts.Refused(turn.Speech()), cancellationToken);
        }

        await step.SayAsync(readback.Done(turn.Speech(), plan, entries), cancellationToken);
        step.State = Taking.Nothing with { Booked = [.. entries.Select(entry => entry.Number)] };
        return new StepResult.GoTo(Next);
    }

    /// <summary>Reads the names a page at a time; the question stays the same.</summary>
    private async ValueTask<StepResult> ShowNamesAsync(WaterfallStepContext<Taking> step, FeePlan plan, CancellationToken cancellationToken)
    {
        var pages = readback.NamePagesOf(plan);
        var page = step.State.Page % Math.Max(1, pages.Count);
        await step.SayAsync(pages[page], cancellationToken);
        var isLast = page + 1 >= pages.Count;
        step.State = step.State with { Shown = plan.Key, Page = isLast ? 0 : page + 1 };
        var yes = new Choice(Yes, texts.Yes());
        var more = new Choice(SeeNames, isLast ? texts.FirstNames() : texts.MoreNames());
        return StepResult.Ask(texts.IsThatRight(step.Turn.Speech(), plan.Fees.Count, plan.Sum), yes, more, new Choice(Who, texts.SayAgain()));
    }

    private async ValueTask<StepResult> AskConfirmBackAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (step.State.Order is not { } order)
        {
            return new StepResult.GoTo(Who);
        }

        var numbers = await FeePlans.EntriesAsync(turn, order, cancellationToken);
        if (numbers.Count == 0)
        {
            await step.SayAsync(texts.NothingPaid(turn.Speech()), cancellationToken);
            step.State = Taking.Nothing;
            return new StepResult.GoTo(Next);
        }

        var fees = new List<string>();
        var sum = Dong.Zero;
        foreach (var number in numbers)
        {
            if (await FeeBook.EntryAsync(turn, number, cancellationToken) is { } entry)
            {
                fees.Add(entry.DocumentNumber);
                sum += entry.MoneyIn();
            }
        }

        var people = await sentences.PeopleAsync(turn, order.Members, cancellationToken);
        step.State = step.State with { Booked = numbers };
        return StepResult.Ask(
            texts.ConfirmBack(turn.Speech(), readback.NamesOf(people), readback.DocumentsOf(fees), sum),
            new Choice(Yes, texts.YesBack()),
            new Choice(Who, texts.SayAgain()));
    }

    private async ValueTask<StepResult> TakeConfirmBackAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Who) || !step.Turn.Viewer().IsBoard)
        {
            step.State = Taking.Nothing;
            return new StepResult.GoTo(Who);
        }

        return answer.Confirms(Yes) ? await TakeBackAsync(step, cancellationToken) : new StepResult.NotUnderstood();
    }

    private async ValueTask<StepResult> AskNextAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var (count, sum) = await book.TodayAsync(step.Turn, cancellationToken);
        var text = texts.Today(step.Turn.Speech(), count, sum);
        var enough = new Choice(Enough, texts.Enough());
        return step.State.Booked.Count == 0
            ? StepResult.Ask(text, enough)
            : StepResult.Ask(text, enough, new Choice(Wrong, texts.WasWrong()));
    }

    private async ValueTask<StepResult> TakeNextAsync(WaterfallStepContext<Taking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Enough))
        {
            return await Collecting.EndAsync(step, () => TotalAsync(step.Turn, cancellationToken), cancellationToken);
        }

        return answer.Is(Wrong)
            ? await TakeBackAsync(step, cancellationToken)
            : await TakeSentenceAsync(step, answer, cancellationToken);
    }

    private async ValueTask<StepResult> TakeBackAsync(WaterfallStepContext<Taking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var taken = turn.Viewer().IsBoard && step.State.Booked.Count > 0 ? await book.TakeBackAsync(turn, step.State.Booked, cancellationToken) : null;
        await step.SayAsync(taken is null ? texts.TooLate(turn.Speech()) : readback.TakenBack(turn.Speech(), taken), cancellationToken);
        step.State = Taking.Nothing;
        return new StepResult.GoTo(Next);
    }

    /// <summary>Where a sentence leads that was understood.</summary>
    private static StepResult Go(WaterfallStepContext<Taking> step, FeeReading.Understood read)
    {
        if (read.Deed is FeeDeed.Exempt or FeeDeed.EndExemption)
        {
            return new StepResult.Replaced(ExemptionDialog.DialogId, read.Sentence);
        }

        step.State = Taking.Nothing with { Deed = read.Deed, Order = read.Order, Doubts = read.Doubts };
        return new StepResult.GoTo(read.Doubts.Count > 0 ? WhichOne : read.Deed == FeeDeed.TakeBack ? ConfirmBack : Confirm);
    }

    private async ValueTask<string> TotalAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (count, sum) = await book.TodayAsync(turn, cancellationToken);
        return texts.Total(turn.Speech(), count, sum);
    }
}
