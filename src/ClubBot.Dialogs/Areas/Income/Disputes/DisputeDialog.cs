using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>"That is not right": what is wrong in the member's words, kept with the place in the paper book, and told to the board.</summary>
/// <remarks>Ends with the receipt when something was kept.</remarks>
internal sealed class DisputeDialog : WaterfallDialog<DisputeDialog.Disputing>
{
    public const string DialogId = "income.dispute";

    /// <summary>So much of the words stands in a message; with all the rest it stays under the longest message.</summary>
    private const int WordsShown = 80;

    /// <summary>Less than this says nothing: a number that was meant for some button.</summary>
    private const int LettersMin = 3;

    private const string Words = "words";
    private const string Confirm = "confirm";
    private const string Yes = "yes";
    private const string Rewrite = "rewrite";

    private readonly DisputeTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public DisputeDialog(DisputeTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => DisputeJson.Unescaped.Disputing)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Words, AskWordsAsync, TakeWordsAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="LoanId">The loan, or null when the dialog was begun without one.</param>
    /// <param name="Words">What is wrong, or null before it was said.</param>
    public sealed record Disputing(string? LoanId, string? Words);

    protected override Disputing Start(string? argument) => new(argument, null);

    private async ValueTask<StepResult> AskWordsAsync(WaterfallStepContext<Disputing> step, CancellationToken cancellationToken) =>
        await LoanAsync(step, cancellationToken) is { } loan
            ? StepResult.AskFreely(texts.WhatIsWrong(step.Turn.Speech(), loan.Outstanding, PlaceOf(loan.BookPlace)))
            : new StepResult.Replaced(LoanDialog.DialogId);

    private ValueTask<StepResult> TakeWordsAsync(WaterfallStepContext<Disputing> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = ShownText.OneLine(answer.Text);
        if (words.Count(char.IsLetterOrDigit) < LettersMin)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedWords(step.Turn.Speech())));
        }

        step.State = step.State with { Words = ShownText.Cut(words, LoanDispute.WordsLengthMax) };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Disputing> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await LoanAsync(step, cancellationToken) is null || step.State.Words is not { } words)
        {
            return new StepResult.Replaced(LoanDialog.DialogId);
        }

        var who = turn.Viewer().IsFamily ? NameOf(turn) : turn.Speech().You;
        return StepResult.Ask(
            texts.Confirm(turn.Speech(), who, ShownText.Cut(words, WordsShown)),
            new Choice(Yes, texts.Yes()),
            new Choice(Rewrite, texts.Rewrite()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Disputing> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case Rewrite:
                return new StepResult.GoTo(Words);
            case Yes when await LoanAsync(step, cancellationToken) is { } loan && step.State.Words is { } words:
                return await KeepAsync(step, loan, words, cancellationToken);
            case Yes:
                return new StepResult.Replaced(LoanDialog.DialogId);
            default:
                return new StepResult.NotUnderstood();
        }
    }

    private async ValueTask<StepResult> KeepAsync(
        WaterfallStepContext<Disputing> step, Loan loan, string words, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var dispute = new LoanDispute
        {
            Id = turn.NewId(),
            ClubId = loan.ClubId,
            MemberId = loan.MemberId,
            LoanId = loan.Id,
            BookPlace = loan.BookPlace,
            Outstanding = loan.Outstanding,
            Words = words,
            Receipt = turn.NewReceipt(),
            OpenedAt = turn.Now,
            WaitsSince = turn.Now,
            GrantId = turn.Viewer().Grant?.Id,
        };
        step.Documents.Put(dispute);
        var told = await messenger.TellBoardAsync(turn, loan.ClubId, DraftOf(turn, dispute), cancellationToken);
        var speech = turn.Speech();
        return await step.EndAsync(
            told > 0 ? texts.Noted(speech, dispute.Receipt) : texts.NotedButBoardIsNotHere(speech, dispute.Receipt),
            dispute.Receipt,
            cancellationToken);
    }

    private Draft DraftOf(ITurnContext turn, LoanDispute dispute)
    {
        var (words, place, name) = (ShownText.Cut(dispute.Words, WordsShown), PlaceOf(dispute.BookPlace), NameOf(turn));
        var fullName = turn.Subject().FullName;
        return turn.Viewer().Grant is { } grant
            ? new Draft(reader => texts.RelativeDisputes(reader, grant.RelativeName, grant.Relation, name, dispute, words, place))
            : new Draft(reader => texts.MemberDisputes(reader, name, fullName, dispute, words, place));
    }

    /// <summary>The loan, or null when the speaker may not see it (any more) or it is gone from the book.</summary>
    private static async ValueTask<Loan?> LoanAsync(WaterfallStepContext<Disputing> step, CancellationToken cancellationToken) =>
        step.Turn.Viewer().May(FamilyRight.Loans) && step.State.LoanId is { } id
            ? await step.Documents.LoadAsync<Loan>(id, cancellationToken)
            : null;

    private string PlaceOf(string? bookPlace) => bookPlace ?? texts.UnknownPlace();

    private string NameOf(ITurnContext turn) => addressing.NameOf(turn.Subject(), calendar.Today(turn));
}
