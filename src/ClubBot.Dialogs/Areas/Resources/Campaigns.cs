using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>The campaigns of the speaker's club.</summary>
internal static class Campaigns
{
    /// <summary>Longest label of a choice.</summary>
    private const int LabelMax = 20;

    /// <summary>Those that run, by their last day.</summary>
    public static async ValueTask<IReadOnlyList<Campaign>> OpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var open = await turn.Documents.QueryAsync<Campaign>(
            ContributionsJson.Open, turn.Club().Id, ContributionsJson.CampaignsMax, cancellationToken);
        return [.. open.OrderBy(campaign => campaign.EndsOn).ThenBy(campaign => campaign.Id, StringComparer.Ordinal)];
    }

    /// <summary>The name as it stands on a button.</summary>
    public static string LabelOf(Campaign campaign) => ShownText.Cut(campaign.Name, LabelMax);
}
