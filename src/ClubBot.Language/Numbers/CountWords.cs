using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Words of Data/Words/counting.txt that stand around numbers: what is counted, what money is said with, bounds.</summary>
internal static class CountWords
{
    private static readonly Dictionary<string, string[]> Lists = EmbeddedData.Words("counting");
    private static readonly Dictionary<string, Token[]> Counted = Words("counted");
    private static readonly Dictionary<string, Token[]> Before = Words("labels");
    private static readonly Dictionary<string, Token[]> Money = Words("money");
    private static readonly Dictionary<string, Token[]> Cues = Words("cues");

    /// <summary>Phrases before an upper bound: dưới, không quá.</summary>
    public static Token[][] Below { get; } = Phrases("below");

    /// <summary>Phrases before a lower bound: trên, ít nhất.</summary>
    public static Token[][] Above { get; } = Phrases("above");

    /// <summary>Whether the word counts things or time: người, con, tháng.</summary>
    public static bool IsCounted(NumberText text, int index) => Has(Counted, text, index);

    /// <summary>Whether the word makes the number after it a label and no amount: tháng, ngày, tổ, lần.</summary>
    public static bool IsLabel(NumberText text, int index) => Has(Before, text, index);

    /// <summary>Whether the word speaks of money: trả, nộp, vay.</summary>
    public static bool IsMoney(NumberText text, int index) => Has(Money, text, index);

    /// <summary>Whether a doubtful number word after this word is a number: khoảng, số, được.</summary>
    public static bool IsCue(NumberText text, int index) => Has(Cues, text, index);

    /// <summary>How many tokens the longest of the phrases that ends before a token has; 0 when none does.</summary>
    public static int LengthBefore(Token[][] phrases, NumberText text, int end)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length > end) continue;
            var fits = true;
            for (var i = 0; i < phrase.Length && fits; i++) fits = text.Tokens[end - phrase.Length + i].Fits(phrase[i]);
            if (fits) return phrase.Length;
        }

        return 0;
    }

    private static bool Has(Dictionary<string, Token[]> words, NumberText text, int index)
    {
        if (index < 0 || index >= text.Count || !words.TryGetValue(text.Tokens[index].Key, out var found)) return false;
        foreach (var word in found)
        {
            if (text.Tokens[index].Fits(word)) return true;
        }

        return false;
    }

    private static Dictionary<string, Token[]> Words(string list)
    {
        var byKey = new Dictionary<string, Token[]>(StringComparer.Ordinal);
        foreach (var text in Lists[list])
        {
            var word = Tokenizer.Read(text)[0];
            byKey[word.Key] = byKey.TryGetValue(word.Key, out var others) ? [.. others, word] : [word];
        }

        return byKey;
    }

    private static Token[][] Phrases(string list)
    {
        var phrases = Array.ConvertAll(Lists[list], text => Tokenizer.Read(text).ToArray());
        Array.Sort(phrases, (one, other) => other.Length.CompareTo(one.Length));
        return phrases;
    }
}
