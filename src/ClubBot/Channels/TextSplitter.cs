using System.Globalization;

namespace ClubBot.Channels;

/// <summary>Cuts a long text into messages: between lines, else between words, never between a figure and its unit.</summary>
internal static class TextSplitter
{
    /// <summary>The text in pieces of at most <paramref name="lengthMax"/> UTF-16 units, none of them blank.</summary>
    /// <remarks>Only a single word that is longer than a piece is cut, and then between letters as people see them.</remarks>
    public static IReadOnlyList<string> Split(string text, int lengthMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lengthMax, 2);
        var pieces = new List<string>();
        var rest = text.Trim();
        while (rest.Length > lengthMax)
        {
            var cut = CutOf(rest, lengthMax);
            pieces.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
        {
            pieces.Add(rest);
        }

        return pieces;
    }

    private static int CutOf(string text, int lengthMax)
    {
        var line = text.LastIndexOf('\n', lengthMax);
        if (line >= lengthMax / 2)
        {
            return line;
        }

        for (var index = lengthMax; index > 0; index--)
        {
            if (char.IsWhiteSpace(text[index]) && !SplitsAmount(text, index))
            {
                return index;
            }
        }

        return LetterBoundary(text, lengthMax);
    }

    /// <summary>True between a figure and what it counts: 1.250.000 and its unit stay together, and so do groups of digits set apart by blanks.</summary>
    private static bool SplitsAmount(string text, int index)
    {
        var before = index - 1;
        while (before > 0 && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        var after = index + 1;
        while (after < text.Length && char.IsWhiteSpace(text[after]) && text[after] != '\n')
        {
            after++;
        }

        return text[index] != '\n' && char.IsDigit(text[before]) && after < text.Length && (char.IsLetterOrDigit(text[after]) || text[after] is '₫' or '%');
    }

    /// <summary>The last place at or before the limit where a letter with all its marks ends; at least one unit on.</summary>
    private static int LetterBoundary(string text, int lengthMax)
    {
        var end = 0;
        while (end < lengthMax)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > lengthMax)
            {
                break;
            }

            end = next;
        }

        // A single letter with more marks than a message holds: between its code points.
        return end > 0 ? end : char.IsLowSurrogate(text[lengthMax]) ? lengthMax - 1 : lengthMax;
    }
}
