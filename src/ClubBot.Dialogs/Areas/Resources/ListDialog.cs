using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Reads a list to the board, a page at a time: who has not paid the fee of a month, or the book of gifts.</summary>
internal sealed class ListDialog : WaterfallDialog<ListDialog.Reading>
{
    public const string DialogId = "resources.list";

    /// <summary>Argument for the book of gifts; anything else is a question who has not paid.</summary>
    public const string GiftsArgument = "gifts";

    private const string Next = "next";
    private const string Collect = "collect";

    private readonly ListTexts texts;
    private readonly FeeLists fees;
    private readonly GiftLists gifts;
    private readonly GiftSentence giftSentence;

    public ListDialog(ListTexts texts, FeeLists fees, GiftLists gifts, GiftSentence giftSentence)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Reading)
    {
        this.texts = texts;
        this.fees = fees;
        this.gifts = gifts;
        this.giftSentence = giftSentence;
        AddStep("page", AskAsync, TakeAsync);
    }

    /// <summary>Where the reader is.</summary>
    /// <param name="Sentence">What was asked for, or null.</param>
    /// <param name="Page">Page from 0.</param>
    public sealed record Reading(string? Sentence, int Page);

    protected override Reading Start(string? argument) => new(argument, 0);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Reading> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var isGifts = step.State.Sentence is { } said && (said == GiftsArgument || giftSentence.AsksForBook(said));
        var (heading, lines) = isGifts ? await gifts.BookAsync(turn, cancellationToken) : await fees.OwingAsync(turn, step.State.Sentence, cancellationToken);
        var pages = NamePages.Of(lines);
        if (step.State.Page == 0)
        {
            await step.SayAsync(heading, cancellationToken);
        }

        if (step.State.Page >= pages.Count)
        {
            return new StepResult.Ended();
        }

        await step.SayAsync(string.Join('\n', pages[step.State.Page]), cancellationToken);
        Choice[] collect = isGifts ? [] : [new Choice(Collect, texts.Collect())];
        return step.State.Page + 1 < pages.Count
            ? StepResult.Ask(texts.More(turn.Speech(), step.State.Page + 1, pages.Count), [new Choice(Next, texts.NextPage()), .. collect])
            : StepResult.Ask(texts.Last(turn.Speech()), collect);
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Reading> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Collect))
        {
            return new StepResult.Replaced(FeesDialog.DialogId);
        }

        if (!answer.Is(Next))
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Page = step.State.Page + 1 };
        return await AskAsync(step, cancellationToken);
    }
}
