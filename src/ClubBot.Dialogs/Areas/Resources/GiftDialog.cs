using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Checks;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A board member writes a gift into the club's book of gifts: money or things, from members and from outside; then whether the donor may be named.</summary>
internal sealed class GiftDialog : WaterfallDialog<GiftDialog.Giving>
{
    public const string DialogId = "resources.gift";

    private const int DonorLettersMin = 2;
    private const string Say = "say";
    private const string Donor = "donor";
    private const string What = "what";
    private const string IsMember = "is-member";
    private const string ForWhat = "campaign";
    private const string Confirm = "confirm";
    private const string Naming = "naming";
    private const string Next = "next";
    private const string Yes = "yes";
    private const string No = "no";
    private const string Later = "later";
    private const string Outsider = "outsider";
    private const string NoCampaign = "none";
    private const string MorePeople = "more";
    private const string Book = "book";
    private const string Wrong = "wrong";
    private const string Enough = Collecting.Enough;

    private readonly GiftTexts texts;
    private readonly GiftSentence sentence;
    private readonly RosterNames names;
    private readonly GiftLog log;

    public GiftDialog(GiftTexts texts, GiftSentence sentence, RosterNames names, GiftLog log)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Giving)
    {
        this.texts = texts;
        this.sentence = sentence;
        this.names = names;
        this.log = log;
        AddStep(Say, AskSentenceAsync, TakeSentenceAsync);
        AddStep(Donor, AskDonorAsync, TakeDonorAsync);
        AddStep(What, AskWhatAsync, TakeWhatAsync);
        AddStep(IsMember, AskMemberAsync, TakeMemberAsync);
        AddStep(ForWhat, AskCampaignAsync, TakeCampaignAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
        AddStep(Naming, AskNamingAsync, TakeNamingAsync);
        AddStep(Next, AskNextAsync, TakeNextAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">What was said; kept to find a campaign in it.</param>
    /// <param name="IsRead">True once the sentence was read.</param>
    /// <param name="Donor">Who gives, or null.</param>
    /// <param name="Value">Money or the value of things, in đồng, or null.</param>
    /// <param name="Things">Things, or null.</param>
    /// <param name="Member">Number of the donor in the roster; 0 for somebody from outside, null before that was asked.</param>
    /// <param name="Campaign">Id of the campaign; empty for none, null before that was asked.</param>
    /// <param name="Page">Page of the people or campaigns that are shown.</param>
    /// <param name="Same">Number of the same gift that was shown with the question; 0 for none.</param>
    /// <param name="GiftId">The gift that was written down last, or null.</param>
    public sealed record Giving(
        string? Sentence, bool IsRead, string? Donor, long? Value, string? Things, int? Member, string? Campaign, int Page, int Same, string? GiftId)
    {
        /// <summary>True when the money came into the bank; cash otherwise.</summary>
        public bool IsByBank { get; init; }

        /// <summary>True when the gift was looked up in the book, so that it is none that was written down just now.</summary>
        public bool IsFromBook { get; init; }

        public static Giving Nothing { get; } = new(null, false, null, null, null, null, null, 0, 0, null);
    }

    protected override Giving Start(string? argument) => Giving.Nothing with { Sentence = argument };

    private async ValueTask<StepResult> AskSentenceAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (!await GiftLog.IsOpenAsync(turn, cancellationToken))
        {
            return await step.EndAsync(texts.NoLedger(turn.Speech()), cancellationToken);
        }

        if (step.State.Sentence is { } asked && GiftSentence.BookNumber(asked) is { } number)
        {
            step.State = Giving.Nothing with { GiftId = Gift.IdOf(step.Turn.Club().Id, number), IsFromBook = true };
            return new StepResult.GoTo(Naming);
        }

        if (step.State is { Sentence: { } said, IsRead: false } && sentence.Read(said) is { } request)
        {
            Keep(step, said, request);
            return new StepResult.GoTo(Donor);
        }

        return StepResult.AskFreely(texts.WhoGaveWhat(turn.Speech()), new Choice(Book, texts.SeeBook()));
    }

    private ValueTask<StepResult> TakeSentenceAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Book) || sentence.AsksForBook(answer.Text))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.Begun(ListDialog.DialogId, ListDialog.GiftsArgument));
        }

        if (GiftSentence.BookNumber(answer.Text) is { } number)
        {
            step.State = Giving.Nothing with { GiftId = Gift.IdOf(step.Turn.Club().Id, number), IsFromBook = true };
            return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Naming));
        }

        if (sentence.Read(answer.Text) is not { } request)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedSentence(step.Turn.Speech())));
        }

        Keep(step, answer.Text, request);
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Donor));
    }

    private static void Keep(WaterfallStepContext<Giving> step, string said, GiftRequest request) => step.State = Giving.Nothing with
    {
        Sentence = said,
        IsRead = true,
        Donor = request.Donor,
        Value = request.Value <= Gift.ValueMax ? request.Value?.Amount : null,
        Things = request.Things,
        IsByBank = request.IsByBank,
    };

    private ValueTask<StepResult> AskDonorAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State.Donor is null ? StepResult.AskFreely(texts.WhoGives(step.Turn.Speech())) : new StepResult.GoTo(What));

    private ValueTask<StepResult> TakeDonorAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        var donor = ShownText.Tidy(answer.Text, Gift.DonorLengthMax);
        if (donor.Count(char.IsLetter) < DonorLettersMin)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedDonor(step.Turn.Speech())));
        }

        step.State = step.State with { Donor = donor };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(What));
    }

    private ValueTask<StepResult> AskWhatAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(step.State is { Value: null, Things: null }
            ? StepResult.AskFreely(texts.WhatIsGiven(step.Turn.Speech(), step.State.Donor ?? ""))
            : new StepResult.GoTo(IsMember));

    private ValueTask<StepResult> TakeWhatAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        var what = sentence.ReadWhat(answer.Text);
        // "300" alone may be đồng or sacks: it has to be said.
        if (!what.SaysWhat || what.Value > Gift.ValueMax || (what.Things is { } things && !things.Any(char.IsLetter)))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedWhat(step.Turn.Speech())));
        }

        step.State = step.State with { Value = what.Value?.Amount, Things = what.Things };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(IsMember));
    }

    /// <summary>Somebody of the roster has that name: whether it is they, is asked and never guessed.</summary>
    private async ValueTask<StepResult> AskMemberAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        var fitting = step.State is { Member: null, Donor: { } donor } ? await FittingAsync(step, donor, cancellationToken) : [];
        if (fitting.Count == 0)
        {
            step.State = step.State with { Member = step.State.Member ?? 0 };
            return new StepResult.GoTo(ForWhat);
        }

        var people = fitting.Select(who => new Choice(NameDoubt.ValueOf(who.Member.Number), RosterNames.LabelOf(who, fitting))).ToList();
        return StepResult.Ask(
            texts.IsMember(step.Turn.Speech(), step.State.Donor ?? ""),
            [.. PagedChoices.Of([.. people, new Choice(Outsider, texts.Outsider())], step.State.Page, new Choice(MorePeople, texts.MorePeople()))]);
    }

    private async ValueTask<StepResult> TakeMemberAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(MorePeople))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return await AskMemberAsync(step, cancellationToken);
        }

        var fitting = await FittingAsync(step, step.State.Donor ?? "", cancellationToken);
        var chosen = fitting.FirstOrDefault(who => NameDoubt.ValueOf(who.Member.Number) == answer.Choice?.Value)
            ?? (fitting is [var only] && answer.Confirms(Yes) ? only : null);
        if (chosen is null && !answer.Is(Outsider))
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Member = chosen?.Member.Number ?? 0, Donor = chosen?.Name ?? step.State.Donor, Page = 0 };
        return new StepResult.GoTo(ForWhat);
    }

    private async ValueTask<StepResult> AskCampaignAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        var open = await Campaigns.OpenAsync(step.Turn, cancellationToken);
        var said = VietnameseFold.Fold(step.State.Sentence ?? "");
        if (step.State.Campaign is null && open.FirstOrDefault(campaign => said.Contains(VietnameseFold.Fold(campaign.Name), StringComparison.Ordinal)) is { } named)
        {
            step.State = step.State with { Campaign = named.Id };
        }

        if (step.State.Campaign is not null || open.Count == 0)
        {
            step.State = step.State with { Campaign = step.State.Campaign ?? "" };
            return new StepResult.GoTo(Confirm);
        }

        return StepResult.Ask(
            texts.ForWhat(step.Turn.Speech()),
            [.. PagedChoices.Of(
                [.. open.Select(campaign => new Choice(campaign.Id, Campaigns.LabelOf(campaign))), new Choice(NoCampaign, texts.NoCampaign())],
                step.State.Page,
                new Choice(MorePeople, texts.MoreCampaigns()))]);
    }

    private async ValueTask<StepResult> TakeCampaignAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(MorePeople))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return await AskCampaignAsync(step, cancellationToken);
        }

        if ((answer.Declines(NoCampaign) ? NoCampaign : answer.Choice?.Value) is not { } value)
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Campaign = value == NoCampaign ? "" : value };
        return new StepResult.GoTo(Confirm);
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (GivenOf(step) is not { } given)
        {
            return new StepResult.GoTo(Say);
        }

        var same = await log.SameTodayAsync(turn, given, cancellationToken);
        step.State = step.State with { Same = same?.Number ?? 0 };
        var campaign = given.CampaignId is { } id ? await turn.Documents.LoadAsync<Campaign>(id, cancellationToken) : null;
        return same is not null
            ? StepResult.Ask(
                texts.ConfirmAgain(turn.Speech(), given.Donor, same.DocumentNumber), new Choice(Yes, texts.YesAgain()), new Choice(Say, texts.SayAgain()))
            : StepResult.Ask(texts.ConfirmGift(turn.Speech(), given, campaign?.Name, step.State.IsByBank), new Choice(Yes, texts.Yes()), new Choice(Say, texts.SayAgain()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Say))
        {
            step.State = Giving.Nothing;
            return new StepResult.GoTo(Say);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || GivenOf(step) is not { } given)
        {
            return new StepResult.GoTo(Say);
        }

        if (((await log.SameTodayAsync(turn, given, cancellationToken))?.Number ?? 0) != step.State.Same)
        {
            // Somebody else has written the same gift down meanwhile.
            return new StepResult.GoTo(Confirm);
        }

        if (await log.WriteAsync(turn, given, step.State.IsByBank, cancellationToken) is not { } gift)
        {
            return await step.EndAsync(texts.Refused(turn.Speech()), cancellationToken);
        }

        await step.SayAsync(texts.Done(turn.Speech(), gift), cancellationToken);
        step.State = Giving.Nothing with { GiftId = gift.Id };
        return new StepResult.GoTo(Naming);
    }

    private async ValueTask<StepResult> AskNamingAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        if (await GiftAsync(step, cancellationToken) is { TakenBackOn: null } gift)
        {
            return StepResult.Ask(
                texts.MayBeNamed(step.Turn.Speech(), gift.Donor),
                new Choice(Yes, texts.YesName()),
                new Choice(No, texts.DoNotName()),
                new Choice(Later, texts.NotAskedYet()));
        }

        await step.SayAsync(texts.NoSuchNumber(step.Turn.Speech()), cancellationToken);
        step.State = Giving.Nothing;
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<StepResult> TakeNamingAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || await GiftAsync(step, cancellationToken) is not { } gift || answer.Is(Later))
        {
            return new StepResult.GoTo(Next);
        }

        var mayBeNamed = answer.Confirms(Yes);
        if (!mayBeNamed && !answer.Declines(No))
        {
            return new StepResult.NotUnderstood();
        }

        await GiftLog.ConsentAsync(turn, gift, mayBeNamed, texts.MayBeNamed(turn.Speech(), gift.Donor), cancellationToken);
        await step.SayAsync(mayBeNamed ? texts.WillBeNamed(turn.Speech(), gift.Donor) : texts.WillNotBeNamed(turn.Speech(), gift.Donor), cancellationToken);
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<StepResult> AskNextAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken)
    {
        var today = await log.TodayAsync(step.Turn, cancellationToken);
        var text = texts.Today(step.Turn.Speech(), today.Count, SumOf(today));
        var enough = new Choice(Enough, texts.Enough());
        return step.State.GiftId is null || step.State.IsFromBook
            ? StepResult.Ask(text, enough)
            : StepResult.Ask(text, enough, new Choice(Wrong, texts.WasWrong()));
    }

    private async ValueTask<StepResult> TakeNextAsync(WaterfallStepContext<Giving> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Enough))
        {
            return await Collecting.EndAsync(
                step,
                async () =>
                {
                    var today = await log.TodayAsync(turn, cancellationToken);
                    return texts.Total(turn.Speech(), today.Count, SumOf(today));
                },
                cancellationToken);
        }

        if (!answer.Is(Wrong))
        {
            return await TakeSentenceAsync(step, answer, cancellationToken);
        }

        var taken = turn.Viewer().IsBoard && step.State is { GiftId: { } id, IsFromBook: false } ? await log.TakeBackAsync(turn, id, cancellationToken) : null;
        await step.SayAsync(taken is null ? texts.TooLate(turn.Speech()) : texts.TakenBack(turn.Speech(), taken.DocumentNumber), cancellationToken);
        step.State = Giving.Nothing;
        return new StepResult.GoTo(Next);
    }

    private async ValueTask<IReadOnlyList<NamedMember>> FittingAsync(WaterfallStepContext<Giving> step, string donor, CancellationToken cancellationToken) =>
        RosterNames.Fitting(donor, await names.AllAsync(step.Turn, cancellationToken));

    private static GivenGift? GivenOf(WaterfallStepContext<Giving> step) => step.State is { Donor: { } donor } said && said is not { Value: null, Things: null }
        ? new GivenGift(
            donor,
            said.Member is > 0 and var number ? Member.IdOf(step.Turn.Club().Id, number) : null,
            said.Things,
            said.Value is { } value ? new Dong(value) : null,
            said.Campaign is { Length: > 0 } campaign ? campaign : null)
        : null;

    private static async ValueTask<Gift?> GiftAsync(WaterfallStepContext<Giving> step, CancellationToken cancellationToken) =>
        step.State.GiftId is { } id ? await step.Documents.LoadAsync<Gift>(id, cancellationToken) : null;

    private static Dong SumOf(IReadOnlyList<Gift> gifts) =>
        gifts.Where(gift => gift is { IsMoney: true, IsByBank: false }).Aggregate(Dong.Zero, (sum, gift) => sum + (gift.Value ?? Dong.Zero));
}
