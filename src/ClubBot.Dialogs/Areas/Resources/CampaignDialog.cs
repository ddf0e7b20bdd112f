using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>The board opens a campaign with a name, a target and a last day, looks how far it is, and closes it.</summary>
internal sealed class CampaignDialog : WaterfallDialog<CampaignDialog.Running>
{
    public const string DialogId = "resources.campaign";

    private const int NameLettersMin = 3;
    private const string List = "list";
    private const string Name = "name";
    private const string Target = "target";
    private const string LastDay = "last-day";
    private const string Confirm = "confirm";
    private const string See = "see";
    private const string ConfirmClose = "confirm-close";
    private const string New = "new";
    private const string MoreCampaigns = "more";
    private const string Yes = "yes";
    private const string Close = "close";
    private const string Anew = "anew";

    private readonly CampaignTexts texts;
    private readonly CampaignSentence sentence;
    private readonly ClubCalendar calendar;

    public CampaignDialog(CampaignTexts texts, CampaignSentence sentence, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Running)
    {
        this.texts = texts;
        this.sentence = sentence;
        this.calendar = calendar;
        AddStep(List, AskListAsync, TakeListAsync);
        AddStep(Name, AskNameAsync, TakeNameAsync);
        AddStep(Target, AskTargetAsync, TakeTargetAsync);
        AddStep(LastDay, AskLastDayAsync, TakeLastDayAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(See, AskSeeAsync, TakeSeeAsync);
        AddStep(ConfirmClose, AskCloseAsync, TakeCloseAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">The sentence that was not read yet, or null.</param>
    /// <param name="Name">What it is for, or null.</param>
    /// <param name="Target">The target in đồng, or null.</param>
    /// <param name="EndsOn">The last day, or null.</param>
    /// <param name="CampaignId">The campaign that is looked at, or null.</param>
    /// <param name="Page">Page of the campaigns that are shown.</param>
    public sealed record Running(string? Sentence, string? Name, long? Target, DateOnly? EndsOn, string? CampaignId, int Page)
    {
        public static Running Nothing { get; } = new(null, null, null, null, null, 0);
    }

    protected override Running Start(string? argument) => Running.Nothing with { Sentence = argument };

    private async ValueTask<StepResult> AskListAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var open = await Campaigns.OpenAsync(turn, cancellationToken);
        var said = step.State.Sentence;
        step.State = step.State with { Sentence = null };
        if (said is not null && !sentence.Closes(said))
        {
            Keep(step, said);
            return new StepResult.GoTo(Name);
        }

        if (open.Count == 0)
        {
            if (said is not null)
            {
                return await step.EndAsync(texts.NoneOpen(turn.Speech()), cancellationToken);
            }

            return new StepResult.GoTo(Name);
        }

        if (said is not null && open is [var only])
        {
            step.State = step.State with { CampaignId = only.Id };
            return new StepResult.GoTo(ConfirmClose);
        }

        return StepResult.Ask(
            texts.WhichOne(turn.Speech(), open.Count),
            [.. PagedChoices.Of(
                [new Choice(New, texts.New()), .. open.Select(campaign => new Choice(campaign.Id, Campaigns.LabelOf(campaign)))],
                step.State.Page,
                new Choice(MoreCampaigns, texts.More()))]);
    }

    private async ValueTask<StepResult> TakeListAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case MoreCampaigns:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskListAsync(step, cancellationToken);
            case New:
                step.State = Running.Nothing;
                return new StepResult.GoTo(Name);
            case { } id:
                step.State = Running.Nothing with { CampaignId = id };
                return new StepResult.GoTo(See);
            default:
                return new StepResult.NotUnderstood();
        }
    }

    private void Keep(WaterfallStepContext<Running> step, string said)
    {
        var read = sentence.Read(said, calendar.Local(step.Turn.Now));
        step.State = Running.Nothing with
        {
            Name = read.Name,
            Target = read.Target <= Gift.ValueMax ? read.Target?.Amount : null,
            EndsOn = read.EndsOn >= calendar.Today(step.Turn) ? read.EndsOn : null,
        };
    }

