using System.Globalization;
using System.Text;

namespace ClubBot.Language.Data;

/// <summary>
/// Reads the lists that lie in this assembly as text: a heading in brackets and below it its entries; a line that begins
/// with # is a remark.
/// </summary>
/// <remarks>
/// Text, so that a volunteer can add a phrase; and no JSON, since the first message of a process waits for these lists and
/// would wait for a JSON reader to be loaded and compiled as well.
/// </remarks>
internal static class EmbeddedData
{
    private const string WordsFolder = "words/";
    private const string WeightsFolder = "weights/";

    /// <summary>Names of all lists of words.</summary>
    public static IEnumerable<string> WordLists =>
        from resource in typeof(EmbeddedData).Assembly.GetManifestResourceNames()
        where resource.StartsWith(WordsFolder, StringComparison.Ordinal)
        select resource[WordsFolder.Length..];

    /// <summary>The phrases of a list by heading; commas stand between them.</summary>
    /// <exception cref="InvalidOperationException">No such list was embedded, or an entry stands above the first heading.</exception>
    public static Dictionary<string, string[]> Words(string name)
    {
        var phrases = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var below = new List<string>();
        foreach (var section in Sections(WordsFolder + name))
        {
            below.Clear();
            foreach (var line in section.Lines)
                foreach (var phrase in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) below.Add(phrase);
            phrases.Add(section.Heading, [.. below]);
        }

        return phrases;
    }

    /// <summary>Weighted entries by heading; a line is a weight, a space and what is weighted.</summary>
    /// <exception cref="InvalidOperationException">No such list was embedded, or an entry stands above the first heading.</exception>
    /// <exception cref="FormatException">A line does not begin with a number.</exception>
    public static Dictionary<string, Weight[]> Weights(string name)
    {
        var weights = new Dictionary<string, Weight[]>(StringComparer.Ordinal);
        foreach (var section in Sections(WeightsFolder + name)) weights.Add(section.Heading, [.. section.Lines.ConvertAll(ReadWeight)]);
        return weights;
    }

    /// <summary>The value of an enumeration that a heading names, in any case.</summary>
    /// <remarks>Not the generic way, which the runtime compiles anew in each process before the first message can be read.</remarks>
    /// <exception cref="ArgumentException">The enumeration has no such name.</exception>
    public static object Named(Type enumeration, string name) => Enum.Parse(enumeration, name, ignoreCase: true);

    private static Weight ReadWeight(string line)
    {
        var gap = line.IndexOf(' ', StringComparison.Ordinal);
        return gap < 0 ? throw new FormatException($"'{line}' is no weight with what it weighs.")
            : new Weight(line[(gap + 1)..], double.Parse(line.AsSpan(0, gap), NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static List<Section> Sections(string resource)
    {
        var sections = new List<Section>();
        foreach (var row in Text(resource).Split('\n'))
        {
            var line = row.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[' && line[^1] == ']') sections.Add(new Section(line[1..^1], []));
            else if (sections.Count > 0) sections[^1].Lines.Add(line);
            else throw new InvalidOperationException($"The list '{resource}' begins without a heading: '{line}'.");
        }

        return sections;
    }

    private static string Text(string resource)
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The list '{resource}' is not embedded. Check the EmbeddedResource items of the project.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A heading and the lines below it.</summary>
    private sealed record Section(string Heading, List<string> Lines);
}

/// <summary>A name and its weight.</summary>
internal sealed record Weight(string Name, double Value);
