using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Kernel.Turns;

/// <summary>Reads what was said in a conversation, in order. Both sides of the conversation are in it.</summary>
public interface IConversationLog
{
    /// <summary>Entries after <paramref name="afterSequence"/>, oldest first, at most <paramref name="limit"/>.</summary>
    /// <param name="conversationKey"><see cref="Schema.ConversationReference.Key"/>.</param>
    /// <param name="afterSequence">0 = from the beginning.</param>
    /// <param name="limit">1 or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Empty when there is nothing newer, or no such conversation.</returns>
    ValueTask<IReadOnlyList<LogEntry>> ReadAsync(string conversationKey, long afterSequence, int limit, CancellationToken cancellationToken);
}

/// <summary>Hears of log entries once they are on disk, in order within a conversation. Must return fast and not throw.</summary>
public interface IConversationObserver
{
    void Committed(string conversationKey, IReadOnlyList<LogEntry> entries);
}

/// <summary>One activity of a conversation, as it stands on the wire.</summary>
/// <param name="Sequence">1 for the first of the conversation, without gaps. It is the Direct Line watermark.</param>
/// <param name="Activity">The whole activity as UTF-8 JSON.</param>
public sealed record LogEntry(long Sequence, RawJson Activity);

/// <summary>JSON that is carried as it is, neither parsed nor escaped again.</summary>
[JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);

/// <summary>Writes the bytes through and reads them back as they stand.</summary>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return new RawJson(JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray());
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
