using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.BotConnector;

/// <summary>A refusal as the Bot Framework writes it.</summary>
internal sealed record ErrorResponse(ErrorBody Error);

/// <param name="Code">Fixed word for programs.</param>
/// <param name="Message">A sentence for developers.</param>
internal sealed record ErrorBody(string Code, string Message);

/// <summary>What the Connector answers to an activity it took.</summary>
internal sealed record ResourceResponse(string? Id);

/// <summary>What the token endpoint answers, as OAuth 2.0 has it.</summary>
internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? ExpiresIn);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ConnectorAddress))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    /// <summary>The context for what is kept.</summary>
    public static ConnectorJson Stored { get; } = new(DocumentJson.NewOptions());
}
