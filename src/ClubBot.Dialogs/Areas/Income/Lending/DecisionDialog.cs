using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>The board decides about loans: what waits, with the fund's free cash beside it; yes, or no with a reason.</summary>
internal sealed class DecisionDialog : WaterfallDialog<DecisionDialog.Deciding>
{
    public const string DialogId = "income.decision";

    private const int LettersMin = 3;
    private const int ReasonLengthMax = 80;
    private const string Pick = "pick";
    private const string Look = "look";
    private const string Reason = "reason";
    private const string Refuse = "refuse";
    private const string Yes = "yes";
    private const string No = "no";
    private const string More = "more";

    private readonly DecisionTexts texts;
    private readonly BoardMatters matters;
    private readonly Decisions decisions;

    public DecisionDialog(DecisionTexts texts, BoardMatters matters, Decisions decisions)
        : base(DialogId, 1, () => LendingJson.Unescaped.Deciding)
    {
        this.texts = texts;
        this.matters = matters;
        this.decisions = decisions;
        AddStep(Pick, AskPickAsync, TakePick);
        AddStep(Look, AskLookAsync, TakeLookAsync);
        AddStep(Reason, AskReasonAsync, TakeReason);
        AddStep(Refuse, AskRefuseAsync, TakeRefuseAsync);
    }

    /// <summary>What is looked at.</summary>
    /// <param name="MatterId">The matter, or null.</param>
    /// <param name="Page">Page of the list, from 0.</param>
    /// <param name="IsTold">True when the board member was told of this one matter and did not ask for the list.</param>
    /// <param name="Reason">Why not, or null.</param>
    public sealed record Deciding(string? MatterId, int Page, bool IsTold, string? Reason);

    protected override Deciding Start(string? argument) => new(argument, 0, argument is not null, null);

