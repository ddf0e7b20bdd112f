using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Channels.Telegram;

/// <summary>A place that a person sent; the Bot Framework's entity of that name.</summary>
internal sealed record GeoCoordinates(double Latitude, double Longitude, string Type = "GeoCoordinates");

/// <summary>A person's own phone number, as Telegram vouches for it.</summary>
internal sealed record OwnPhone(string PhoneNumber, string Type = "ownPhone");

/// <summary>Which message of its chat it was.</summary>
internal sealed record MessagePlace(int MessageId);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GeoCoordinates))]
[JsonSerializable(typeof(OwnPhone))]
[JsonSerializable(typeof(MessagePlace))]
internal sealed partial class TelegramJson : JsonSerializerContext;
