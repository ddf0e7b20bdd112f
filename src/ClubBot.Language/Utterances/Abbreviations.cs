using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Writes out what people shorten: k, dk, clb, bhyt.</summary>
internal sealed class Abbreviations
{
    private readonly ILookup<string, (Token Short, Token[] Words)> table;

    public Abbreviations(IReadOnlyDictionary<string, string> words) => table = words
        .Select(pair => (Short: Tokenizer.Read(pair.Key)[0], Words: Tokenizer.Read(pair.Value).ToArray()))
        .ToLookup(pair => pair.Short.Key);

    public static Abbreviations LoadEmbedded() =>
        new(EmbeddedData.Load("abbreviations.json", DataJson.Default.DictionaryStringString));

    /// <summary>The words and numbers of a text, written out; each written-out word keeps the place of its short form.</summary>
    public List<Token> Expand(IReadOnlyList<Token> tokens)
    {
        var words = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Symbol) continue;
            if (IsUnit(tokens, i) || Find(token) is not { } expansion)
            {
                words.Add(token);
                continue;
            }

            foreach (var word in expansion) words.Add(word with { Start = token.Start, End = token.End });
        }

        return words;
    }

    // After a number, k and the like are units: 500 k, 72 kg.
    private static bool IsUnit(IReadOnlyList<Token> tokens, int i) =>
        i > 0 && tokens[i].Key is "k" or "kg" or "m" && tokens[i - 1].Kind == TokenKind.Number;

    private Token[]? Find(Token token)
    {
        foreach (var (shortForm, words) in table[token.Key])
        {
            if (shortForm.Marked == token.Marked) return words;
        }

        return null;
    }
}
