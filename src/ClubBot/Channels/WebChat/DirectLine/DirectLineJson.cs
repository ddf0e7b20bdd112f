using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Answer to a posted activity.</summary>
internal sealed record ResourceResponse(string Id);

/// <summary>Answer to the calls that issue a token or open a conversation.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Token">Opens it.</param>
/// <param name="ExpiresIn">Seconds until the token ends.</param>
/// <param name="StreamUrl">Absolute WebSocket address, pre-authorised for a minute.</param>
internal sealed record ConversationResponse(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);

/// <summary>Body of a started conversation. The user in it is ignored: the token says who it is.</summary>
internal sealed record StartRequest(string? Locale);

internal sealed record ErrorResponse(ErrorBody Error);

internal sealed record ErrorBody(string Code, string Message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
