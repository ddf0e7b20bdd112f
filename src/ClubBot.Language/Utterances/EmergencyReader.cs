using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Looks for a sign that someone is in danger. Rather one call too many than one too few.</summary>
/// <remarks>
/// "đột quỵ là gì" is taken for an emergency on purpose: nobody can tell from the words whether it is happening.
/// Without tone marks "nga" is taken for "ngã" (fell), unless it is written as a name: "ba Nga" with a capital.
/// </remarks>
internal sealed class EmergencyReader
{
    private readonly PhraseTrie<bool> phrases = new();

    /// <param name="words">Under "always" the phrases of danger, under "never" everyday phrases that hold one of their words and mean no harm.</param>
    public EmergencyReader(IReadOnlyDictionary<string, string[]> words)
    {
        foreach (var phrase in words["always"]) phrases.Add(phrase, true);
        foreach (var phrase in words["never"]) phrases.Add(phrase, false);
    }

    public static EmergencyReader LoadEmbedded() => new(EmbeddedData.Words("emergency"));

    public bool Read(List<Token> words)
    {
        var matches = phrases.FindAll(words);
        var isCalled = false;
        foreach (var match in matches) isCalled |= match.Value;
        if (!isCalled) return false;
        var harmless = new bool[words.Count];
        foreach (var match in matches)
        {
            if (!match.Value) match.Cover(harmless);
        }

        foreach (var match in matches)
        {
            if (match.Value && !IsWithin(match, harmless) && !IsGivenName(words, match)) return true;
        }

        return false;
    }

    private static bool IsWithin(PhraseMatch<bool> match, bool[] harmless) =>
        harmless.AsSpan(match.Start, match.End - match.Start).IndexOf(false) < 0;

    private static bool IsGivenName(List<Token> words, PhraseMatch<bool> match) =>
        match.End - match.Start == 1 && words[match.Start] is { IsCapital: true, Marked: null }
        && Kinship.IsName(words, match.Start) && !words[match.Start - 1].IsCapital;
}
