using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>A text in which phrases are looked for word by word, with or without tone marks.</summary>
internal sealed class FoldedText
{
    /// <summary>Characters looked at; no question about one's rights is longer.</summary>
    private const int LengthMax = 1000;

    private readonly string padded;

    /// <param name="text">Anything a person typed; only the beginning of a very long text is looked at.</param>
    public FoldedText(string text)
    {
        var folded = VietnameseFold.Fold(text.Length > LengthMax ? text[..LengthMax] : text);
        Words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        padded = $" {folded} ";
    }

    public IReadOnlyList<string> Words { get; }

    public bool Has(FoldedPhrase phrase) => padded.Contains(phrase.Padded, StringComparison.Ordinal);

    /// <summary>How much of the phrases was said, in words; a phrase within another one that was said does not count.</summary>
    public int WordsSaid(IReadOnlyList<FoldedPhrase> phrases)
    {
        var said = phrases.Where(Has).ToList();
        return said
            .Where(phrase => !said.Any(other => other != phrase && other.Padded.Contains(phrase.Padded, StringComparison.Ordinal)))
            .Distinct()
            .Sum(phrase => phrase.WordCount);
    }
}

/// <summary>A phrase to look for.</summary>
/// <param name="Padded">Its words without tone marks, a space before and after.</param>
/// <param name="WordCount">Its words.</param>
internal sealed record FoldedPhrase(string Padded, int WordCount)
{
    public static FoldedPhrase Of(string phrase)
    {
        var folded = VietnameseFold.Fold(phrase);
        return new FoldedPhrase($" {folded} ", folded.Count(letter => letter == ' ') + 1);
    }

    public static FoldedPhrase[] OfAll(IEnumerable<string> phrases) => [.. phrases.Select(Of).Distinct()];
}
