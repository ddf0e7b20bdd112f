using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>What a member asks about fee and gifts: how it stands with the own fee, how far the campaigns are, and how money reaches the club.</summary>
internal sealed class ContributeDialog : WaterfallDialog<ContributeDialog.Question>
{
    public const string DialogId = "resources.contribute";

    /// <summary>Campaigns that are told of at once.</summary>
    private const int CampaignsMax = 3;

    /// <summary>Donors who are thanked in one message.</summary>
    private const int ThankedMax = 4;

    private const string Transfer = "transfer";
    private const string Board = "board";

    private readonly ContributeTexts texts;
    private readonly ClubCalendar calendar;

    public ContributeDialog(ContributeTexts texts, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Question)
    {
        this.texts = texts;
        this.calendar = calendar;
        AddStep("what", AskAsync, TakeAsync);
    }

    /// <summary>What was told.</summary>
    /// <param name="IsTold">True once the answer was given, so that it is not read out again.</param>
    public sealed record Question(bool IsTold);

    protected override Question Start(string? argument) => new(false);

    /// <summary>Whoever got something done is done; whoever came back is asked again.</summary>
    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Question> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        reason == DialogReason.EndCalled
            ? ValueTask.FromResult<StepResult>(new StepResult.Ended(result))
            : base.ChildEndedAsync(step, reason, result, cancellationToken);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Question> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!step.State.IsTold)
        {
            step.State = step.State with { IsTold = true };
            await TellAsync(step, cancellationToken);
        }

        return turn.Viewer().IsLinked
            ? StepResult.Ask(texts.AnythingElse(turn.Speech()), new Choice(Transfer, texts.HowToTransfer()), new Choice(Board, texts.TellBoard()))
            : new StepResult.Ended();
    }

    private static ValueTask<StepResult> TakeAsync(WaterfallStepContext<Question> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            Transfer => new StepResult.Begun(TransferDialog.DialogId),
            Board => new StepResult.Begun(HumanDialog.DialogId),
            _ => new StepResult.NotUnderstood(),
        });

    private async ValueTask TellAsync(WaterfallStepContext<Question> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var speech = turn.Speech();
        if (!turn.Viewer().IsLinked)
        {
            await step.SayAsync(texts.HowForVisitors(speech), cancellationToken);
            return;
        }

        if (!turn.Viewer().IsFamily)
        {
            await step.SayAsync(await FeeAsync(turn, cancellationToken), cancellationToken);
        }

        var open = await Campaigns.OpenAsync(turn, cancellationToken);
        foreach (var campaign in open.Take(CampaignsMax))
        {
            await step.SayAsync(texts.Progress(speech, campaign, campaign.DaysLeft(calendar.Today(turn)), Thanked(campaign)), cancellationToken);
        }

        await step.SayAsync(open.Count == 0 ? texts.HowWithoutCampaign(speech) : texts.How(speech), cancellationToken);
    }

    /// <summary>How it stands with the speaker's own fee. Who has paid stands in one document for the board; the member's own part of it is the member's.</summary>
    private async ValueTask<string> FeeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (speech, month) = (turn.Speech(), CalendarMonth.Of(calendar.Today(turn)));
        var fee = (await FundRules.OfAsync(turn.SystemDocuments, turn.Club().Id, cancellationToken)).MonthlyFee;
        if (fee <= Dong.Zero)
        {
            return texts.NoFee(speech);
        }

        var standing = await FeeRoster.OfMemberAsync(turn.SystemDocuments, turn.Subject(), month, cancellationToken);
        var written = CalendarMonth.Written([month]);
        return standing switch
        {
            { Payment: { } paid } => texts.FeePaid(speech, written, paid.PaidOn),
            { Exemption: not null } => texts.FeeExempt(speech),
            _ => texts.FeeOpen(speech, written, fee),
        };
    }

    private string Thanked(Campaign campaign)
    {
        var names = string.Join(", ", campaign.Thanked.TakeLast(ThankedMax));
        return campaign.Thanked.Count switch
        {
            0 => "",
            <= ThankedMax => texts.Thanks(names),
            var count => texts.ThanksAndOthers(names, count - ThankedMax),
        };
    }
}
