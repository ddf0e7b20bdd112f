using System.Text.Json;

namespace ClubBot.Language.Data;

/// <summary>Reads the word lists that lie in this assembly as JSON.</summary>
/// <remarks>
/// The document model is used, not a serialiser: the first message of a process waits for these lists, and a serialiser
/// is compiled anew in each process for every type it reads.
/// </remarks>
internal static class EmbeddedData
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Names of all word lists.</summary>
    public static IEnumerable<string> Names =>
        typeof(EmbeddedData).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal));

    /// <summary>One word list as it stands.</summary>
    /// <exception cref="InvalidOperationException">No such file was embedded.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Open(string name)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded. Check the EmbeddedResource item of the project.");
        return JsonDocument.Parse(stream, Options);
    }

    /// <summary>Lists of phrases by name.</summary>
    /// <exception cref="InvalidOperationException">It has another shape.</exception>
    public static Dictionary<string, string[]> Lists(string name)
    {
        using var document = Open(name);
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var list in document.RootElement.EnumerateObject()) lists.Add(list.Name, Strings(list.Value));
        return lists;
    }

    /// <summary>One text for each name.</summary>
    /// <exception cref="InvalidOperationException">It has another shape.</exception>
    public static Dictionary<string, string> Texts(string name)
    {
        using var document = Open(name);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in document.RootElement.EnumerateObject()) texts.Add(text.Name, Text(text.Value));
        return texts;
    }

    /// <summary>Weighted entries by name.</summary>
    /// <exception cref="InvalidOperationException">It has another shape.</exception>
    public static Dictionary<string, Weight[]> Weights(string name)
    {
        using var document = Open(name);
        var weights = new Dictionary<string, Weight[]>(StringComparer.Ordinal);
        foreach (var group in document.RootElement.EnumerateObject())
        {
            var entries = new List<Weight>();
            foreach (var entry in group.Value.EnumerateObject()) entries.Add(new Weight(entry.Name, entry.Value.GetDouble()));
            weights.Add(group.Name, [.. entries]);
        }

        return weights;
    }

    /// <summary>The strings of an array.</summary>
    public static string[] Strings(JsonElement array)
    {
        var strings = new string[array.GetArrayLength()];
        for (var i = 0; i < strings.Length; i++) strings[i] = Text(array[i]);
        return strings;
    }

    /// <summary>A string that must be there.</summary>
    public static string Text(JsonElement element) => element.GetString() ?? throw new InvalidOperationException("A word list holds null.");
}

/// <summary>A name and its weight.</summary>
internal sealed record Weight(string Name, double Value);
