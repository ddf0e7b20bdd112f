namespace ClubBot.Dialogs.Club;

/// <summary>What a person typed, as it stands within a sentence of the bot.</summary>
internal static class ShownText
{
    /// <summary>The words with one space between them.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The beginning of a text, with a mark where something was left out; no letter is cut in half.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Longest result, in UTF-16 units.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The words with one space between them and no marks around them, at most so long.</summary>
    /// <inheritdoc cref="Cut" path="/param"/>
    public static string Tidy(string text, int length) => Cut(OneLine(text).Trim('.', ',', ';', '?', '!', ' '), length);
}
