using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>A person's account on one channel, and whom of a roster it belongs to.</summary>
/// <remarks>The id is <see cref="ConversationReference.AccountKey"/>.</remarks>
public sealed record Account : Document
{
    /// <summary>Where the person is reached.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>Whose account it is, or null for a visitor.</summary>
    public AccountLink? Link { get; init; }

    /// <summary>When the board was last told that something was sent here which the bot cannot read.</summary>
    public DateTimeOffset? FileReportedAt { get; init; }

    /// <summary>When wrong invite codes were tried during the last hour.</summary>
    public IReadOnlyList<DateTimeOffset> WrongCodes { get; init; } = [];
}

/// <summary>An account's tie to a line of a club's roster.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="MemberId">The member, or for family the member for whom they act.</param>
/// <param name="GrantId">For family: the <see cref="FamilyGrant"/> that says what they may do; null for the member.</param>
/// <param name="LinkedAt">When the tie was made.</param>
/// <param name="ConsentId">The <see cref="Consent"/> given when the tie was made.</param>
public sealed record AccountLink(string ClubId, string MemberId, string? GrantId, DateTimeOffset LinkedAt, string ConsentId);

/// <summary>What a member lets one relative see and do. It can be taken back at once.</summary>
public sealed record FamilyGrant : Document, IMemberDocument
{
    public required string ClubId { get; init; }

    /// <summary>The member who gives it.</summary>
    public required string MemberId { get; init; }

    /// <summary>Full name of the relative.</summary>
    public required string RelativeName { get; init; }

    public required bool IsFemale { get; init; }

    public required int BirthYear { get; init; }

    /// <summary>What they are to the member, for example "con trai".</summary>
    public required string Relation { get; init; }

    public required IReadOnlyList<FamilyRight> Rights { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>True while the relative may use this right.</summary>
    public bool Allows(FamilyRight right) => RevokedAt is null && Rights.Contains(right);
}

/// <summary>What a relative may see and do for a member, each given apart from the others.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FamilyRight>))]
public enum FamilyRight
{
    Loans,
    HealthChecks,
    Meetings,
    HomeVisits,
}

/// <summary>A document that a relative may see when the member has given the right.</summary>
public interface IOpenToFamily : IMemberDocument
{
    FamilyRight Right { get; }
}

/// <summary>Consent as Law 91/2025/QH15 asks for it: given explicitly, with the text that was shown, and withdrawable.</summary>
public sealed record Consent : Document, IMemberDocument
{
    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>Account that gave it.</summary>
    public required string AccountId { get; init; }

    /// <summary>What it is for; a word of the program.</summary>
    public required string Purpose { get; init; }

    /// <summary>The very words that were shown.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>Who of the family looked at what of a member, newest last; the member can read it.</summary>
public sealed record FamilyViewLog : Document, IMemberDocument
{
    /// <summary>Views that are kept.</summary>
    public const int ViewsMax = 50;

    public required string ClubId { get; init; }

    /// <summary>The member whose matters were looked at; also the id.</summary>
    public required string MemberId { get; init; }

    public IReadOnlyList<FamilyView> Views { get; init; } = [];
}

/// <summary>One look at a member's matters by a relative.</summary>
/// <param name="At">When.</param>
/// <param name="GrantId">By whom.</param>
/// <param name="Right">At what.</param>
public sealed record FamilyView(DateTimeOffset At, string GrantId, FamilyRight Right);

/// <summary>An invite code. The code itself is not kept, only its hash, which is the id.</summary>
public sealed record Invite : Document
{
    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>For family: the grant the relative gets; null for the member.</summary>
    public string? GrantId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Account that used it; an ordinary code is used once.</summary>
    public string? UsedBy { get; init; }

    /// <summary>True for the demo's fixed codes: as often as wanted, by any number of visitors.</summary>
    public bool IsReusable { get; init; }

    /// <summary>Key by which a member's open codes are ordered, the first to expire first.</summary>
    public static string OpenKey(string memberId, DateTimeOffset expiresAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{memberId} {expiresAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffff}");
}
