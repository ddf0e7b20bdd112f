using System.Globalization;
using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>The words of dates and times, as the word list groups them: "weekday:1" holds thứ hai, thứ 2 and t2.</summary>
internal static class DateLexicon
{
    public static PhraseTrie<DateMeaning> Phrases { get; } = Load();

    private static PhraseTrie<DateMeaning> Load()
    {
        var trie = new PhraseTrie<DateMeaning>();
        foreach (var (name, phrases) in EmbeddedData.Words("dates"))
        {
            var parts = name.Split(':');
            var word = (DateWord)EmbeddedData.Named(typeof(DateWord), parts[0]);
            var value = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            foreach (var phrase in phrases) trie.Add(phrase, new DateMeaning(word, value));
        }

        return trie;
    }
}

/// <summary>What a phrase of dates means.</summary>
/// <param name="Word">Its kind.</param>
/// <param name="Value">Which of that kind, such as the number of the weekday.</param>
internal sealed record DateMeaning(DateWord Word, int Value);
