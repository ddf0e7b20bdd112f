using ClubBot.Language.Utterances;

namespace ClubBot.Language.Writing;

/// <summary>Phrases that are looked for in what people type: with or without tone marks, with short forms written out.</summary>
public sealed class PhraseList
{
    private static readonly Abbreviations Abbreviations = Abbreviations.Embedded;

    private readonly PhraseTrie<bool> phrases = new();

    /// <param name="phrases">As the dictionary spells them. A leading "!" means: only where the marks were typed.</param>
    /// <exception cref="ArgumentException">One of them holds no word.</exception>
    public PhraseList(IEnumerable<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        foreach (var phrase in phrases) this.phrases.Add(phrase, true);
    }

    /// <summary>Whether the text holds one of the phrases. Linear in the text; accepts any text.</summary>
    public bool IsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return phrases.FindAll(Abbreviations.Expand(Tokenizer.Read(text))).Count > 0;
    }
}
