using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>What the board told the club, and by which way it was sent to whom.</summary>
/// <remarks>How each message went stands in the outbox; sent, failed, skipped, unknown and waiting add up to those sent to.</remarks>
public sealed record Notice : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>The words, as the board wrote or confirmed them.</summary>
    public required string Words { get; init; }

    /// <summary>Member of the board who sent it.</summary>
    public required string SentBy { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Short number on the receipt.</summary>
    public required string Receipt { get; init; }

    public required IReadOnlyList<NoticeRecipient> Recipients { get; init; }
}

/// <summary>One member whom a notice is meant for.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Way">How it was sent.</param>
public sealed record NoticeRecipient(string MemberId, NoticeWay Way);

/// <summary>By which way a member is reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeWay>))]
public enum NoticeWay
{
    /// <summary>No account: has to be told by hand.</summary>
    ByHand,

    /// <summary>The member's own account.</summary>
    Own,

    /// <summary>A relative's account.</summary>
    Family,
}
