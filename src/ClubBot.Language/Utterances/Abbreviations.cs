using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Writes out what people shorten: k, dk, clb, bhyt.</summary>
internal sealed class Abbreviations
{
    private readonly Dictionary<string, List<(string? Marked, Token[] Words)>> table = new(StringComparer.Ordinal);

    public Abbreviations(IReadOnlyDictionary<string, string> words)
    {
        foreach (var (shortForm, written) in words)
        {
            var key = Tokenizer.Read(shortForm)[0];
            if (!table.TryGetValue(key.Key, out var forms)) table.Add(key.Key, forms = []);
            forms.Add((key.Marked, [.. Tokenizer.Read(written)]));
        }
    }

    public static Abbreviations LoadEmbedded() =>
        new(EmbeddedData.Texts("abbreviations.json"));

    /// <summary>The words and numbers of a text, written out; each written-out word keeps the place of its short form.</summary>
    public List<Token> Expand(List<Token> tokens)
    {
        var words = new List<Token>(tokens.Count + 4);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Symbol) continue;
            if (token.Kind == TokenKind.Number || IsUnit(tokens, i) || Find(token) is not { } expansion)
            {
                words.Add(token);
                continue;
            }

            foreach (var word in expansion) words.Add(word with { Start = token.Start, End = token.End });
        }

        return words;
    }

    // After a number, k and the like are units: 500 k, 72 kg.
    private static bool IsUnit(List<Token> tokens, int i) =>
        i > 0 && tokens[i].Key is "k" or "kg" or "m" && tokens[i - 1].Kind == TokenKind.Number;

    private Token[]? Find(Token token)
    {
        if (!table.TryGetValue(token.Key, out var forms)) return null;
        foreach (var (marked, words) in forms)
        {
            if (marked == token.Marked) return words;
        }

        return null;
    }
}
