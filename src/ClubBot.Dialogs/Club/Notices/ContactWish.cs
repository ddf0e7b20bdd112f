using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>How a person wants to be told what they did not ask for. Without one, the club chooses the way.</summary>
/// <remarks>
/// The id is the person's key (<see cref="Viewer.Key"/>), so that it holds on whatever account the person has or will have. Nobody's view
/// reads it: only the product does, and says what it means.
/// </remarks>
public sealed record ContactWish : Document
{
    public required string ClubId { get; init; }

    /// <summary>Where the person wants to be told; null = wherever the club reaches them best.</summary>
    public ContactKind? Chosen { get; init; }

    /// <summary>Since when the person wants no notices; null = they do.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Short number on the newest receipt about it.</summary>
    public string? Receipt { get; init; }

    [JsonIgnore]
    public bool IsStopped => StoppedAt is not null;
}

/// <summary>A way to a person as people name it: both kinds of Zalo account are "Zalo".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactKind>))]
public enum ContactKind
{
    Telegram,
    Zalo,

    /// <summary>The product's own page: nobody is told anything while it is closed.</summary>
    Page,

    /// <summary>Whatever is reached through the Bot Connector.</summary>
    Other,
}

/// <summary>Reads the kind of way off a channel.</summary>
public static class ContactKinds
{
    /// <summary>Ids of the channels of Zalo begin with it.</summary>
    private const string ZaloPrefix = "zalo";

    public static ContactKind Of(string channelId) => channelId switch
    {
        Channels.DirectLine => ContactKind.Page,
        Channels.Telegram => ContactKind.Telegram,
        _ when channelId.StartsWith(ZaloPrefix, StringComparison.OrdinalIgnoreCase) => ContactKind.Zalo,
        _ => ContactKind.Other,
    };
}
