using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>Once a month cash, ledger and paper book are held against each other, fund by fund; when two have signed, the month before is closed.</summary>
/// <remarks>Its argument is a check that waits for a second signature; without one a new check is made.</remarks>
internal sealed class MonthCheckDialog : WaterfallDialog<MonthCheckDialog.Checking>
{
    public const string DialogId = "funds.month-check";

    private const string IncomeCounted = "income-counted";
    private const string IncomeBook = "income-book";
    private const string ActivityCounted = "activity-counted";
    private const string ActivityBook = "activity-book";
    private const string Result = "result";
    private const string Sign = "sign";
    private const string Yes = "yes";
    private const string Again = "again";

    private readonly MonthCheckTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public MonthCheckDialog(MonthCheckTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => ChecksJson.Stored.Checking)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Sign, AskSignAsync, TakeSignAsync);
        AddStep(IncomeCounted, AskAsync(texts.IncomeCounted), TakeAsync((state, amount) => state with { IncomeCounted = amount }, IncomeBook));
        AddStep(IncomeBook, AskAsync(texts.IncomeBook), TakeAsync((state, amount) => state with { IncomeBook = amount }, ActivityCounted));
        AddStep(ActivityCounted, AskAsync(texts.ActivityCounted), TakeAsync((state, amount) => state with { ActivityCounted = amount }, ActivityBook));
        AddStep(ActivityBook, AskAsync(texts.ActivityBook), TakeAsync((state, amount) => state with { ActivityBook = amount }, Result));
        AddStep(Result, AskResultAsync, TakeResultAsync);
    }

    /// <summary>What is known so far, each in đồng.</summary>
    /// <param name="CheckId">The check that waits for a second signature, or null.</param>
    /// <param name="IncomeCounted">Money of the income fund that was counted.</param>
    /// <param name="IncomeBook">What the paper book says of it.</param>
    /// <param name="ActivityCounted">Money of the activity fund that was counted.</param>
    /// <param name="ActivityBook">What the paper book says of it.</param>
    public sealed record Checking(string? CheckId, long? IncomeCounted, long? IncomeBook, long? ActivityCounted, long? ActivityBook);

    protected override Checking Start(string? argument) => new(argument, null, null, null, null);

    /// <summary>A check that waits is signed; where none does, one is begun.</summary>
    private async ValueTask<StepResult> AskSignAsync(WaterfallStepContext<Checking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var id = step.State.CheckId ?? MonthCheck.IdOf(turn.Club().Id, MonthToClose(turn));
        var check = await turn.Documents.LoadAsync<MonthCheck>(id, cancellationToken);
        if (check is null)
        {
            return step.State.CheckId is null ? await BeginAsync(step, cancellationToken) : new StepResult.Ended();
        }

        if (check.MaySign(turn.Subject().Id, turn.Subject().Office))
        {
            step.State = step.State with { CheckId = check.Id };
            var first = await NameOfAsync(turn, check.Signatures[0].MemberId, cancellationToken);
            return StepResult.Ask(texts.SecondSignature(turn.Speech(), check, first), new Choice(Yes, texts.Sign()), new Choice(Again, texts.NotRight()));
        }

        if (step.State.CheckId is null)
        {
            await step.SayAsync(
                check.IsClosed ? texts.IsClosed(turn.Speech(), check.Month) : texts.WaitsForOther(turn.Speech(), check), cancellationToken);
        }

        return new StepResult.Ended();
    }

    private async ValueTask<StepResult> TakeSignAsync(WaterfallStepContext<Checking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var declines = answer.Declines(Again);
        if (!declines && !answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || step.State.CheckId is not { } id || await turn.Documents.LoadAsync<MonthCheck>(id, cancellationToken) is not { } check
            || !check.MaySign(turn.Subject().Id, turn.Subject().Office))
        {
            return new StepResult.GoTo(Sign);
        }

        if (declines || await IsOvertakenAsync(turn, check, cancellationToken))
        {
            // What one of two does not stand for is no check: it is made anew, by whoever wants to.
            turn.Documents.Delete(check);
            await step.SayAsync(declines ? texts.Dropped(turn.Speech()) : texts.Overtaken(turn.Speech()), cancellationToken);
            await messenger.TellBoardAsync(turn, check.ClubId, new Draft(reader => texts.BoardDropped(reader, check.Month)), cancellationToken);
            return new StepResult.Ended();
        }

        var ledger = await LedgerAsync(turn, cancellationToken);
        ledger.LockMonth(check.Month.Year, check.Month.Month);
        var signed = check with { Signatures = [.. check.Signatures, SignatureOf(turn)] };
        turn.Documents.Put(signed);
        await messenger.TellBoardAsync(turn, check.ClubId, new Draft(reader => texts.BoardClosed(reader, signed)), cancellationToken);
        return await step.EndAsync(texts.Closed(turn.Speech(), signed), signed.Receipt, cancellationToken);
    }

    private async ValueTask<StepResult> BeginAsync(WaterfallStepContext<Checking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var month = MonthToClose(turn);
        var book = (await LedgerAsync(turn, cancellationToken)).Book;
        if (book.LastNumber == 0 || book.LockedThrough >= month)
        {
            return await step.EndAsync(book.LastNumber == 0 ? texts.NoLedger(turn.Speech()) : texts.IsClosed(turn.Speech(), month), cancellationToken);
        }

        await step.SayAsync(texts.Begin(turn.Speech(), month), cancellationToken);
        return new StepResult.GoTo(IncomeCounted);
    }

    private static Ask AskAsync(Func<Texts.Speech, string> question) =>
        (step, _) => ValueTask.FromResult<StepResult>(StepResult.AskFreely(question(step.Turn.Speech())));

    private Take TakeAsync(Func<Checking, long, Checking> with, string next) => (step, answer, _) =>
    {
        if (CountedMoney.Read(answer.Text) is not { } amount)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech())));
        }

        step.State = with(step.State, amount);
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(next));
    };

    private async ValueTask<StepResult> AskResultAsync(WaterfallStepContext<Checking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await CheckAsync(step, cancellationToken) is not { } check)
        {
            return new StepResult.GoTo(IncomeCounted);
        }

        var again = new Choice(Again, texts.CheckAgain());
        return check.Income.Agrees && check.Activity.Agrees
            ? StepResult.Ask(texts.Agrees(turn.Speech(), check), new Choice(Yes, texts.Sign()), again)
            : StepResult.Ask(texts.Differs(turn.Speech(), check.Income.Agrees ? Fund.Activity : Fund.Income, check), again);
    }

    private async ValueTask<StepResult> TakeResultAsync(WaterfallStepContext<Checking> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Again))
        {
            step.State = Start(null);
            return new StepResult.GoTo(IncomeCounted);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || await CheckAsync(step, cancellationToken) is not { Income.Agrees: true, Activity.Agrees: true } check)
        {
            return new StepResult.GoTo(Result);
        }

        if (await turn.Documents.LoadAsync<MonthCheck>(check.Id, cancellationToken) is not null)
        {
            // Somebody else of the board was faster: theirs waits for the second signature.
            return new StepResult.GoTo(Sign);
        }

        var signed = check with { Receipt = turn.NewReceipt(), Signatures = [SignatureOf(turn)] };
        turn.Documents.Put(signed);
        await messenger.TellBoardAsync(
            turn, signed.ClubId, new Draft(Words: null) { DialogId = DialogId, DialogArgument = signed.Id }, cancellationToken);
        return await step.EndAsync(
            turn.Subject().Office == Office.Treasurer ? texts.SignedByTreasurer(turn.Speech(), signed) : texts.SignedByOther(turn.Speech(), signed),
            signed.Receipt,
            cancellationToken);
    }

    /// <summary>The check as it would be signed now, or null while an amount is missing.</summary>
    private async ValueTask<MonthCheck?> CheckAsync(WaterfallStepContext<Checking> step, CancellationToken cancellationToken)
    {
        if (step.State is not { IncomeCounted: { } income, IncomeBook: { } incomeBook, ActivityCounted: { } activity, ActivityBook: { } activityBook })
        {
            return null;
        }

        var turn = step.Turn;
        var book = (await LedgerAsync(turn, cancellationToken)).Book;
        var month = MonthToClose(turn);
        return new MonthCheck
        {
            Id = MonthCheck.IdOf(turn.Club().Id, month),
            ClubId = turn.Club().Id,
            Month = month,
            Income = new FundCheck(new Dong(income), book.MoneyOf(Fund.Income), new Dong(incomeBook)),
            Activity = new FundCheck(new Dong(activity), book.MoneyOf(Fund.Activity), new Dong(activityBook)),
            LastEntry = book.LastNumber,
            Receipt = "",
        };
    }

    /// <summary>True when something was booked into the month after the first signature.</summary>
    private static async ValueTask<bool> IsOvertakenAsync(ITurnContext turn, MonthCheck check, CancellationToken cancellationToken)
    {
        var entries = await (await LedgerAsync(turn, cancellationToken)).MonthAsync(check.Month.Year, check.Month.Month, cancellationToken);
        return entries.Any(entry => entry.Number > check.LastEntry);
    }

    private static CheckSignature SignatureOf(ITurnContext turn) => new(turn.Subject().Id, turn.Subject().Office, turn.Now);

    private async ValueTask<string> NameOfAsync(ITurnContext turn, string memberId, CancellationToken cancellationToken) =>
        await turn.Documents.LoadAsync<Member>(memberId, cancellationToken) is { } member ? addressing.NameOf(member, calendar.Today(turn)) : memberId;

    /// <summary>The month before this one: what is booked today stays open.</summary>
    private DateOnly MonthToClose(ITurnContext turn)
    {
        var today = calendar.Today(turn);
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
    }

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
