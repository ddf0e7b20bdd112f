using System.Text.Json;
using ClubBot.Language.Data;

namespace ClubBot.Language.Writing;

/// <summary>Every word that stands in the word lists of this assembly.</summary>
internal static class Vocabulary
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Marked = new(StringComparer.Ordinal);

    static Vocabulary()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in EmbeddedData.Names)
        {
            using var list = EmbeddedData.Open(name);
            AddAll(list.RootElement, name == "abbreviations.json", read);
        }
    }

    /// <summary>All words without their marks.</summary>
    public static IReadOnlyCollection<string> AllKeys => Keys;

    public static bool HasKey(string key) => Keys.Contains(key);

    public static bool HasMarked(string marked) => Marked.Contains(marked);

    private static void AddAll(JsonElement element, bool isNameAWord, HashSet<string> read)
    {
        if (element.ValueKind == JsonValueKind.String) AddWords(element.GetString()!, read);
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) AddAll(item, isNameAWord, read);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            if (isNameAWord) AddWords(member.Name, read);
            AddAll(member.Value, isNameAWord, read);
        }
    }

    private static void AddWords(string text, HashSet<string> read)
    {
        var known = read.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.AsSpan().SplitAny(" ,.;:!?/()-"))
        {
            var typed = text.AsSpan(range);
            if (typed.IsEmpty || !known.Add(typed)) continue;
            var word = WordBuilder.Read(typed);
            Keys.Add(word.Key);
            if (word.Marked is not null) Marked.Add(word.Marked);
        }
    }
}
