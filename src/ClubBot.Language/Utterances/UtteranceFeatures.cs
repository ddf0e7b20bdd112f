using System.Globalization;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>What a text holds beside words of the lexicon: an amount, a blood pressure, a person's name, its length.</summary>
internal static class UtteranceFeatures
{
    public const string WholeStop = "$whole_stop";

    /// <summary>"không ... đi": a word of refusal before a deed, with at most one word between them.</summary>
    public const string Refused = "$refused";

    private const int ShortWordsMax = 4;

    private const int Amount = 1;
    private const int BloodPressure = 2;
    private const int Person = 3;
    private const int Number = 4;
    private const int Short = 5;

    /// <summary>Their names in the rules, each at its bit.</summary>
    public static IReadOnlyList<string> Names { get; } = [WholeStop, "$amount", "$bp", "$person", "$number", "$short", Refused];

    /// <summary>Which of them hold, <see cref="WholeStop"/> and <see cref="Refused"/> apart, which need the lexicon.</summary>
    public static ConceptSet Read(List<Token> tokens, List<Token> words)
    {
        var found = default(ConceptSet);
        if (MoneyReader.Read(tokens) is not null) found |= ConceptSet.Of(Amount);
        if (words.Count <= ShortWordsMax) found |= ConceptSet.Of(Short);
        if (words.Exists(word => word.Kind == TokenKind.Number)) found |= ConceptSet.Of(Number);
        if (HoldsName(words)) found |= ConceptSet.Of(Person);
        if (HoldsBloodPressure(tokens)) found |= ConceptSet.Of(BloodPressure);
        return found;
    }

    private static bool HoldsName(List<Token> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (Kinship.IsName(words, i)) return true;
        }

        return false;
    }

    /// <summary>140/90 or 150 trên 95, in mmHg: 60 to 260 over 30 to 150, so that no date is taken for one.</summary>
    private static bool HoldsBloodPressure(List<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i + 1].Key is "/" or "tren" && IsBetween(tokens[i], 60, 260) && IsBetween(tokens[i + 2], 30, 150)) return true;
        }

        return false;
    }

    private static bool IsBetween(Token token, int low, int high) => token.Kind == TokenKind.Number
        && int.TryParse(token.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high;
}
