using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>"My data": what is kept, who of the family may see it and did, taking a permission back, and leaving.</summary>
internal sealed class PrivacyDialog : WaterfallDialog<PrivacyDialog.Looking>
{
    public const string DialogId = "membership.privacy";

    private const int GrantsMax = 10;
    private const int ViewsShown = 4;
    private const string Family = "family";
    private const string Contact = "contact";
    private const string Leave = "leave";
    private const string Revoke = "revoke";
    private const string All = "all";
    private const string Next = "next";
    private const string Yes = "yes";

    private readonly PrivacyTexts texts;
    private readonly ClubCalendar calendar;
    private readonly ViewerReader viewers;
    private readonly ContactTexts ways;

    public PrivacyDialog(PrivacyTexts texts, ClubCalendar calendar, ViewerReader viewers, ContactTexts ways)
        : base(DialogId, 1, () => MembershipDialogsJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.calendar = calendar;
        this.viewers = viewers;
        this.ways = ways;
        AddStep("what", AskWhatAsync, TakeWhatAsync);
        AddStep("family", AskFamilyAsync, TakeFamilyAsync);
        AddStep("revoke", AskRevokeAsync, TakeRevokeAsync);
        AddStep("place", AskPlaceAsync, TakePlaceAsync);
        AddStep("leave", AskLeaveAsync, TakeLeaveAsync);
    }

    /// <summary>What is to be taken back.</summary>
    /// <param name="AccountId">The account of which the tie is cut; null = the one that speaks, "all" = every one.</param>
    /// <param name="Page">Page of the list of accounts.</param>
    public sealed record Looking(string? AccountId = null, int Page = 0);

    protected override Looking Start(string? argument) => new();

