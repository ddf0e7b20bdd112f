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
    private const string Leave = "leave";
    private const string Revoke = "revoke";
    private const string Yes = "yes";

    private readonly PrivacyTexts texts;
    private readonly ClubCalendar calendar;
    private readonly ViewerReader viewers;

    public PrivacyDialog(PrivacyTexts texts, ClubCalendar calendar, ViewerReader viewers)
        : base(DialogId, 1, () => MembershipDialogsJson.Unescaped.Looking)
    {
        this.texts = texts;
        this.calendar = calendar;
        this.viewers = viewers;
        AddStep("what", AskWhatAsync, TakeWhatAsync);
        AddStep("family", AskFamilyAsync, TakeFamilyAsync);
        AddStep("revoke", AskRevokeAsync, TakeRevokeAsync);
        AddStep("leave", AskLeaveAsync, TakeLeaveAsync);
    }

    /// <summary>Nothing has to be remembered; the record leaves room for a later version.</summary>
    public sealed record Looking;

    protected override Looking Start(string? argument) => new();

    private ValueTask<StepResult> AskWhatAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        return ValueTask.FromResult(viewer.IsFamily
            ? StepResult.Ask(texts.WhatRelative(viewer.Speech), new Choice(Leave, texts.LeaveLabel()))
            : StepResult.Ask(texts.What(viewer.Speech), new Choice(Family, texts.FamilyLabel()), new Choice(Leave, texts.LeaveLabel())));
    }

    private static ValueTask<StepResult> TakeWhatAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            Family => new StepResult.GoTo("family"),
            Leave => new StepResult.GoTo("leave"),
            _ => new StepResult.NotUnderstood(),
        });

    private async ValueTask<StepResult> AskFamilyAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var grants = await GrantsAsync(step.Turn, cancellationToken);
        if (grants.Count == 0)
        {
            await step.SayAsync(texts.NobodyOfFamily(speech), cancellationToken);
            return new StepResult.Ended();
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

        await step.SayAsync(texts.Revoked(step.Turn.Speech(), step.Turn.NewReceipt()), cancellationToken);
        return new StepResult.Ended();
    }

    private ValueTask<StepResult> AskLeaveAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.Ask(texts.SureLeave(step.Turn.Speech()), new Choice(Yes, texts.Yes())));

    private async ValueTask<StepResult> TakeLeaveAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Is(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var speech = step.Turn.Speech();
        await Invites.UnlinkAsync(step.Turn, cancellationToken);
        await viewers.ApplyAsync(step.Turn, cancellationToken);
        await step.SayAsync(texts.Left(speech, step.Turn.NewReceipt()), cancellationToken);
        return new StepResult.Ended();
    }

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
