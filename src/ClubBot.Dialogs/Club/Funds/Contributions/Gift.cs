using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>One line of the club's book of gifts (Sổ Tấm lòng vàng). Money stands in the ledger as well; things stand only here.</summary>
public sealed record Gift : Document, IBoardDocument
{
    /// <summary>Longest name of a donor, in characters.</summary>
    public const int DonorLengthMax = 60;

    /// <summary>Longest text of what was given, in characters.</summary>
    public const int ThingsLengthMax = 60;

    /// <summary>More than this is a slip of the hand: a hundred thousand million đồng.</summary>
    public static Dong ValueMax => new(100_000_000_000);

    public required string ClubId { get; init; }

    /// <summary>From 1, without gaps, within the club.</summary>
    public required int Number { get; init; }

    /// <summary>Day on which it was given.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who gave it, as it was said: "ông Nam", "công ty An Phát".</summary>
    public required string Donor { get; init; }

    /// <summary>The donor in the club's roster; null for somebody from outside.</summary>
    public string? DonorMemberId { get; init; }

    /// <summary>What was given in things, for example "10 cân gạo"; null for money.</summary>
    public string? Things { get; init; }

    /// <summary>The money; for things their estimated value, or null where nobody named one.</summary>
    public Dong? Value { get; init; }

    /// <summary>The ledger's entry; null for things.</summary>
    public long? EntryNumber { get; init; }

    /// <summary>True for money that came into the bank.</summary>
    public bool IsByBank { get; init; }

    /// <summary>Id of the campaign it is for, or null.</summary>
    public string? CampaignId { get; init; }

    /// <summary>What the donor said about being named; null before they were asked: then they are not named.</summary>
    public GiftConsent? Consent { get; init; }

    /// <summary>Id of the board member who wrote it down.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>Day on which it was taken back as a mistake; null while it stands.</summary>
    public DateOnly? TakenBackOn { get; init; }

    [JsonIgnore]
    public bool IsMoney => Things is null;

    /// <summary>True when it stands and the donor wants to be named.</summary>
    [JsonIgnore]
    public bool IsPublic => TakenBackOn is null && Consent is { MayBeNamed: true };

    /// <summary>Number that can be quoted on paper: "TL003".</summary>
    [JsonIgnore]
    public string DocumentNumber => string.Create(CultureInfo.InvariantCulture, $"TL{Number:D3}");

    public static string IdOf(string clubId, int number) => string.Create(CultureInfo.InvariantCulture, $"{clubId}/{number:D6}");
}

/// <summary>Whether a donor may be thanked by name before others.</summary>
/// <param name="MayBeNamed">What the donor said.</param>
/// <param name="SaidBy">Who said it: the donor as they are named in the book.</param>
/// <param name="HeardBy">Id of the board member who asked.</param>
/// <param name="At">When it was written down.</param>
/// <param name="TextShown">The question as it was put.</param>
public sealed record GiftConsent(bool MayBeNamed, string SaidBy, string HeardBy, DateTimeOffset At, string TextShown);

/// <summary>Where the book of gifts of a club stands.</summary>
public sealed record GiftBook : Document, IBoardDocument
{
    string IClubDocument.ClubId => Id;

    /// <summary>Number of the newest gift; 0 when there is none.</summary>
    public int LastNumber { get; init; }

    public static async ValueTask<GiftBook> OfAsync(IDocumentSession session, string clubId, CancellationToken cancellationToken) =>
        await session.LoadAsync<GiftBook>(clubId, cancellationToken) ?? new GiftBook { Id = clubId };
}