    private ValueTask<StepResult> AskWhatAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        return ValueTask.FromResult(viewer.IsFamily
            ? StepResult.Ask(texts.WhatRelative(viewer.Speech), new Choice(Contact, texts.ContactLabel()), new Choice(Leave, texts.LeaveLabel()))
            : StepResult.Ask(
                texts.What(viewer.Speech),
                new Choice(Family, texts.FamilyLabel()),
                new Choice(Contact, texts.ContactLabel()),
                new Choice(Leave, texts.LeaveLabel())));
    }

    private static async ValueTask<StepResult> TakeWhatAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case Family:
                return new StepResult.GoTo("family");
            case Contact:
                return new StepResult.Begun(ContactDialog.DialogId);
            case Leave:
                step.State = new Looking();
                return new StepResult.GoTo((await PersonAccounts.OfSpeakerAsync(step.Turn, cancellationToken)).Count > 1 ? "place" : "leave");
            default:
                return new StepResult.NotUnderstood();
        }
    }

    private async ValueTask<StepResult> AskFamilyAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var grants = await GrantsAsync(step.Turn, cancellationToken);
        if (grants.Count == 0)
        {
            return await step.EndAsync(texts.NobodyOfFamily(speech), cancellationToken);
        }

        var who = string.Join(", ", grants.Select(grant => $"{grant.Relation} {grant.RelativeName}"));
        await step.SayAsync(await ViewsAsync(step.Turn, grants, cancellationToken), cancellationToken);
        return StepResult.Ask(texts.FamilyMaySee(speech, who), new Choice(Revoke, texts.RevokeLabel()));
    }

    private static ValueTask<StepResult> TakeFamilyAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Is(Revoke) ? new StepResult.GoTo("revoke") : new StepResult.NotUnderstood());

    private ValueTask<StepResult> AskRevokeAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.Ask(texts.SureRevoke(step.Turn.Speech()), new Choice(Yes, texts.Yes())));

    private async ValueTask<StepResult> TakeRevokeAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Is(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        foreach (var grant in await GrantsAsync(step.Turn, cancellationToken))
        {
            step.Documents.Put(grant with { RevokedAt = step.Turn.Now });
        }

        return await step.EndAsync(texts.Revoked(step.Turn.Speech(), step.Turn.NewReceipt()), cancellationToken);
    }

    /// <summary>Somebody with several accounts sees each and takes back one, or all.</summary>
    private async ValueTask<StepResult> AskPlaceAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(step.Turn, cancellationToken);
        List<Choice> all = [.. places.Select(place => new Choice(place.AccountId, Texts.Speech.Capital(place.Name))), new Choice(All, texts.AllPlaces())];
        return StepResult.Ask(
            texts.WhichPlace(step.Turn.Speech(), string.Join(", ", places.Select(place => place.Name))),
            PagedChoices.Of(all, step.State.Page, new Choice(Next, texts.MorePlaces())));
    }

    private async ValueTask<StepResult> TakePlaceAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case Next:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskPlaceAsync(step, cancellationToken);
            case var chosen:
                step.State = step.State with { AccountId = chosen };
                return new StepResult.GoTo("leave");
        }
    }

    private async ValueTask<StepResult> AskLeaveAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var place = await PlaceAsync(step, cancellationToken);
        var text = place is not null ? texts.SureLeavePlace(speech, place)
            : step.State.AccountId == All ? texts.SureLeaveAll(speech)
            : texts.SureLeave(speech);
        return StepResult.Ask(text, new Choice(Yes, texts.Yes()));
    }

    private async ValueTask<StepResult> TakeLeaveAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Is(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var (turn, speech) = (step.Turn, step.Turn.Speech());
        var place = await PlaceAsync(step, cancellationToken);
        var left = step.State.AccountId ?? turn.Viewer().Account.Id;
        foreach (var account in await PersonAccounts.OfSpeakerAsync(turn, cancellationToken))
        {
            if (left == All || account.Id == left)
            {
                await Invites.UnlinkAsync(turn, account, cancellationToken);
            }
        }

        await viewers.ApplyAsync(turn, cancellationToken);
        var receipt = turn.NewReceipt();
        return await step.EndAsync(place is not null ? texts.LeftPlace(speech, place, receipt) : texts.Left(speech, receipt), cancellationToken);
    }

    /// <summary>Name of the account that is to be left when others stay; null when it is the only one, or all of them are.</summary>
    private async ValueTask<string?> PlaceAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(step.Turn, cancellationToken);
        return places.Count > 1 ? places.FirstOrDefault(place => place.AccountId == step.State.AccountId)?.Name : null;
    }

    /// <summary>The speaker's accounts with a name for each: "máy này", "Zalo", "Zalo 2".</summary>
    private async ValueTask<IReadOnlyList<Place>> PlacesAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var places = new List<Place>();
        var accounts = await PersonAccounts.OfSpeakerAsync(turn, cancellationToken);
        foreach (var kind in accounts.GroupBy(account => ContactKinds.Of(account.Conversation.ChannelId)))
        {
            foreach (var (index, account) in kind.Index())
            {
                var way = ways.Way(kind.Key);
                places.Add(new Place(account.Id, account.Id == turn.Conversation.AccountKey ? texts.ThisPlace() : index == 0 ? way : texts.NextPlace(way, index + 1)));
            }
        }

        return [.. places.OrderByDescending(place => place.AccountId == turn.Conversation.AccountKey)];
    }

    /// <summary>One of somebody's accounts.</summary>
    private sealed record Place(string AccountId, string Name);

    private static async ValueTask<IReadOnlyList<FamilyGrant>> GrantsAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var grants = await turn.Documents.QueryAsync<FamilyGrant>(
            MembershipIndexes.ByMember, turn.Subject().Id, GrantsMax, cancellationToken);
        return [.. grants.Where(grant => grant.RevokedAt is null)];
    }

    private async ValueTask<string> ViewsAsync(ITurnContext turn, IReadOnlyList<FamilyGrant> grants, CancellationToken cancellationToken)
    {
        var log = await turn.Documents.LoadAsync<FamilyViewLog>(turn.Subject().Id, cancellationToken);
        var lines = (log?.Views ?? [])
            .Reverse()
            .Take(ViewsShown)
            .Select(view => texts.ViewLine(
                calendar.Local(view.At),
                grants.FirstOrDefault(grant => grant.Id == view.GrantId)?.RelativeName ?? texts.FormerRelative(),
                texts.RightName(view.Right)))
            .ToList();
        return lines.Count == 0 ? texts.NoViews(turn.Speech()) : string.Join('\n', lines);
    }
}
