using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Writing;

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
    private const string Which = "which";
    private const string TakeBack = "take-back";
    private const string Sign = "sign";
    private const string Again = "again";
    private const string More = "more";
    private const string Keep = "keep";
    private const string Yes = "yes";

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
        AddStep(Which, AskWhichAsync, TakeWhichAsync);
        AddStep(TakeBack, AskTakeBackAsync, TakeTakeBackAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Counted">Cash in the tin, in đồng, or null.</param>
    /// <param name="Page">Page of the lines, from 0.</param>
    /// <param name="Entry">The ledger's entry that is to be taken back, or null.</param>
    public sealed record Counting(long? Counted, int Page, long? Entry = null);

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
            return await step.EndAsync(texts.NothingToday(turn.Speech()), cancellationToken);
        }

        return StepResult.AskFreely(texts.HowMuch(turn.Speech(), day.Lines.Count, day.In, day.Out));
    }

    private async ValueTask<StepResult> TakeCountAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        return await CountedAsync(step, answer, cancellationToken) ?? new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech()));
    }

    /// <summary>Where an amount that was counted leads; null where the answer is none.</summary>
    private async ValueTask<StepResult?> CountedAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (CountedMoney.Read(answer.Text) is not { } counted)
        {
            return null;
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
        return await step.EndAsync(texts.WasSigned(step.Turn.Speech(), count.Counted, count.Receipt), count.Receipt, cancellationToken);
    }

    private ValueTask<StepResult> AskDiffersAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken) =>
        WithCountAsync(step, (day, counted) =>
        {
            var difference = counted - day.Net;
            if (difference == Dong.Zero)
            {
                return new StepResult.GoTo(Agreed);
            }

            var (again, keep) = (new Choice(Again, texts.CountAgain()), new Choice(Keep, texts.KeepDifference()));
            if (day.Lines.Count == 0)
            {
                return StepResult.Ask(texts.NothingLeft(step.Turn.Speech(), counted), again, keep);
            }

            var pages = (day.Lines.Count + LinesOfPage - 1) / LinesOfPage;
            var page = step.State.Page % pages;
            var lines = day.Suspects(difference).Skip(page * LinesOfPage).Take(LinesOfPage).Select(texts.Line);
            var text = texts.Differs(step.Turn.Speech(), counted, day.Net, string.Join('\n', lines));
            // Where there is no button for it, the treasurer counts again by saying so, or the amount.
            var first = pages > 1 ? new Choice(More, texts.MoreLines()) : again;
            return StepResult.Ask(text, first, new Choice(Which, texts.TakeWrongBack()), keep);
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
            case Which:
                step.State = step.State with { Page = 0 };
                return new StepResult.GoTo(Which);
            case null when VietnameseFold.Fold(answer.Text) == VietnameseFold.Fold(texts.CountAgain()):
                return new StepResult.GoTo(Count);
            default:
                return await NamedAsync(step, answer, cancellationToken) ?? await CountedAsync(step, answer, cancellationToken) ?? new StepResult.NotUnderstood();
        }
    }

    /// <summary>Asks whether to take back the document that a text names; null where it names none of today's.</summary>
    private async ValueTask<StepResult?> NamedAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        var day = await DayAsync(step.Turn, cancellationToken);
        if (day.Lines.FirstOrDefault(line => line.IsNamedIn(answer.Text)) is not { } line)
        {
            return null;
        }

        step.State = step.State with { Entry = line.Entry, Page = 0 };
        return new StepResult.GoTo(TakeBack);
    }

    private ValueTask<StepResult> AskWhichAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken) =>
        WithCountAsync(step, (day, counted) => day.Lines.Count == 0
            ? new StepResult.GoTo(Differs)
            : StepResult.AskFreely(
                texts.WhichIsWrong(step.Turn.Speech()),
                PagedChoices.Of(
                    [.. day.Suspects(counted - day.Net).Select(line => new Choice(line.Entry.ToString(CultureInfo.InvariantCulture), texts.OneOf(line)))],
                    step.State.Page,
                    new Choice(More, texts.MoreLines()))), cancellationToken);

    private async ValueTask<StepResult> TakeWhichAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(More))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return new StepResult.GoTo(Which);
        }

        if (answer.Choice is not { } choice)
        {
            return await NamedAsync(step, answer, cancellationToken) ?? new StepResult.NotUnderstood(texts.NeedDocument(step.Turn.Speech()));
        }

        step.State = step.State with { Entry = long.Parse(choice.Value, CultureInfo.InvariantCulture), Page = 0 };
        return new StepResult.GoTo(TakeBack);
    }

    private async ValueTask<StepResult> AskTakeBackAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var speech = turn.Speech();
        if (await WrongAsync(step, cancellationToken) is not ({ } line, var member))
        {
            return new StepResult.GoTo(Differs);
        }

        if (member?.Id == turn.Subject().Id)
        {
            await step.SayAsync(texts.IsOwn(speech, line), cancellationToken);
            return new StepResult.GoTo(Differs);
        }

        return StepResult.Ask(
            member is null ? texts.ConfirmTakeBackOfClub(speech, line) : texts.ConfirmTakeBack(speech, line, addressing.NameOf(member, calendar.Today(turn))),
            new Choice(Yes, texts.YesTakeBack()),
            new Choice(Which, texts.OtherDocument()));
    }

    private async ValueTask<StepResult> TakeTakeBackAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Which))
        {
            return new StepResult.GoTo(Which);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        if (await WrongAsync(step, cancellationToken) is not ({ } line, var member) || member?.Id == turn.Subject().Id)
        {
            // Somebody else has taken it back meanwhile.
            return new StepResult.GoTo(Differs);
        }

        var ledger = await LedgerAsync(turn, cancellationToken);
        var reversal = new DocumentReversal(turn.Documents, ledger, await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken));
        var note = new BookingNote(calendar.Today(turn), texts.ReversalText(line.Document), turn.Subject().Id);
        var wrong = await ledger.EntryAsync(line.Entry, cancellationToken);
        var taken = wrong is null ? null : await reversal.TakeBackAsync(wrong, note, calendar.Local(turn.Now), cancellationToken);
        if (taken is not null && member is not null)
        {
            await messenger.TellMemberAsync(turn, member, new Draft(reader => texts.ToMember(reader, line)), cancellationToken);
        }

        await step.SayAsync(
            taken is null ? texts.CannotTakeBack(turn.Speech(), line) : texts.WasTakenBack(turn.Speech(), line, taken.DocumentNumber), cancellationToken);
        step.State = step.State with { Page = 0, Entry = null };
        return new StepResult.GoTo(Differs);
    }

    /// <summary>The document that is to be taken back while it stands among today's, and whose it is; null otherwise.</summary>
    private async ValueTask<(CashLine Line, Member? Member)?> WrongAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || (await DayAsync(turn, cancellationToken)).Lines.FirstOrDefault(line => line.Entry == step.State.Entry) is not { } line)
        {
            return null;
        }

        var entry = await (await LedgerAsync(turn, cancellationToken)).EntryAsync(line.Entry, cancellationToken);
        return (line, entry?.MemberId is { } id ? await turn.Documents.LoadAsync<Member>(id, cancellationToken) : null);
    }

    private async ValueTask<StepResult> KeepDifferenceAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var day = await DayAsync(turn, cancellationToken);
        var count = await KeepAsync(step, day, cancellationToken);
        var who = addressing.NameOf(turn.Subject(), calendar.Today(turn));
        await messenger.TellBoardAsync(turn, count.ClubId, new Draft(reader => texts.BoardDiffers(reader, who, count)), cancellationToken);
        return await step.EndAsync(texts.DifferenceKept(turn.Speech(), count), count.Receipt, cancellationToken);
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
