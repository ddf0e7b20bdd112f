using System.Globalization;
using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Reads what an event says. The sender is whoever Zalo names, and what somebody pressed is looked up in that person's own log.</summary>
internal sealed class EventReader(IConversationLog log)
{
    private const string SentPrefix = "user_send_";

    /// <summary>Hosts on which Zalo keeps what people send. Source: payloads seen; anything else is not offered for opening.</summary>
    private static readonly string[] MediaHosts = [".zdn.vn", ".zadn.vn", ".zaloapp.com"];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".aac"] = "audio/aac",
        [".amr"] = "audio/amr",
        [".m4a"] = "audio/mp4",
        [".mp3"] = "audio/mpeg",
        [".ogg"] = "audio/ogg",
        [".wav"] = "audio/wav",
        [".jpg"] = "image/jpeg",
        [".png"] = "image/png",
        [".mp4"] = "video/mp4",
        [".pdf"] = "application/pdf",
    };

    private static readonly ZaloOaArrival Nothing = new ZaloOaArrival.Nothing();

    /// <summary>What the event is to us. Names that are not known are nothing.</summary>
    public async ValueTask<ZaloOaArrival> ReadAsync(ZaloOaEvent happened, CancellationToken cancellationToken) => happened switch
    {
        { EventName: "follow", Follower.Id: { Length: > 0 } user } => new ZaloOaArrival.Followed(TurnOf(happened, user, new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            MembersAdded = [new ChannelAccount { Id = user, Role = Roles.User }],
        })),
        { EventName: "unfollow", Follower.Id: { Length: > 0 } user } => new ZaloOaArrival.Unfollowed(ReferenceOf(user).Key, InstantOf(happened) ?? default),
        { EventName: "user_submit_info", Sender.Id: { Length: > 0 } user } => Said(happened, user, Message() with { Entities = PhoneOf(happened) }),
        { EventName: { } name, Sender.Id: { Length: > 0 } user, Message: { } message } when IsSent(name) =>
            Said(happened, user, await ActivityOfAsync(user, message, cancellationToken)),
        _ => Nothing,
    };

    /// <summary>When it happened; null when that cannot be read.</summary>
    public static DateTimeOffset? InstantOf(ZaloOaEvent happened) =>
        long.TryParse(happened.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds < 100_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Everything that a person sends, but for what is sent in a group.</summary>
    private static bool IsSent(string name) =>
        name.StartsWith(SentPrefix, StringComparison.Ordinal) && !name.StartsWith("user_send_group", StringComparison.Ordinal);

    private static ZaloOaArrival Said(ZaloOaEvent happened, string user, Activity activity) => new ZaloOaArrival.Said(TurnOf(happened, user, activity));

    private static InboundTurn TurnOf(ZaloOaEvent happened, string user, Activity activity) => new(
        ReferenceOf(user),
        happened.Message?.MsgId is { Length: > 0 } id ? $"{happened.EventName}:{id}" : $"{happened.EventName}:{user}:{happened.Timestamp}",
        activity);

    private static ConversationReference ReferenceOf(string user) => new(Kernel.Schema.Channels.ZaloOa, user, user);

    private static Activity Message() => new() { Type = ActivityTypes.Message, TextFormat = TextFormats.Plain };

    private async ValueTask<Activity> ActivityOfAsync(string user, EventMessage message, CancellationToken cancellationToken)
    {
        if (await PressedAsync(user, message.Text, cancellationToken) is { } action)
        {
            return Message() with { Text = action.Text ?? action.Title, Value = action.Value };
        }

        Attachment[] files = [.. (message.Attachments ?? []).Select(FileOf).OfType<Attachment>()];
        return Message() with
        {
            Text = message.Text is { Length: > 0 } text ? text : LinkOf(message),
            Attachments = files.Length > 0 ? files : null,
            Entities = PlaceOf(message),
        };
    }

    /// <summary>The choice behind a button of this person; null when the text is no button's.</summary>
    private async ValueTask<CardAction?> PressedAsync(string user, string? text, CancellationToken cancellationToken)
    {
        if (text is null || !text.StartsWith(MessageBody.ButtonMark, StringComparison.Ordinal)
            || !ButtonToken.TryParse(text[MessageBody.ButtonMark.Length..], out var token))
        {
            return null;
        }

        var found = await log.ReadAsync(ReferenceOf(user).Key, token.Sequence - 1, 1, cancellationToken);
        var said = found.Count == 1 && found[0].Sequence == token.Sequence
            ? JsonSerializer.Deserialize(found[0].Activity.Utf8.Span, ActivityJson.Wire.Activity)
            : null;
        return said is { From.Role: Roles.Bot, SuggestedActions.Actions: { } actions } && token.Index < actions.Count ? actions[token.Index] : null;
    }

    private static IReadOnlyList<JsonElement>? PhoneOf(ZaloOaEvent happened) => happened.Info?.Phone is { Length: > 0 } phone
        ? [JsonSerializer.SerializeToElement(new OwnPhone(phone), ZaloOaJson.Default.OwnPhone)]
        : null;

    private static IReadOnlyList<JsonElement>? PlaceOf(EventMessage message)
    {
        var place = message.Attachments?.FirstOrDefault(file => file.Type == "location")?.Payload?.Coordinates ?? message.Location;
        return double.TryParse(place?.Latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(place?.Longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && double.IsFinite(latitude)
            && double.IsFinite(longitude)
            ? [JsonSerializer.SerializeToElement(new GeoCoordinates(latitude, longitude), ZaloOaJson.Default.GeoCoordinates)]
            : null;
    }

    private static string? LinkOf(EventMessage message) => message.Attachments?.FirstOrDefault(file => file.Type == "link")?.Payload?.Url;

    /// <summary>Pictures, recordings and files are kept by their address, for a person to look at.</summary>
    private static Attachment? FileOf(EventAttachment file) => file is { Type: null or "location" or "link" } ? null : new Attachment
    {
        ContentType = ContentTypeOf(file.Type, file.Payload),
        ContentUrl = IsOfZalo(file.Payload?.Url) ? file.Payload!.Url : null,
        Name = file.Payload?.Name,
    };

    /// <summary>By the name of the file: recordings of some phones come as plain files.</summary>
    private static string ContentTypeOf(string kind, EventPayload? payload)
    {
        var extension = Path.GetExtension(payload?.Name) is { Length: > 0 } named ? named
            : payload?.Type is { Length: > 0 } type ? $".{type}"
            : Uri.TryCreate(payload?.Url, UriKind.Absolute, out var address) ? Path.GetExtension(address.AbsolutePath) : "";
        return ContentTypes.TryGetValue(extension, out var contentType) ? contentType : kind switch
        {
            "image" or "sticker" => "image/jpeg",
            "gif" => "image/gif",
            "audio" => "audio/aac",
            "video" => "video/mp4",
            _ => "application/octet-stream",
        };
    }

    private static bool IsOfZalo(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && MediaHosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));
}
