using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>A member, or the family for a member, asked for help at home.</summary>
public sealed record CareRequest : Document, IOpenToFamily
{
    public required string ClubId { get; init; }

    /// <summary>Who needs help.</summary>
    public required string MemberId { get; init; }

    /// <summary>What is needed, in the words of whoever asked.</summary>
    public required string Need { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The relative's <see cref="FamilyGrant"/> when the family asked, or null.</summary>
    public string? GrantId { get; init; }

    /// <summary>Short number that was given for it.</summary>
    public required string Receipt { get; init; }

    FamilyRight IOpenToFamily.Right => FamilyRight.HomeVisits;
}
