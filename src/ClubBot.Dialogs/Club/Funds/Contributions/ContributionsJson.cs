using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>The stored form of fees, gifts and campaigns, and how they are found.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FeeMonth))]
[JsonSerializable(typeof(FeeExemptions))]
[JsonSerializable(typeof(Gift))]
[JsonSerializable(typeof(GiftBook))]
[JsonSerializable(typeof(Campaign))]
public sealed partial class ContributionsJson : JsonSerializerContext
{
    /// <summary>Index of the months that an entry paid; key: <see cref="FeeMonth.EntryKey"/>.</summary>
    public const string ByEntry = "by-entry";

    /// <summary>Index that lists the gifts of a club in the order of the book, or its campaigns; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index that lists the gifts for a campaign; key: the campaign's id.</summary>
    public const string ByCampaign = "by-campaign";

    /// <summary>Index that lists the campaigns of a club that run; key: the club's id.</summary>
    public const string Open = "open";

    /// <summary>More gifts than any club gets; a limit for queries over one club.</summary>
    public const int GiftsMax = 100_000;

    /// <summary>More campaigns than any club has; a limit for queries over one club.</summary>
    public const int CampaignsMax = 1_000;

    private static readonly ContributionsJson Stored = new(DocumentJson.NewOptions());

    public static DocumentType<FeeMonth> FeeMonths { get; } = new DocumentType<FeeMonth>("fee-month", () => Stored.FeeMonth)
        .Index(ByEntry, month => month.EntryKeys);

    public static DocumentType<FeeExemptions> Exemptions { get; } = new("fee-exemptions", () => Stored.FeeExemptions);

    public static DocumentType<Gift> Gifts { get; } = new DocumentType<Gift>("gift", () => Stored.Gift)
        .Index(ByClub, gift => gift.ClubId)
        .Index(ByCampaign, gift => gift.CampaignId is { } campaign ? [campaign] : []);

    public static DocumentType<GiftBook> GiftBooks { get; } = new("gift-book", () => Stored.GiftBook);

    public static DocumentType<Campaign> Campaigns { get; } = new DocumentType<Campaign>("campaign", () => Stored.Campaign)
        .Index(ByClub, campaign => campaign.ClubId)
        .Index(Open, campaign => campaign.IsOpen ? [campaign.ClubId] : []);
}
