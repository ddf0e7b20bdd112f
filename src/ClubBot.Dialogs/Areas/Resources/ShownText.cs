namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Other people's words, short enough to stand in a message.</summary>
internal static class ShownText
{
    /// <summary>The beginning of a text, with a mark where something was left out; no letter is cut in half.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The words of a text with single spaces, at most so long.</summary>
    public static string Tidy(string text, int length) =>
        Cut(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ',', ';', '?', '!', ' '), length);
}
