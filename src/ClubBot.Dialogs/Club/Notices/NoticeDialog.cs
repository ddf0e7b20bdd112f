using ClubBot.Dialogs.Club.Meetings;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>
/// What became of a notice: how many it reached, and who has to be told by hand. Begins by itself with one of the board when somebody turned
/// out not to be reached.
/// </summary>
internal sealed class NoticeDialog : WaterfallDialog<NoticeDialog.Looking>
{
    public const string DialogId = "notices.tally";

    private const string Names = "names";
    private const string Earlier = "earlier";

    private readonly NoticeTexts texts;

    public NoticeDialog(NoticeTexts texts)
        : base(DialogId, 1, () => NoticesJson.Unescaped.Looking)
    {
        this.texts = texts;
        AddStep("tally", AskAsync, TakeAsync);
    }

    /// <summary>What is looked at.</summary>
    /// <param name="NoticeId">The notice; null = the newest.</param>
    /// <param name="IsNews">True until it was said why this begins by itself.</param>
    public sealed record Looking(string? NoticeId, bool IsNews);

    protected override Looking Start(string? argument) => new(argument, argument is not null);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        if (!step.Turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var speech = step.Turn.Speech();
        if (await FindAsync(step, cancellationToken) is not { } notice)
        {
            return await step.EndAsync(texts.None(speech), cancellationToken);
        }

        if (step.State.IsNews)
        {
            await step.SayAsync(texts.News(speech), cancellationToken);
        }

        step.State = new Looking(notice.Id, IsNews: false);
        var tally = await NoticeTally.OfAsync(step.Turn.SystemDocuments, notice, cancellationToken);
        Choice[] earlier = await EarlierAsync(step.Turn, notice, cancellationToken) is null ? [] : [new Choice(Earlier, texts.Earlier())];
        return tally.Ends.Any(end => end.ByHand is not null)
            ? StepResult.Ask(texts.Tally(speech, notice.Words, tally), [new Choice(Names, texts.ToTell()), .. earlier])
            : StepResult.Ask(texts.AllReached(speech, notice.Words, tally), earlier);
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (await FindAsync(step, cancellationToken) is not { } notice)
        {
            return new StepResult.Ended();
        }

        if (answer.Confirms(Names))
        {
            return new StepResult.Begun(NamesDialog.DialogId, NamesDialog.ToTellArgument(notice.Id));
        }

        if (!answer.Is(Earlier) || await EarlierAsync(step.Turn, notice, cancellationToken) is not { } earlier)
        {
            return new StepResult.NotUnderstood();
        }

        step.State = new Looking(earlier.Id, IsNews: false);
        return await AskAsync(step, cancellationToken);
    }

    private static async ValueTask<Notice?> FindAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        step.State.NoticeId is { } id
            ? await step.Documents.LoadAsync<Notice>(id, cancellationToken)
            : await FirstAsync(step.Turn, NoticeIndexes.FirstKey(step.Turn.Club().Id), cancellationToken);

    private static ValueTask<Notice?> EarlierAsync(ITurnContext turn, Notice notice, CancellationToken cancellationToken) =>
        FirstAsync(turn, NoticeIndexes.NewestKey(notice.ClubId, notice.SentAt.AddTicks(-1)), cancellationToken);

    private static async ValueTask<Notice?> FirstAsync(ITurnContext turn, string from, CancellationToken cancellationToken)
    {
        var end = NoticeIndexes.EndKey(turn.Club().Id);
        var found = await turn.Documents.QueryRangeAsync<Notice>(NoticeIndexes.Newest, from, end, 1, cancellationToken);
        return found.Count > 0 ? found[0] : null;
    }
}
