using System.Text.Json;

namespace ClubBot.Channels.ZaloBot;

/// <summary>What the platform said to one call.</summary>
/// <param name="IsOk">True when it did what was asked.</param>
/// <param name="ErrorCode">Its error code, or the status of an answer that is not its own; 0 when there is none.</param>
/// <param name="Result">What it gives; undefined when it gives nothing.</param>
internal sealed record ZaloBotAnswer(bool IsOk, int ErrorCode, JsonElement Result)
{
    public const int TokenRefused = 401;
    public const int InternalError = 403;
    public const int TimedOut = 408;
    public const int QuotaExceeded = 429;

    /// <summary>Reads an answer. Errors come with status 200 as well: the body decides, and the status only where it is no JSON of Zalo's.</summary>
    public static ZaloBotAnswer Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("ok", out var ok)
                ? new ZaloBotAnswer(ok.ValueKind == JsonValueKind.True, CodeOf(root), root.TryGetProperty("result", out var result) ? result.Clone() : default)
                : new ZaloBotAnswer(false, status, default);
        }
        catch (JsonException)
        {
            return new ZaloBotAnswer(false, status, default);
        }
    }

    private static int CodeOf(JsonElement root) =>
        root.TryGetProperty("error_code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : 0;
}
