using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Areas.Income.LoanBook;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>What is still owed, what falls due next, and the schedule a page at a time.</summary>
internal sealed class LoanDialog : WaterfallDialog<LoanDialog.Looking>
{
    public const string DialogId = "income.loan";

    /// <summary>Argument that asks for the schedule at once.</summary>
    public const string ScheduleFirst = "schedule";

    /// <summary>Three lines with their days, the sum owed and a question stay under the longest message.</summary>
    private const int LinesOfPage = 3;

    private const string Which = "which";
    private const string Balance = "balance";
    private const string Schedule = ScheduleFirst;
    private const string Picture = "picture";
    private const string Paper = "paper";
    private const string Wrong = "wrong";
    private const string Treasurer = "treasurer";
    private const string Other = "other";
    private const string Later = "later";
    private const string Earlier = "earlier";

    private readonly OwedTexts texts;
    private readonly PassbookWriter passbooks;
    private readonly LoanPageSentence pages;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public LoanDialog(OwedTexts texts, PassbookWriter passbooks, LoanPageSentence pages, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => IncomeJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.passbooks = passbooks;
        this.pages = pages;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Which, AskWhichAsync, TakeWhichAsync);
        AddStep(Balance, AskBalanceAsync, TakeBalanceAsync);
        AddStep(Schedule, AskScheduleAsync, TakeScheduleAsync);
        AddStep(Picture, AskAfterPageAsync(isPaper: false), TakeBalanceAsync);
        AddStep(Paper, AskAfterPageAsync(isPaper: true), TakeBalanceAsync);
    }

    /// <summary>Where the person is looking.</summary>
    /// <param name="View">Step that shows the loan first.</param>
    /// <param name="LoanId">The loan that is shown, or null before it is known.</param>
    /// <param name="Page">Page of the list of loans, from 0.</param>
    /// <param name="Place">Place in the schedule of the first instalment shown, from 0; null = where paying stands.</param>
    /// <param name="HasPicture">True when the picture or the printable page was sent and only the question after it is put again.</param>
    public sealed record Looking(string View, string? LoanId, int Page, int? Place, bool HasPicture = false)
    {
        /// <summary>The sentence that led here, until it was looked at for whose loan it asks; or null.</summary>
        public string? Asked { get; init; }
    }

    /// <summary>Begins with what was asked for, the balance where nothing special was.</summary>
    /// <param name="argument"><see cref="ScheduleFirst"/>, or the sentence that led here.</param>
    protected override Looking Start(string? argument) => argument switch
    {
        ScheduleFirst => new Looking(Schedule, null, 0, null),
        { } text when pages.IsForPaper(text) => new Looking(Paper, null, 0, null),
        { } text when pages.IsForPicture(text) => new Looking(Picture, null, 0, null),
        _ => new Looking(Balance, null, 0, null) { Asked = argument },
    };

    /// <summary>Whoever got something done is done; whoever came back sees the loan again.</summary>
    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Looking> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        result is null
            ? base.ChildEndedAsync(step, reason, result, cancellationToken)
            : ValueTask.FromResult<StepResult>(new StepResult.Ended(result));

    private async ValueTask<StepResult> AskWhichAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().May(FamilyRight.Loans))
        {
            return await RefuseAsync(step, cancellationToken);
        }

        var loans = await OpenLoan.LoansAsync(turn, cancellationToken);
        var open = OpenLoan.Among(loans, calendar.Today(turn));
        if (open.Count == 1)
        {
            step.State = step.State with { LoanId = open[0].Loan.Id };
            return new StepResult.GoTo(step.State.View);
        }

        await turn.MayAndNoteAsync(FamilyRight.Loans, cancellationToken);
        if (open.Count == 0)
        {
            var who = WhoOf(turn);
            return await step.EndAsync(loans.Count == 0 ? texts.NoLoan(turn.Speech(), who) : texts.AllPaid(turn.Speech(), who), cancellationToken);
        }

        Choice[] choices = [.. open.Select(one => new Choice(one.Loan.Id, texts.LoanOf(one.Loan.StartedOn)))];
        var page = PagedChoices.Of(choices, step.State.Page, new Choice(Other, texts.OtherLoan()));
        return StepResult.Ask(texts.WhichLoan(turn.Speech(), WhoOf(turn), open.Count), page);
    }

    private static ValueTask<StepResult> TakeWhichAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = choice.Value == Other
            ? step.State with { Page = step.State.Page + 1 }
            : step.State with { LoanId = choice.Value, Place = null };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(choice.Value == Other ? Which : step.State.View));
    }

    private async ValueTask<StepResult> AskBalanceAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!await turn.MayAndNoteAsync(FamilyRight.Loans, cancellationToken))
        {
            return await RefuseAsync(step, cancellationToken);
        }

        if (await ShownAsync(step, cancellationToken) is not { } open)
        {
            return new StepResult.GoTo(Which);
        }

        if (step.State.Asked is { } asked)
        {
            step.State = step.State with { Asked = null };
            await SayWhoseAsync(step, asked, cancellationToken);
        }

        var state = texts.StateOf(turn.Speech(), WhoOf(turn), open);
        var (schedule, wrong) = (new Choice(Schedule, texts.ShowSchedule()), new Choice(Wrong, texts.Wrong()));
        // Four choices are the most: whoever is behind is offered the treasurer in the picture's place.
        return open.Overdue.Count > 0
            ? StepResult.Ask(state, new Choice(Treasurer, texts.TalkToTreasurer()), schedule, wrong)
            : StepResult.Ask(state, schedule, new Choice(Picture, texts.ShowPicture()), wrong);
    }

    /// <summary>Whoever named somebody else hears that it is not that person's loan that is shown.</summary>
    private async ValueTask SayWhoseAsync(WaterfallStepContext<Looking> step, string asked, CancellationToken cancellationToken)
    {
        Member[] subject = [step.Turn.Subject()];
        string CalledOf(Member member) => addressing.NameOf(member, calendar.Today(step.Turn));
        if (LoanQuestion.MentionsIn(asked) is { Count: > 0 } mentions
            && mentions.All(mention => CalledNames.Fitting(mention, subject, member => member.Id, member => member, CalledOf).Count == 0))
        {
            await step.SayAsync(texts.OnlyOwnBook(step.Turn.Speech(), WhoOf(step.Turn)), cancellationToken);
        }
    }

    private static ValueTask<StepResult> TakeBalanceAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        step.State = step.State with { Place = null, HasPicture = false };
        return ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            Schedule => new StepResult.GoTo(Schedule),
            Picture => new StepResult.GoTo(Picture),
            Paper => new StepResult.GoTo(Paper),
            Wrong when !Confirmation.IsBareNo(answer.Text) => new StepResult.Begun(DisputeDialog.DialogId, step.State.LoanId),
            Treasurer => new StepResult.Begun(TreasurerDialog.DialogId),
            _ => new StepResult.NotUnderstood(),
        });
    }

    private Ask AskAfterPageAsync(bool isPaper) => async (step, cancellationToken) =>
    {
        var turn = step.Turn;
        var may = step.State.HasPicture ? turn.Viewer().May(FamilyRight.Loans) : await turn.MayAndNoteAsync(FamilyRight.Loans, cancellationToken);
        if (!may)
        {
            return await RefuseAsync(step, cancellationToken);
        }

        if (await ShownAsync(step, cancellationToken) is not { } open)
        {
            return new StepResult.GoTo(Which);
        }

        if (!step.State.HasPicture)
        {
            await turn.SendActivityAsync(PageOf(turn, open.Loan, isPaper), cancellationToken);
            step.State = step.State with { HasPicture = true };
        }

        return StepResult.Ask(
            texts.AfterPicture(turn.Speech()),
            new Choice(Schedule, texts.ShowSchedule()),
            isPaper ? new Choice(Picture, texts.ShowPicture()) : new Choice(Paper, texts.ShowPaper()),
            new Choice(Wrong, texts.Wrong()));
    };

    private Activity PageOf(ITurnContext turn, Loan loan, bool isPaper)
    {
        var (who, today, now) = (WhoOf(turn), calendar.Today(turn), calendar.Local(turn.Now));
        Sheet page = isPaper ? passbooks.WritePaper(turn.Club(), turn.Subject(), loan, now) : passbooks.Write(turn.Club(), turn.Subject(), loan, now);
        var words = isPaper
            ? texts.Paper(turn.Speech(), who, loan.Outstanding, today)
            : texts.Picture(turn.Speech(), who, loan.Outstanding, today);
        return Activity.Message(words) with { Attachments = [SheetAttachment.Of(page)] };
    }

    private async ValueTask<StepResult> AskScheduleAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        // Turning a page is the same look: it is noted once.
        var may = step.State.Place is null
            ? await turn.MayAndNoteAsync(FamilyRight.Loans, cancellationToken)
            : turn.Viewer().May(FamilyRight.Loans);
        if (!may)
        {
            return await RefuseAsync(step, cancellationToken);
        }

        if (await ShownAsync(step, cancellationToken) is not { } open)
        {
            return new StepResult.GoTo(Which);
        }

        var place = Math.Clamp(step.State.Place ?? (open.Next.Number - 1), 0, open.Instalments.Count - 1);
        step.State = step.State with { Place = place };
        var lines = open.Instalments.Skip(place).Take(LinesOfPage).Select(texts.Line);
        return StepResult.Ask(
            texts.Schedule(turn.Speech(), WhoOf(turn), open.Loan.Outstanding, string.Join('\n', lines)),
            ScheduleChoices(place, open.Instalments.Count));
    }

    private List<Choice> ScheduleChoices(int place, int count)
    {
        var choices = new List<Choice>(3);
        if (place + LinesOfPage < count)
        {
            choices.Add(new Choice(Later, texts.Later()));
        }

        if (place > 0)
        {
            choices.Add(new Choice(Earlier, texts.Earlier()));
        }

        choices.Add(new Choice(Wrong, texts.Wrong()));
        return choices;
    }

    private static ValueTask<StepResult> TakeScheduleAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        var place = step.State.Place ?? 0;
        switch (answer.Choice?.Value)
        {
            case Later:
                step.State = step.State with { Place = place + LinesOfPage };
                return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Schedule));
            case Earlier:
                step.State = step.State with { Place = Math.Max(0, place - LinesOfPage) };
                return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Schedule));
            case Wrong when !Confirmation.IsBareNo(answer.Text):
                return ValueTask.FromResult<StepResult>(new StepResult.Begun(DisputeDialog.DialogId, step.State.LoanId));
            default:
                return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }
    }

    /// <summary>The loan that is being looked at, or null when it was paid off or taken out of the book since.</summary>
    private async ValueTask<OpenLoan?> ShownAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        step.State.LoanId is { } id && await step.Documents.LoadAsync<Loan>(id, cancellationToken) is { } loan
            ? OpenLoan.Of(loan, calendar.Today(step.Turn))
            : null;

    private async ValueTask<StepResult> RefuseAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        var sentence = viewer.Subject is { } member
            ? texts.NotAllowed(viewer.Speech, addressing.NameOf(member, calendar.Today(step.Turn)))
            : texts.NotLinked(viewer.Speech);
        return await step.EndAsync(sentence, cancellationToken);
    }

    /// <summary>The borrower: "bà" to herself, "bà Sáu" to her son.</summary>
    private string WhoOf(ITurnContext turn) =>
        turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), calendar.Today(turn)) : turn.Speech().You;
}
