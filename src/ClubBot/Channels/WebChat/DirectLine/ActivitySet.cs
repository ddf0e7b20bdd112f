using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Writes <c>{"activities":[...],"watermark":"n"}</c> from log entries, whose JSON is taken over as it stands, but for pictures.</summary>
internal static class ActivitySet
{
    private const int WatermarkDigitsMax = 20;

    /// <summary>Writes the entries that clients may see; the watermark covers the others too.</summary>
    /// <returns>Activities written.</returns>
    public static int Write(IBufferWriter<byte> output, IReadOnlyList<LogEntry> entries, long watermarkIfEmpty, ShownPictures pictures)
    {
        output.Write("{\"activities\":["u8);
        var written = 0;
        foreach (var entry in entries)
        {
            var activity = entry.Activity.Utf8.Span;
            if (IsForTheServerOnly(activity))
            {
                continue;
            }

            if (written > 0)
            {
                output.Write(","u8);
            }

            output.Write(pictures.Show(entry.Activity).Utf8.Span);
            written++;
        }

        output.Write("],\"watermark\":\""u8);
        var digits = output.GetSpan(WatermarkDigitsMax);
        Utf8Formatter.TryFormat(entries.Count > 0 ? entries[^1].Sequence : watermarkIfEmpty, digits, out var length);
        output.Advance(length);
        output.Write("\"}"u8);
        return written;
    }

    /// <summary>Direct Line sends no conversationUpdate to clients; traces are for developers.</summary>
    private static bool IsForTheServerOnly(ReadOnlySpan<byte> activity)
    {
        var reader = new Utf8JsonReader(activity);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                return reader.TokenType == JsonTokenType.String
                    && (reader.ValueTextEquals(ActivityTypes.ConversationUpdate) || reader.ValueTextEquals(ActivityTypes.Trace));
            }

            reader.Skip();
        }

        return false;
    }
}
