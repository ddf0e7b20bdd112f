using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Tells a member what the club has received of them, and asks whether that is right; "no" is told to the board in the member's words.</summary>
internal sealed class ReceiptDialog : WaterfallDialog<ReceiptDialog.Receipt>
{
    public const string DialogId = "resources.received";

    /// <summary>So much of the words stands in a message.</summary>
    private const int WordsShown = 80;

    /// <summary>Less than this says nothing.</summary>
    private const int LettersMin = 3;

    private const int PartsOfArgument = 5;
    private const char Between = '|';
    private const string Receive = "ask";
    private const string Words = "words";
    private const string Confirm = "confirm";
    private const string Right = "right";
    private const string Wrong = "wrong";
    private const string Yes = "yes";

    private readonly ReceiptTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public ReceiptDialog(ReceiptTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Receipt)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Receive, AskAsync, TakeAsync);
        AddStep(Words, AskWordsAsync, TakeWordsAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What was booked.</summary>
    /// <param name="Entry">Number of the ledger's entry.</param>
    /// <param name="Document">Number that stands on paper.</param>
    /// <param name="Amount">What was received, in đồng.</param>
    /// <param name="Day">Day of payment.</param>
    /// <param name="What">What it was for, as a part of a sentence.</param>
    /// <param name="Words">What is wrong in the member's words, or null.</param>
    public sealed record Receipt(long Entry, string Document, long Amount, DateOnly Day, string What, string? Words);

    /// <summary>The message that begins this dialog with the member of an entry.</summary>
    public static Draft DraftOf(LedgerEntry entry, string what) => new(Words: null)
    {
        DialogId = DialogId,
        DialogArgument = string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Number}{Between}{entry.DocumentNumber}{Between}{entry.MoneyIn().Amount}{Between}{entry.Date.DayNumber}{Between}{what}"),
    };

    protected override Receipt Start(string? argument) =>
        (argument ?? "").Split(Between, PartsOfArgument) is [var entry, var document, var amount, var day, var what]
            ? new Receipt(
                long.Parse(entry, CultureInfo.InvariantCulture),
                document,
                long.Parse(amount, CultureInfo.InvariantCulture),
                DateOnly.FromDayNumber(int.Parse(day, CultureInfo.InvariantCulture)),
                what,
                null)
            : throw new ArgumentException("A receipt names entry, document, amount, day and what it is for.", nameof(argument));

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Receipt> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (turn.Viewer() is not { IsLinked: true, IsFamily: false } || !await StandsAsync(step, cancellationToken))
        {
            return new StepResult.Ended();
        }

        var told = step.State;
        return StepResult.Ask(
            texts.Ask(turn.Speech(), new Dong(told.Amount), told.What, told.Day, told.Document),
            new Choice(Right, texts.Right()),
            new Choice(Wrong, texts.Wrong()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Receipt> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(Wrong))
        {
            return new StepResult.GoTo(Words);
        }

        if (!answer.Confirms(Right))
        {
            return new StepResult.NotUnderstood();
        }

        var (speech, told) = (step.Turn.Speech(), step.State);
        var stands = await StandsAsync(step, cancellationToken);
        return await step.EndAsync(
            stands ? texts.Thanks(speech, told.Document) : texts.TakenBack(speech, new Dong(told.Amount), told.Document),
            told.Document,
            cancellationToken);
    }

    private ValueTask<StepResult> AskWordsAsync(WaterfallStepContext<Receipt> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.WhatIsWrong(step.Turn.Speech())));

    private ValueTask<StepResult> TakeWordsAsync(WaterfallStepContext<Receipt> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = ShownText.OneLine(answer.Text);
        if (words.Count(char.IsLetterOrDigit) < LettersMin)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedWords(step.Turn.Speech())));
        }

        step.State = step.State with { Words = ShownText.Cut(words, ReceiptDispute.WordsLengthMax) };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Receipt> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State.Words is { } words
            ? StepResult.Ask(
                texts.ConfirmWords(step.Turn.Speech(), ShownText.Cut(words, WordsShown)),
                new Choice(Yes, texts.YesTellThem()),
                new Choice(Words, texts.Rewrite()))
            : new StepResult.GoTo(Words));

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Receipt> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Words))
        {
            return new StepResult.GoTo(Words);
        }

        if (!answer.Confirms(Yes) || step.State.Words is not { } words || step.Turn.Viewer() is not { IsLinked: true, IsFamily: false })
        {
            return new StepResult.NotUnderstood();
        }

        var turn = step.Turn;
        var dispute = new ReceiptDispute
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            MemberId = turn.Subject().Id,
            EntryNumber = step.State.Entry,
            Words = words,
            Receipt = turn.NewReceipt(),
            OpenedAt = turn.Now,
        };
        step.Documents.Put(dispute);
        var told = await messenger.TellBoardAsync(turn, dispute.ClubId, ToBoard(turn, step.State, dispute), cancellationToken);
        return await step.EndAsync(
            told > 0 ? texts.Noted(turn.Speech(), dispute.Receipt) : texts.NotedButBoardIsNotHere(turn.Speech(), dispute.Receipt),
            dispute.Receipt,
            cancellationToken);
    }

    private Draft ToBoard(ITurnContext turn, Receipt told, ReceiptDispute dispute)
    {
        var who = addressing.NameOf(turn.Subject(), calendar.Today(turn));
        var (fullName, words) = (turn.Subject().FullName, ShownText.Cut(dispute.Words, WordsShown));
        return new Draft(reader => texts.MemberDisputes(reader, who, fullName, words, new Dong(told.Amount), told.What, told.Document, dispute.Receipt));
    }

    /// <summary>False for what was taken back meanwhile, which is told in a message of its own. A member may not read the ledger; the product must know.</summary>
    private static async ValueTask<bool> StandsAsync(WaterfallStepContext<Receipt> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var ledger = await ClubLedger.OpenAsync(turn.SystemDocuments, turn.Club().Id, cancellationToken);
        return await ledger.EntryAsync(step.State.Entry, cancellationToken) is { } entry
            && entry.MemberId == turn.Subject().Id
            && !await ledger.IsReversedAsync(step.State.Entry, cancellationToken);
    }
}
