using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>What the board told the club, and by which way it was sent to whom.</summary>
/// <remarks>How each message went stands in the outbox; <see cref="NoticeTally"/> adds it up.</remarks>
public sealed record Notice : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>The words, as the board wrote or confirmed them.</summary>
    public required string Words { get; init; }

    /// <summary>Member of the board who sent it; null when it was the bot's own to one member.</summary>
    public string? SentBy { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Short number on the receipt; empty when there was none.</summary>
    public required string Receipt { get; init; }

    /// <summary>Everybody it was meant for, each once.</summary>
    public required IReadOnlyList<NoticeRecipient> Recipients { get; init; }

    /// <summary>What a relative must have been allowed to get it in the member's place; null = relatives do not.</summary>
    public FamilyRight? Right { get; init; }
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

    /// <summary>Wants no notices: has to be told by hand.</summary>
    OptedOut,
}

/// <summary>How notices are found.</summary>
internal static class NoticeIndexes
{
    /// <summary>Notices of a club, the newest first.</summary>
    public const string Newest = "newest";

    /// <summary>Key of a notice among those of its club.</summary>
    public static string NewestKey(string clubId, DateTimeOffset sentAt) => $"{clubId}|{DateTimeOffset.MaxValue.UtcTicks - sentAt.UtcTicks:D19}";

    /// <summary>Key before every notice of the club.</summary>
    public static string FirstKey(string clubId) => $"{clubId}|";

    /// <summary>Key after every notice of the club.</summary>
    public static string EndKey(string clubId) => $"{clubId}|~";
}
