using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.BotConnector;

/// <summary>What an activity of the Connector is to us.</summary>
internal abstract record ConnectorArrival
{
    private ConnectorArrival()
    {
    }

    /// <summary>Somebody said something.</summary>
    /// <param name="Turn">The turn to run.</param>
    /// <param name="Address">Where answers go.</param>
    public sealed record Said(InboundTurn Turn, ConnectorAddress Address) : ConnectorArrival;

    /// <summary>A call that wants an answer of its own kind.</summary>
    public sealed record Invoke : ConnectorArrival;

    /// <summary>Nothing of ours.</summary>
    public sealed record Nothing : ConnectorArrival;

    /// <summary>It lacks what every activity has.</summary>
    public sealed record Refused(ConnectorError Error) : ConnectorArrival;
}

/// <summary>Reads what an activity says, and takes out of it everything that nobody proved.</summary>
internal static class ActivityReader
{
    /// <summary>Longest text of a message, UTF-16 code units: a long letter. Guess.</summary>
    public const int TextLengthMax = 8_000;

    public const string ExpectReplies = "expectReplies";

    /// <summary>Tells the ids that the channel gives from those made here.</summary>
    private const string InboundPrefix = "activity:";

    private const string HashPrefix = "sha256-";
    private const int ChannelIdLengthMax = 30;

    /// <summary>Longest id that is kept as it is: a conversation's key holds two of our names besides.</summary>
    private const int IdLengthMax = 100;

    /// <summary>Deepest nesting. Stored documents wrap an activity in a few levels more and readers stop at 64.</summary>
    private const int DepthMax = 32;

    private static readonly ActivityJson Json = new(new JsonSerializerOptions(ActivityJson.Wire.Options) { MaxDepth = DepthMax });

    /// <summary>Channels on which a person's id is whatever the person's browser claims: there somebody is known in one conversation only.</summary>
    private static readonly HashSet<string> ClaimedIds = new(["directline", "directlinespeech", "webchat"], StringComparer.Ordinal);

    /// <summary>The activity of a body; null when it is none.</summary>
    public static Activity? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Utf8.IsValid(utf8) ? JsonSerializer.Deserialize(utf8, Json.Activity) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Judges an activity whose caller is proved.</summary>
    public static ConnectorArrival Read(Activity activity)
    {
        if (ProblemOf(activity) is { } problem)
        {
            return new ConnectorArrival.Refused(problem);
        }

        if (activity.Type == ActivityTypes.Invoke)
        {
            return new ConnectorArrival.Invoke();
        }

        var isGroup = activity.Conversation!.IsGroup == true || activity.Conversation.ConversationType is "groupChat" or "channel";
        return activity.Type switch
        {
            // A client that only shows "typing" says nothing that could be kept.
            ActivityTypes.Typing => new ConnectorArrival.Nothing(),
            ActivityTypes.ConversationUpdate => NewcomerOf(activity) is { } newcomer && !isGroup
                ? Said(activity, newcomer, isGroup, new Activity { Type = activity.Type })
                : new ConnectorArrival.Nothing(),
            _ when isGroup => activity.Type == ActivityTypes.Message && IsAddressed(activity)
                // In a group only what is addressed to the bot is heard, and the words of it are not kept.
                ? Said(activity, activity.From!.Id!, isGroup, new Activity { Type = activity.Type })
                : new ConnectorArrival.Nothing(),
            _ => Said(activity, activity.From!.Id!, isGroup, ContentOf(activity)),
        };
    }

    private static ConnectorError? ProblemOf(Activity activity) => activity switch
    {
        { Type: null or "" } => ConnectorError.Missing("type"),
        { ChannelId: var channel } when !IsChannelId(channel) => ConnectorError.Missing("channelId"),
        { Conversation.Id: null or "" } or { Conversation: null } => ConnectorError.Missing("conversation.id"),
        { From.Id: null or "" } or { From: null } => ConnectorError.Missing("from.id"),
        { ServiceUrl: null or "" } => ConnectorError.Missing("serviceUrl"),
        { Text.Length: > TextLengthMax } => ConnectorError.TooLarge,
        _ => null,
    };

    /// <summary>A word: it stands in front of ids, so nothing in it may look like the end of it.</summary>
    private static bool IsChannelId(string? channel) =>
        channel is { Length: > 0 and <= ChannelIdLengthMax } && channel.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    private static ConnectorArrival.Said Said(Activity activity, string userId, bool isGroup, Activity content)
    {
        var channel = activity.ChannelId!;
        var conversation = activity.Conversation!;
        var account = ClaimedIds.Contains(channel) ? $"{conversation.Id}/{userId}" : userId;
        var reference = new ConversationReference(
            Kernel.Schema.Channels.BotConnector, $"{channel}/{Short(conversation.Id!)}", $"{channel}/{Short(account)}", isGroup);
        var address = new ConnectorAddress
        {
            Id = reference.Key,
            ServiceUrl = activity.ServiceUrl!,
            ChannelId = channel,
            ConversationId = conversation.Id!,
            ConversationType = conversation.ConversationType,
            IsGroup = conversation.IsGroup,
            BotId = activity.Recipient?.Id,
            UserId = userId,
        };
        var inboundId = activity.Id is { Length: > 0 } id ? InboundPrefix + Short(id) : $"unnamed:{RandomNumberGenerator.GetHexString(32)}";
        return new ConnectorArrival.Said(new InboundTurn(reference, inboundId, content, activity.DeliveryMode == ExpectReplies), address);
    }

    /// <summary>The channel's own id of an inbound id; null when it cannot be told any more.</summary>
    public static string? PlatformIdOf(string inboundId) =>
        inboundId.StartsWith(InboundPrefix, StringComparison.Ordinal) && !inboundId.AsSpan(InboundPrefix.Length).StartsWith(HashPrefix, StringComparison.Ordinal)
            ? inboundId[InboundPrefix.Length..]
            : null;

    /// <summary>The id, or its hash where it is too long or too odd for a key. What looks like a hash is hashed too, so that none can be made up.</summary>
    private static string Short(string id) =>
        id.Length <= IdLengthMax && id.All(letter => letter is > ' ' and <= '~') && !id.StartsWith(HashPrefix, StringComparison.Ordinal)
            ? id
            : HashPrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static string? NewcomerOf(Activity activity) =>
        activity.MembersAdded?.FirstOrDefault(member => !string.IsNullOrEmpty(member.Id) && member.Id != activity.Recipient?.Id)?.Id;

    private static bool IsAddressed(Activity activity) =>
        activity.Recipient?.Id is { Length: > 0 } bot && activity.Entities?.Any(entity => IsMentionOf(entity, bot)) == true;

    private static bool IsMentionOf(JsonElement entity, string bot) =>
        entity.ValueKind == JsonValueKind.Object
        && entity.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("mention")
        && entity.TryGetProperty("mentioned", out var mentioned) && mentioned.ValueKind == JsonValueKind.Object
        && mentioned.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.ValueEquals(bot);

    /// <summary>What was said. Entities and the channel's own data are left out: some of them vouch for things on our other channels.</summary>
    private static Activity ContentOf(Activity activity) => new()
    {
        Type = activity.Type,
        Text = activity.Text,
        TextFormat = activity.TextFormat,
        Locale = activity.Locale,
        Value = activity.Value,
        ValueType = activity.ValueType,
        Name = activity.Name,
        Attachments = activity.Attachments?.Select(file => new Attachment { ContentType = file.ContentType, ContentUrl = file.ContentUrl }).ToList(),
    };
}
