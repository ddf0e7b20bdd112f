using System.Globalization;
using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>The words of dates and times, as the word list groups them: "weekday:1" holds thứ hai, thứ 2 and t2.</summary>
internal static class DateWords
{
    private static readonly PhraseTrie<(string Group, string Value)> Phrases = Load();

    /// <summary>The longest phrase at a place, of one group where one is given.</summary>
    public static PhraseMatch<(string Group, string Value)>? Longest(DateSource source, int start, string? group = null)
    {
        PhraseMatch<(string Group, string Value)>? longest = null;
        foreach (var match in Phrases.FindAt(source.Tokens, start, source.IsMarked))
        {
            if ((group is null || match.Value.Group == group) && (longest is null || match.End > longest.Value.End)) longest = match;
        }

        return longest;
    }

    public static int? Number(DateSource source, int start, string group, out int next)
    {
        var match = Longest(source, start, group);
        next = match?.End ?? start;
        return match is null ? null : int.Parse(match.Value.Value.Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether this phrase stands here; <paramref name="next"/> is the place after it, or this place.</summary>
    public static bool Skip(DateSource source, int start, string group, string value, out int next)
    {
        foreach (var match in Phrases.FindAt(source.Tokens, start, source.IsMarked))
        {
            if (match.Value != (group, value)) continue;
            next = match.End;
            return true;
        }

        next = start;
        return false;
    }

    private static PhraseTrie<(string Group, string Value)> Load()
    {
        var trie = new PhraseTrie<(string Group, string Value)>();
        foreach (var (name, phrases) in EmbeddedData.Load("dates.json", DataJson.Default.DictionaryStringStringArray))
        {
            var parts = name.Split(':');
            foreach (var phrase in phrases) trie.Add(phrase, (parts[0], parts.Length > 1 ? parts[1] : ""));
        }

        return trie;
    }
}
