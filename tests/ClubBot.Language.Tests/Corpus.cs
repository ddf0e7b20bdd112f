using System.Text.Json;

namespace ClubBot.Language.Tests;

/// <summary>Rows of the files under Corpora.</summary>
internal static class Corpus
{
    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Corpora", name));

    /// <summary>Text and intent of each row, with its line number for the message of a failing test.</summary>
    public static IReadOnlyList<(int Line, string Text, string Intent)> Utterances(string name) =>
        [.. Lines(name).Select((line, index) => (index + 1, Field(line, "text"), Field(line, "intent")))];

    /// <summary>The cells of each row, comments and the heading left out.</summary>
    public static IEnumerable<string[]> Table(string name) =>
        Lines(name).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split('\t'));

    private static string Field(string line, string name)
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty(name).GetString()!;
    }
}

/// <summary>How the rows of a corpus were read.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Wrong">Those read wrongly: text, what it wants, what was found.</param>
internal sealed record CorpusResult(int Rows, IReadOnlyList<string> Wrong)
{
    public int Right => Rows - Wrong.Count;

    public double Rate => (double)Right / Rows;

    public override string ToString() => string.Join(Environment.NewLine, [$"{Right} of {Rows}", .. Wrong]);
}