    /// <summary>Whoever comes back from handing money over sees what is left.</summary>
    protected override async ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Deciding> step, DialogReason reason, string? result, CancellationToken cancellationToken)
    {
        step.State = new Deciding(null, 0, false, null);
        return (await matters.AllAsync(step.Turn, cancellationToken)).Count > 0 ? new StepResult.GoTo(Pick) : new StepResult.Ended(result);
    }

    private async ValueTask<StepResult> AskPickAsync(WaterfallStepContext<Deciding> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (step.State is { MatterId: not null })
        {
            return new StepResult.GoTo(Look);
        }

        var all = await matters.AllAsync(turn, cancellationToken);
        if (all.Count == 0)
        {
            return await step.EndAsync(texts.NothingWaits(turn.Speech()), cancellationToken);
        }

        Choice[] choices = [.. all.Select(matter => new Choice(matter.Id, LabelOf(matter)))];
        var page = PagedChoices.Of(choices, step.State.Page, new Choice(More, texts.More()));
        return StepResult.Ask(texts.Waiting(turn.Speech(), all.Count, await Decisions.FreeCashAsync(turn, cancellationToken)), page);
    }

    private static ValueTask<StepResult> TakePick(WaterfallStepContext<Deciding> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = choice.Value == More
            ? step.State with { Page = step.State.Page + 1 }
            : step.State with { MatterId = choice.Value };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(choice.Value == More ? Pick : Look));
    }

    private async ValueTask<StepResult> AskLookAsync(WaterfallStepContext<Deciding> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await matters.FindAsync(turn, step.State.MatterId, cancellationToken) is not { } matter)
        {
            return await LeaveAsync(step, null, cancellationToken);
        }

        if (matter.IsToPayOut)
        {
            return step.State.IsTold ? new StepResult.Ended() : new StepResult.Begun(PayoutDialog.DialogId, matter.Id);
        }

        if (!BoardVotes.MayVote(matter.Votes, matter.Member.Id, turn.Subject().Id) || !matter.IsWaiting)
        {
            return await LeaveAsync(step, step.State.IsTold ? null : WhyNot(turn, matter), cancellationToken);
        }

        var yes = new Choice(Yes, matter.Request is null ? texts.YesForgive() : texts.Yes());
        var hasSaidNo = matter.Votes.Any(vote => vote.MemberId == turn.Subject().Id);
        return StepResult.Ask(await TextOfAsync(turn, matter, cancellationToken), hasSaidNo ? [yes] : [yes, new Choice(No, texts.No())]);
    }

    private async ValueTask<StepResult> TakeLookAsync(WaterfallStepContext<Deciding> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(No))
        {
            return new StepResult.GoTo(Reason);
        }

        return answer.Confirms(Yes) ? await VoteAsync(step, isFor: true, cancellationToken) : new StepResult.NotUnderstood();
    }

    private async ValueTask<StepResult> AskReasonAsync(WaterfallStepContext<Deciding> step, CancellationToken cancellationToken) =>
        await matters.FindAsync(step.Turn, step.State.MatterId, cancellationToken) is { } matter
            ? StepResult.AskFreely(texts.WhyNot(step.Turn.Speech(), matter.Name))
            : await LeaveAsync(step, null, cancellationToken);

    private ValueTask<StepResult> TakeReason(WaterfallStepContext<Deciding> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = ShownText.OneLine(answer.Text);
        if (Confirmation.IsNo(words) || words.Count(char.IsLetter) < LettersMin || words.Length > ReasonLengthMax)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedReason(step.Turn.Speech())));
        }

        step.State = step.State with { Reason = words };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Refuse));
    }

    private async ValueTask<StepResult> AskRefuseAsync(WaterfallStepContext<Deciding> step, CancellationToken cancellationToken) =>
        await matters.FindAsync(step.Turn, step.State.MatterId, cancellationToken) is { } matter && step.State.Reason is { } reason
            ? StepResult.Ask(texts.SureNo(step.Turn.Speech(), matter.Name, reason), new Choice(Yes, texts.YesNo()), new Choice(Reason, texts.OtherReason()))
            : await LeaveAsync(step, null, cancellationToken);

    private async ValueTask<StepResult> TakeRefuseAsync(WaterfallStepContext<Deciding> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Reason))
        {
            return new StepResult.GoTo(Reason);
        }

        return answer.Confirms(Yes) ? await VoteAsync(step, isFor: false, cancellationToken) : new StepResult.NotUnderstood();
    }

    private async ValueTask<StepResult> VoteAsync(WaterfallStepContext<Deciding> step, bool isFor, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await matters.FindAsync(turn, step.State.MatterId, cancellationToken) is not { } matter || !matter.IsWaiting
            || !BoardVotes.MayVote(matter.Votes, matter.Member.Id, turn.Subject().Id))
        {
            return new StepResult.GoTo(Look);
        }

        var vote = new BoardVote(turn.Subject().Id, isFor, turn.Now, isFor ? null : step.State.Reason);
        return await LeaveAsync(step, await decisions.VoteAsync(turn, matter, vote, cancellationToken), cancellationToken);
    }

    /// <summary>Says how it went; whoever came by the list goes on with what is left of it.</summary>
    private async ValueTask<StepResult> LeaveAsync(WaterfallStepContext<Deciding> step, string? words, CancellationToken cancellationToken)
    {
        if (words is not null)
        {
            await step.SayAsync(words, cancellationToken);
        }

        if (step.State.IsTold || !step.Turn.Viewer().IsBoard || words is null)
        {
            return new StepResult.Ended();
        }

        var waits = (await matters.AllAsync(step.Turn, cancellationToken))
            .Any(matter => matter.Id != step.State.MatterId
                && (matter.IsToPayOut || BoardVotes.MayVote(matter.Votes, matter.Member.Id, step.Turn.Subject().Id)));
        step.State = new Deciding(null, 0, false, null);
        return waits ? new StepResult.GoTo(Pick) : new StepResult.Ended();
    }

    private string WhyNot(ITurnContext turn, BoardMatter matter) =>
        !matter.IsWaiting ? texts.IsDecided(turn.Speech(), matter.Name)
        : matter.Member.Id == turn.Subject().Id ? texts.IsOwn(turn.Speech())
        : texts.HasVoted(turn.Speech(), matter.Name);

    private string LabelOf(BoardMatter matter) =>
        matter.IsToPayOut ? texts.ToPayOut(matter.Name) : matter.Request is null ? texts.ToForgive(matter.Name) : texts.ToDecide(matter.Name);

    private async ValueTask<string> TextOfAsync(ITurnContext turn, BoardMatter matter, CancellationToken cancellationToken)
    {
        var yes = await matters.NamesOfYesAsync(turn, matter, cancellationToken);
        if (matter.Request is { } request)
        {
            var cash = await Decisions.FreeCashAsync(turn, cancellationToken);
            return texts.Request(turn.Speech(), matter.Name, request, cash, yes);
        }

        var owed = (await turn.Documents.LoadAsync<Loan>(matter.WriteOff!.LoanId, cancellationToken))?.Outstanding ?? Dong.Zero;
        return texts.Forgive(turn.Speech(), matter.Name, owed, matter.WriteOff.Minutes, yes);
    }
}
