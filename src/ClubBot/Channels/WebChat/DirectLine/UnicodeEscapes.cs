using System.Text.Json;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Finds halves of surrogate pairs written as escapes: valid JSON to the parser, yet no text.</summary>
internal static class UnicodeEscapes
{
    /// <summary>True when every string of the document can be read as text. Costs a second look only when a surrogate is escaped at all.</summary>
    public static bool AreWellFormed(ReadOnlySpan<byte> json) =>
        (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) || AllStringsAreText(json);

    private static bool AllStringsAreText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException)
        {
            return false;
        }
    }
}