    private ValueTask<StepResult> AskNameAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State.Name is null ? StepResult.AskFreely(texts.ForWhat(step.Turn.Speech())) : new StepResult.GoTo(Target));

    private ValueTask<StepResult> TakeNameAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        Keep(step, answer.Text);
        if ((step.State.Name ?? "").Count(char.IsLetter) < NameLettersMin)
        {
            step.State = Running.Nothing;
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedName(step.Turn.Speech())));
        }

        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Target));
    }

    private ValueTask<StepResult> AskTargetAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State.Target is null
            ? StepResult.AskFreely(texts.HowMuch(step.Turn.Speech(), step.State.Name ?? ""))
            : new StepResult.GoTo(LastDay));

    private ValueTask<StepResult> TakeTargetAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        if (sentence.Read(answer.Text, calendar.Local(step.Turn.Now)) is not { Target: { } target } || target > Gift.ValueMax)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedAmount(step.Turn.Speech())));
        }

        step.State = step.State with { Target = target.Amount };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(LastDay));
    }

    private ValueTask<StepResult> AskLastDayAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State.EndsOn is null ? StepResult.AskFreely(texts.UntilWhen(step.Turn.Speech())) : new StepResult.GoTo(Confirm));

    private ValueTask<StepResult> TakeLastDayAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        var read = sentence.Read(answer.Text, calendar.Local(step.Turn.Now));
        if (read.EndsOn is not { } day || day < calendar.Today(step.Turn))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedDay(step.Turn.Speech())));
        }

        step.State = step.State with { EndsOn = day };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State is { Name: { } name, Target: { } target, EndsOn: { } day }
            ? StepResult.Ask(texts.Confirm(step.Turn.Speech(), name, new Dong(target), day), new Choice(Yes, texts.Yes()), new Choice(Anew, texts.Anew()))
            : new StepResult.GoTo(Name));

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Anew))
        {
            step.State = Running.Nothing;
            return new StepResult.GoTo(Name);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || step.State is not { Name: { } name, Target: { } target, EndsOn: { } day })
        {
            return new StepResult.GoTo(List);
        }

        var open = await Campaigns.OpenAsync(turn, cancellationToken);
        if (open.Any(campaign => string.Equals(campaign.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            // Somebody else has opened it meanwhile, or it runs since long.
            return await step.EndAsync(texts.RunsAlready(turn.Speech(), name), cancellationToken);
        }

        step.Documents.Put(new Campaign
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            Name = name,
            Target = new Dong(target),
            OpenedOn = calendar.Today(turn),
            EndsOn = day,
            OpenedBy = turn.Subject().Id,
        });
        return await step.EndAsync(texts.Opened(turn.Speech(), name), name, cancellationToken);
    }

    private async ValueTask<StepResult> AskSeeAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        await CampaignAsync(step, cancellationToken) is { IsOpen: true } campaign
            ? StepResult.Ask(texts.See(step.Turn.Speech(), campaign, campaign.DaysLeft(calendar.Today(step.Turn))), new Choice(Close, texts.Close()))
            : new StepResult.GoTo(List);

    private static ValueTask<StepResult> TakeSeeAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Is(Close) ? new StepResult.GoTo(ConfirmClose) : new StepResult.NotUnderstood());

    private async ValueTask<StepResult> AskCloseAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        await CampaignAsync(step, cancellationToken) is { IsOpen: true } campaign
            ? StepResult.Ask(texts.ConfirmClose(step.Turn.Speech(), campaign.Name, campaign.Raised), new Choice(Yes, texts.YesClose()))
            : new StepResult.GoTo(List);

    private async ValueTask<StepResult> TakeCloseAsync(WaterfallStepContext<Running> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || await CampaignAsync(step, cancellationToken) is not { IsOpen: true } campaign)
        {
            return await step.EndAsync(texts.NoneOpen(turn.Speech()), cancellationToken);
        }

        step.Documents.Put(campaign with { ClosedOn = calendar.Today(turn) });
        return await step.EndAsync(texts.Closed(turn.Speech(), campaign.Name, campaign.Raised, campaign.Target), campaign.Name, cancellationToken);
    }

    private static async ValueTask<Campaign?> CampaignAsync(WaterfallStepContext<Running> step, CancellationToken cancellationToken) =>
        step.State.CampaignId is { } id ? await step.Documents.LoadAsync<Campaign>(id, cancellationToken) : null;
}
