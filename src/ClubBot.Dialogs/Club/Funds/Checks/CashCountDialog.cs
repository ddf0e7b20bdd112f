using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Numbers;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>At the end of a meeting: cash counted against what was booked today; a difference is looked for line by line, and never booked away.</summary>
internal sealed class CashCountDialog : WaterfallDialog<CashCountDialog.Counting>
{
    public const string DialogId = "funds.cash-count";

    /// <summary>Three lines and a question stay under the longest message.</summary>
    private const int LinesOfPage = 3;

    private const string Count = "count";
    private const string Agreed = "agreed";
    private const string Differs = "differs";
    private const string Sign = "sign";
    private const string Again = "again";
    private const string More = "more";
    private const string Keep = "keep";

    private readonly CashCountTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public CashCountDialog(CashCountTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => ChecksJson.Stored.Counting)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Count, AskCountAsync, TakeCountAsync);
        AddStep(Agreed, AskAgreedAsync, TakeAgreedAsync);
        AddStep(Differs, AskDiffersAsync, TakeDiffersAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Counted">Cash in the tin, in đồng, or null.</param>
    /// <param name="Page">Page of the lines, from 0.</param>
    public sealed record Counting(long? Counted, int Page);

    protected override Counting Start(string? argument) => new(null, 0);

    private async ValueTask<StepResult> AskCountAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var day = await DayAsync(turn, cancellationToken);
        if (day.Lines.Count == 0)
        {
            await step.SayAsync(texts.NothingToday(turn.Speech()), cancellationToken);
            return new StepResult.Ended();
        }

        return StepResult.AskFreely(texts.HowMuch(turn.Speech(), day.Lines.Count, day.In, day.Out));
    }

    private async ValueTask<StepResult> TakeCountAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (MoneyReader.Read(answer.Text) is not { Amount: >= 0 and var counted })
        {
            return new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech()));
        }

        step.State = new Counting(counted, 0);
        var day = await DayAsync(step.Turn, cancellationToken);
        return new StepResult.GoTo(day.Net.Amount == counted ? Agreed : Differs);
    }

    private ValueTask<StepResult> AskAgreedAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken) =>
        WithCountAsync(step, (day, counted) => StepResult.Ask(
            texts.Agrees(step.Turn.Speech(), counted, day.Lines.Count),
            new Choice(Sign, texts.Sign()),
            new Choice(Again, texts.CountAgain())), cancellationToken);

    private async ValueTask<StepResult> TakeAgreedAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Again))
        {
            return new StepResult.GoTo(Count);
        }

        if (!answer.Confirms(Sign))
        {
            return new StepResult.NotUnderstood();
        }

        var day = await DayAsync(step.Turn, cancellationToken);
        if (step.State.Counted != day.Net.Amount)
        {
            // Somebody has booked meanwhile: what was counted is no longer what the book says.
            return new StepResult.GoTo(Differs);
        }

        var count = await KeepAsync(step, day, cancellationToken);
        await step.SayAsync(texts.WasSigned(step.Turn.Speech(), count.Counted, count.Receipt), cancellationToken);
        return new StepResult.Ended(count.Receipt);
    }

    private ValueTask<StepResult> AskDiffersAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken) =>
        WithCountAsync(step, (day, counted) =>
        {
            var difference = counted - day.Net;
            if (difference == Dong.Zero)
            {
                return new StepResult.GoTo(Agreed);
            }

            var pages = (day.Lines.Count + LinesOfPage - 1) / LinesOfPage;
            var page = pages == 0 ? 0 : step.State.Page % pages;
            var lines = day.Suspects(difference).Skip(page * LinesOfPage).Take(LinesOfPage).Select(texts.Line);
            var text = texts.Differs(step.Turn.Speech(), counted, day.Net, string.Join('\n', lines));
            var (again, keep) = (new Choice(Again, texts.CountAgain()), new Choice(Keep, texts.KeepDifference()));
            return pages > 1 ? StepResult.Ask(text, new Choice(More, texts.MoreLines()), again, keep) : StepResult.Ask(text, again, keep);
        }, cancellationToken);

    private async ValueTask<StepResult> TakeDiffersAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case More:
                step.State = step.State with { Page = step.State.Page + 1 };
                return new StepResult.GoTo(Differs);
            case Again:
                return new StepResult.GoTo(Count);
            case Keep:
                return await KeepDifferenceAsync(step, cancellationToken);
            default:
                return new StepResult.NotUnderstood();
        }
    }

    private async ValueTask<StepResult> KeepDifferenceAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var day = await DayAsync(turn, cancellationToken);
        var count = await KeepAsync(step, day, cancellationToken);
        var who = addressing.NameOf(turn.Subject(), calendar.Today(turn));
        await messenger.TellBoardAsync(turn, count.ClubId, new Draft(reader => texts.BoardDiffers(reader, who, count)), cancellationToken);
        await step.SayAsync(texts.DifferenceKept(turn.Speech(), count), cancellationToken);
        return new StepResult.Ended(count.Receipt);
    }

    private async ValueTask<CashCount> KeepAsync(WaterfallStepContext<Counting> step, CashDay day, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var count = new CashCount
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            Day = calendar.Today(turn),
            Counted = new Dong(step.State.Counted ?? 0),
            Booked = day.Net,
            LastEntry = (await LedgerAsync(turn, cancellationToken)).Book.LastNumber,
            CountedBy = turn.Subject().Id,
            CountedAt = turn.Now,
            Receipt = turn.NewReceipt(),
        };
        step.Documents.Put(count);
        return count;
    }

    private async ValueTask<StepResult> WithCountAsync(
        WaterfallStepContext<Counting> step, Func<CashDay, Dong, StepResult> ask, CancellationToken cancellationToken) =>
        step.Turn.Viewer().IsBoard && step.State.Counted is { } counted
            ? ask(await DayAsync(step.Turn, cancellationToken), new Dong(counted))
            : new StepResult.GoTo(Count);

    private async ValueTask<CashDay> DayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        return CashDay.Of(await (await LedgerAsync(turn, cancellationToken)).MonthAsync(today.Year, today.Month, cancellationToken), today);
    }

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
