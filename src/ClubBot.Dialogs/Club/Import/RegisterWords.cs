using System.Text.Json;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>The words by which a register's columns, offices, marks and foot rows are recognised, from an embedded file.</summary>
/// <remarks>
/// A file has sections, a section has keys, a key has phrases. A phrase is found anywhere in a text as whole words; one that
/// begins with "=" must be the whole text; one that begins with "^" must stand at its beginning.
/// </remarks>
internal sealed class RegisterWords
{
    private readonly Dictionary<string, Phrase[]> sections;

    private RegisterWords(Dictionary<string, Phrase[]> sections) => this.sections = sections;

    /// <param name="resource">Name of the embedded file.</param>
    public static RegisterWords Load(string resource)
    {
        using var stream = typeof(RegisterWords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its words '{resource}'.");
        var file = JsonSerializer.Deserialize(stream, ImportJson.Default.DictionaryStringDictionaryStringStringArray)!;
        return new RegisterWords(file.ToDictionary(
            section => section.Key,
            section => section.Value.SelectMany(key => key.Value.Select(text => Phrase.Of(key.Key, text))).ToArray(),
            StringComparer.Ordinal));
    }

    /// <summary>
    /// The key whose phrase the text holds: one with the same diacritics before one without, then the longest. Null when there is none.
    /// </summary>
    public string? Find(string section, string text)
    {
        var words = RegisterText.Words(text);
        var folded = RegisterText.Fold(text);
        return sections[section].Where(phrase => phrase.IsIn(words)).MaxBy(phrase => phrase.Words.Length)?.Key
            ?? sections[section].Where(phrase => phrase.IsInFolded(folded, words)).MaxBy(phrase => phrase.Folded.Length)?.Key;
    }

    private sealed record Phrase(string Key, string Words, string Folded, bool IsWhole, bool IsFirst)
    {
        public static Phrase Of(string key, string text) =>
            new(key, RegisterText.Words(text), RegisterText.Fold(text), text.StartsWith('='), text.StartsWith('^'));

        public bool IsIn(string words) => Stands(Words, words);

        // "Năm" (year) must not pass for "nam" (male): a word that has to be the whole text gives way on diacritics
        // only where the text has none.
        public bool IsInFolded(string folded, string words) => (!IsWhole || folded == words) && Stands(Folded, folded);

        private bool Stands(string phrase, string text) =>
            IsWhole ? text == phrase
            : IsFirst ? $"{text} ".StartsWith($"{phrase} ", StringComparison.Ordinal)
            : $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal);
    }
}
