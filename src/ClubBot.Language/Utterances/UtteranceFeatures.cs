using System.Globalization;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>What a text holds beside words of the lexicon: an amount, a blood pressure, a person's name, its length.</summary>
internal static class UtteranceFeatures
{
    public const string WholeStop = "$whole_stop";

    private const string Amount = "$amount";
    private const string BloodPressure = "$bp";
    private const string Person = "$person";
    private const string Number = "$number";
    private const string Short = "$short";
    private const int ShortWordsMax = 4;

    public static IReadOnlyList<string> Names { get; } = [WholeStop, Amount, BloodPressure, Person, Number, Short];

    /// <summary>Which of them hold, <see cref="WholeStop"/> apart, which needs the lexicon.</summary>
    public static IEnumerable<string> Read(IReadOnlyList<Token> tokens, IReadOnlyList<Token> words)
    {
        if (MoneyReader.Read(tokens) is not null) yield return Amount;
        if (words.Count <= ShortWordsMax) yield return Short;
        if (words.Any(word => word.Kind == TokenKind.Number)) yield return Number;
        if (Enumerable.Range(0, words.Count).Any(i => Kinship.IsName(words, i))) yield return Person;
        if (Enumerable.Range(0, tokens.Count).Any(i => IsBloodPressure(tokens, i))) yield return BloodPressure;
    }

    /// <summary>140/90 or 150 trên 95, in mmHg: 60 to 260 over 30 to 150, so that no date is taken for one.</summary>
    private static bool IsBloodPressure(IReadOnlyList<Token> tokens, int i) =>
        i + 2 < tokens.Count && tokens[i + 1].Key is "/" or "tren" && IsBetween(tokens[i], 60, 260) && IsBetween(tokens[i + 2], 30, 150);

    private static bool IsBetween(Token token, int low, int high) => token.Kind == TokenKind.Number
        && int.TryParse(token.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high;
}
