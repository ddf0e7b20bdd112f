using System.Runtime.CompilerServices;

namespace ClubBot.Dialogs.Texts;

/// <summary>The typed sentences of one area: each method has the name of its key, and nobody else reads these keys.</summary>
/// <remarks>A test holds methods and keys against each other, both ways.</remarks>
public abstract class TextSet(TextCatalog catalog, string prefix)
{
    /// <summary>First part of every key of the set.</summary>
    public string Prefix => prefix;

    /// <summary>Key of the sentence that a method says.</summary>
    public static string KeyOf(string prefix, string method) => $"{prefix}.{char.ToLowerInvariant(method[0])}{method[1..]}";

    /// <summary>The sentence of the calling method.</summary>
    protected string Say(Speech speech, [CallerMemberName] string method = "") => catalog.Format(KeyOf(prefix, method), speech);

    /// <summary>The sentence of the calling method with its gaps filled.</summary>
    protected string Say(Speech speech, (string Name, string Value)[] values, [CallerMemberName] string method = "") =>
        catalog.Format(KeyOf(prefix, method), speech, values);

    /// <summary>A label that is the same whoever reads it.</summary>
    protected string Label([CallerMemberName] string method = "") => catalog.Format(KeyOf(prefix, method), Neutral);

    /// <summary>For words that are the same whoever reads them.</summary>
    protected static Speech Neutral { get; } = new("", "");
}
