using System.Text.Json;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>A posted activity: a turn, or the reason why it is none.</summary>
internal readonly record struct InboundActivity(InboundTurn? Turn, DirectLineError? Error)
{
    /// <summary>Longest text of a message, UTF-16 code units: a long letter. Guess.</summary>
    public const int TextLengthMax = 8_000;

    /// <summary>Longest <c>clientActivityID</c>; clients send about 30 characters.</summary>
    public const int ClientIdLengthMax = 128;

    /// <summary>Deepest nesting. Stored documents wrap an activity in a few levels more and readers stop at 64.</summary>
    private const int DepthMax = 32;

    /// <summary>Tells the ids that clients choose from those the server makes.</summary>
    private const string ClientIdPrefix = "client:";

    private static readonly ActivityJson Json = new(new JsonSerializerOptions(ActivityJson.Wire.Options) { MaxDepth = DepthMax });

    /// <summary>Parses and judges a body. Sender and conversation are those of the token, whatever it says.</summary>
    public static InboundActivity Parse(ReadOnlySpan<byte> utf8, WebChatIdentity identity)
    {
        if (!BoundedBody.IsWellFormed(utf8) || !UnicodeEscapes.AreWellFormed(utf8))
        {
            return new(null, DirectLineError.Malformed);
        }

        try
        {
            return JsonSerializer.Deserialize(utf8, Json.Activity) is { } activity
                ? Judge(activity, identity)
                : new(null, DirectLineError.Malformed);
        }
        catch (JsonException)
        {
            return new(null, DirectLineError.Malformed);
        }
    }

    /// <summary>The same for an activity that came about otherwise.</summary>
    public static InboundActivity Judge(Activity activity, WebChatIdentity identity)
    {
        if (string.IsNullOrEmpty(activity.Type))
        {
            return new(null, DirectLineError.BadArgument("The activity has no type."));
        }

        if (activity.Type is ActivityTypes.ConversationUpdate or "contactRelationUpdate" or "installationUpdate" or ActivityTypes.Invoke)
        {
            return new(null, DirectLineError.BadArgument("Activities of this type are not taken from clients."));
        }

        if (activity.Text?.Length > TextLengthMax)
        {
            return new(null, DirectLineError.TooLarge);
        }

        var clientId = ClientIdOf(activity);
        return clientId?.Length > ClientIdLengthMax
            ? new(null, DirectLineError.BadArgument("channelData.clientActivityID is too long."))
            : new(new InboundTurn(identity.Reference, ClientIdPrefix + (clientId ?? RandomName.Create()), Clean(activity, identity)), null);
    }

    /// <summary>Everything that only a channel may say is taken out.</summary>
    private static Activity Clean(Activity activity, WebChatIdentity identity)
    {
        activity.Properties?.Remove("callerId");
        return activity with
        {
            Id = null,
            Timestamp = null,
            ServiceUrl = null,
            ChannelId = Kernel.Schema.Channels.DirectLine,
            From = new ChannelAccount { Id = identity.UserId, Role = Roles.User },
            Recipient = null,
            Conversation = new ConversationAccount { Id = identity.ConversationId },
            MembersAdded = null,
            MembersRemoved = null,
            RelatesTo = null,
        };
    }

    private static string? ClientIdOf(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } text
            ? text
            : null;
}
