using System.Reflection;
using System.Text;
using System.Text.Json;

namespace ClubBot.Dialogs.Texts;

/// <summary>Every sentence that people of a club read, by key. Loaded from the <c>*.vi.json</c> files beside the code that says them.</summary>
/// <remarks>
/// A sentence names what it needs in braces: <c>{amount}</c>. <c>{you}</c> and <c>{me}</c> are how the two call each other
/// (bà, cháu), <c>{You}</c> and <c>{Me}</c> the same at the beginning of a sentence.
/// </remarks>
public sealed class TextCatalog
{
    private readonly Dictionary<string, string> sentences;

    private TextCatalog(Dictionary<string, string> sentences) => this.sentences = sentences;

    /// <summary>All sentences, by key.</summary>
    public IReadOnlyDictionary<string, string> Sentences => sentences;

    /// <summary>Reads every embedded text file of the assembly.</summary>
    /// <exception cref="InvalidOperationException">A key stands in two files.</exception>
    public static TextCatalog Load(Assembly assembly)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".vi.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var file = JsonDocument.Parse(stream);
            foreach (var sentence in file.RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            {
                if (!sentences.TryAdd(sentence.Name, sentence.Value.GetString()!))
                {
                    throw new InvalidOperationException($"The text '{sentence.Name}' stands in two files; the second is {name}.");
                }
            }
        }

        return new TextCatalog(sentences);
    }

    /// <summary>The sentence with its gaps filled.</summary>
    /// <exception cref="InvalidOperationException">No such sentence, or a gap that nothing fills.</exception>
    public string Format(string key, Speech speech, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (!sentences.TryGetValue(key, out var template))
        {
            throw new InvalidOperationException($"No text has the key '{key}'.");
        }

        return Fill(template, speech, values);
    }

    /// <summary>A sentence that stands in data of its own, with its gaps filled.</summary>
    /// <exception cref="InvalidOperationException">A gap that nothing fills.</exception>
    internal static string Fill(string template, Speech speech, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var result = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            result.Append(rest[..open]).Append(Value(template, rest[(open + 1)..close], speech, values));
            rest = rest[(close + 1)..];
        }

        return result.Append(rest).ToString();
    }

    private static string Value(string template, ReadOnlySpan<char> gap, Speech speech, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (gap.SequenceEqual(name))
            {
                return value;
            }
        }

        return gap switch
        {
            "you" => speech.You,
            "You" => Speech.Capital(speech.You),
            "me" => speech.Me,
            "Me" => Speech.Capital(speech.Me),
            _ => throw new InvalidOperationException($"Nothing fills the gap '{gap}' of the text '{template}'."),
        };
    }
}

/// <summary>How bot and person call each other.</summary>
/// <param name="You">The person: ông, bà, bác, cô, chú, anh, chị.</param>
/// <param name="Me">The bot: cháu to those over 60, em to the others.</param>
public sealed record Speech(string You, string Me)
{
    internal static string Capital(string word) =>
        word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
