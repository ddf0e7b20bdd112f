using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>A place in a conversation's log: the sequence of the last entry that a client has.</summary>
internal static class Watermark
{
    /// <summary>Reads a query value; null in <paramref name="watermark"/> when the client gave none.</summary>
    public static bool TryParse(StringValues value, out long? watermark)
    {
        watermark = null;
        if (StringValues.IsNullOrEmpty(value))
        {
            return true;
        }

        // DirectLineJS writes "undefined" or "-" in some versions for "from the beginning".
        if (value.Count == 1 && value[0] is "-" or "undefined" or "null")
        {
            return true;
        }

        var isNumber = long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        watermark = number;
        return isNumber;
    }
}
