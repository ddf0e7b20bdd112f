using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Kernel.Schema;

/// <summary>One Bot Framework activity, schema 3.1: what a person or the bot says, or an event around it.</summary>
/// <remarks>
/// Fields this version does not name are kept in <see cref="Properties"/> and written back unchanged (rule A2005).
/// Instances are treated as immutable once handed over: change a copy made with <c>with</c>.
/// </remarks>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>; compared ordinally. Required on the wire.</summary>
    public string? Type { get; init; }

    /// <summary>Set by the channel, never by a sender. Direct Line form: <c>{conversation}|{7 digits}</c>.</summary>
    public string? Id { get; init; }

    /// <summary>UTC instant at which the channel took the activity.</summary>
    [JsonConverter(typeof(UtcInstantConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's wall clock with its offset; a claim of the client, never trusted.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    /// <summary>The activity this one answers. Absent on proactive messages: Web Chat holds back a reply to an id it never saw.</summary>
    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    public string? Speak { get; init; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public string? AttachmentLayout { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Objects with a <c>type</c>, kept raw.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Whatever the channel defines, kept raw.</summary>
    public JsonElement? ChannelData { get; init; }

    public JsonElement? Value { get; init; }

    public string? ValueType { get; init; }

    public string? Name { get; init; }

    public string? Label { get; init; }

    public JsonElement? RelatesTo { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary><c>normal</c>, <c>notification</c> or <c>expectReplies</c>.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>Every field this version does not name.</summary>
    /// <remarks>Settable because source-generated JSON fills no init-only extension data; treat it like the rest of the record.</remarks>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>A plain message of the bot with no address yet; the turn that sends it fills in the rest.</summary>
    public static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = TextFormats.Plain,
    };
}

/// <summary>Who sends or receives.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>The conversation an activity belongs to.</summary>
public sealed record ConversationAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool? IsGroup { get; init; }

    public string? ConversationType { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A file, picture, voice note or card.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public JsonElement? Content { get; init; }

    public string? Name { get; init; }

    public string? ThumbnailUrl { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Choices offered with a message; they vanish when one is taken.</summary>
public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<CardAction> Actions { get; init => field = value ?? []; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>One button. See the Bot Framework's card actions for what each type does when pressed.</summary>
public sealed record CardAction
{
    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? DisplayText { get; init; }

    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
