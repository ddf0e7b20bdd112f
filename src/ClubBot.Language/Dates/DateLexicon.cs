using System.Globalization;
using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>The words of dates and times, as the word list groups them: "weekday:1" holds thứ hai, thứ 2 and t2.</summary>
internal static class DateLexicon
{
    public static PhraseTrie<(DateWord Word, int Value)> Phrases { get; } = Load();

    private static PhraseTrie<(DateWord Word, int Value)> Load()
    {
        var trie = new PhraseTrie<(DateWord Word, int Value)>();
        foreach (var (name, phrases) in EmbeddedData.Load("dates.json", DataJson.Default.DictionaryStringStringArray))
        {
            var parts = name.Split(':');
            var word = Enum.Parse<DateWord>(parts[0], ignoreCase: true);
            var value = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            foreach (var phrase in phrases) trie.Add(phrase, (word, value));
        }

        return trie;
    }
}
