using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Writes out what people shorten: k, dk, clb, bhyt.</summary>
internal sealed class Abbreviations
{
    /// <summary>The list, in which the headings are words too.</summary>
    public const string ListName = "abbreviations";

    private readonly Dictionary<string, List<(string? Marked, Token[] Words)>> table = new(StringComparer.Ordinal);

    /// <param name="shortForms">The short forms by what they stand for.</param>
    public Abbreviations(IReadOnlyDictionary<string, string[]> shortForms)
    {
        foreach (var (written, shorts) in shortForms)
        {
            var words = Tokenizer.Read(written).ToArray();
            foreach (var shortForm in shorts) Add(Tokenizer.Read(shortForm)[0], words);
        }
    }

    /// <summary>Those that are built in; read once, by whoever needs them first.</summary>
    public static Abbreviations Embedded { get; } = new(EmbeddedData.Words(ListName));

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

    private void Add(Token shortForm, Token[] words)
    {
        if (!table.TryGetValue(shortForm.Key, out var forms)) table.Add(shortForm.Key, forms = []);
        forms.Add((shortForm.Marked, words));
    }

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
