using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>How the club's two funds stand, month by month, in words and as a picture for the meeting. The whole club may see it: it names nobody.</summary>
/// <remarks>Its argument is the sentence that asked, which may name a month.</remarks>
internal sealed class FundMonthDialog : WaterfallDialog<FundMonthDialog.Looking>
{
    public const string DialogId = "funds.month";

    private const string Show = "show";
    private const string Earlier = "earlier";
    private const string Later = "later";

    private readonly FundMonthTexts texts;
    private readonly FundMonthWriter sheets;
    private readonly ClubCalendar calendar;

    public FundMonthDialog(FundMonthTexts texts, FundMonthWriter sheets, ClubCalendar calendar)
        : base(DialogId, 1, () => MonthsJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.sheets = sheets;
        this.calendar = calendar;
        AddStep(Show, AskAsync, TakeAsync);
    }

    /// <summary>Where the person is looking.</summary>
    /// <param name="Asked">The sentence that asked, until the month is known.</param>
    /// <param name="Month">The month that is shown, or null before it is known.</param>
    /// <param name="IsShown">True when the month was shown and only the question after it is put again.</param>
    public sealed record Looking(string? Asked, CalendarMonth? Month = null, bool IsShown = false);

    protected override Looking Start(string? argument) => new(argument);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var viewer = turn.Viewer();
        if (!viewer.IsLinked || viewer.IsFamily)
        {
            return await step.EndAsync(texts.NotForRelatives(viewer.Speech), cancellationToken);
        }

        var now = calendar.Local(turn.Now);
        var thisMonth = CalendarMonth.Of(calendar.Today(turn));
        var wanted = step.State.Month ?? (step.State.Asked is { } text ? FundMonthQuestion.MonthOf(text, now) : null) ?? thisMonth;

        // The sums are read out at every meeting; the ledger itself stays the board's.
        if (await FundMonthFigures.OfAsync(turn.SystemDocuments, turn.Club().Id, wanted, calendar.Today(turn), cancellationToken) is not { } figures)
        {
            return await step.EndAsync(texts.NoLedger(turn.Speech()), cancellationToken);
        }

        if (!step.State.IsShown)
        {
            if (figures.Month != wanted)
            {
                await step.SayAsync(texts.OnlyThese(turn.Speech(), figures.Oldest), cancellationToken);
            }

            var words = Activity.Message(texts.Funds(turn.Speech(), figures));
            await turn.SendActivityAsync(words with { Attachments = [SheetAttachment.Of(sheets.Write(turn.Club(), figures, now))] }, cancellationToken);
            await step.SayAsync(texts.Loans(turn.Speech(), figures), cancellationToken);
            step.State = new Looking(null, figures.Month, IsShown: true);
        }

        var choices = new List<Choice>(2);
        if (figures.Month > figures.Oldest)
        {
            choices.Add(new Choice(Earlier, texts.Earlier()));
        }

        if (figures.Month < thisMonth)
        {
            choices.Add(new Choice(Later, texts.Later()));
        }

        return choices.Count == 0 ? new StepResult.Ended() : StepResult.Ask(texts.WhichMonth(turn.Speech()), choices);
    }

    private static ValueTask<StepResult> TakeAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice?.Value is not (Earlier or Later))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = new Looking(null, step.State.Month?.Plus(answer.Is(Earlier) ? -1 : 1));
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Show));
    }
}
