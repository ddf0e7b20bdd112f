using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>Registers the documents of fees, gifts and campaigns.</summary>
internal static class ContributionsServices
{
    public static IServiceCollection AddContributions(this IServiceCollection services) => services
        .AddDocument(ContributionsJson.FeeMonths)
        .AddDocument(ContributionsJson.Exemptions)
        .AddDocument(ContributionsJson.Gifts)
        .AddDocument(ContributionsJson.GiftBooks)
        .AddDocument(ContributionsJson.Campaigns);
}
