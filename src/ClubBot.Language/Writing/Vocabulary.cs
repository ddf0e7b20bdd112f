using ClubBot.Language.Data;
using ClubBot.Language.Utterances;

namespace ClubBot.Language.Writing;

/// <summary>Every word that stands in the word lists of this assembly.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Marked = new(StringComparer.Ordinal);

    static Vocabulary()
    {
        foreach (var list in EmbeddedData.WordLists)
        {
            foreach (var (heading, phrases) in EmbeddedData.Words(list))
            {
                if (list == Abbreviations.ListName) AddWords(heading);
                foreach (var phrase in phrases) AddWords(phrase);
            }
        }
    }

    /// <summary>All words without their marks.</summary>
    public static IReadOnlyCollection<string> AllKeys => Keys;

    public static bool HasKey(string key) => Keys.Contains(key);

    public static bool HasMarked(string marked) => Marked.Contains(marked);

    private static void AddWords(string phrase)
    {
        foreach (var token in Tokenizer.ReadPhrase(phrase))
        {
            if (token.Kind != TokenKind.Word) continue;
            Keys.Add(token.Key);
            if (token.Marked is not null) Marked.Add(token.Marked);
        }
    }
}
