using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ClubBot.Cli.Cards;
using ClubBot.Cli.Config;
using ClubBot.Cli.Report;
using ClubBot.Storage;

namespace ClubBot.Cli;

/// <summary>How commands print their results: a table for people, one JSON object for programs.</summary>
internal static class CommandOutput
{
    private const string Gap = "  ";

    public static Option<bool> JsonOption() => new("--json") { Description = "Print the result as one JSON object." };

    public static void WriteJson<T>(this TextWriter output, T result, JsonTypeInfo<T> json) =>
        output.WriteLine(JsonSerializer.Serialize(result, json));

    /// <summary>Writes rows so that their columns stand below each other. Rows have equally many cells.</summary>
    /// <remarks>Cells may come from a stranger's file: what would move the cursor or colour the screen becomes a blank.</remarks>
    public static void WriteTable(this TextWriter output, IReadOnlyList<string[]> rows)
    {
        string[][] plain = [.. rows.Select(row => row.Select(Plain).ToArray())];
        if (plain.Length == 0)
        {
            return;
        }

        int[] widths = [.. Enumerable.Range(0, plain[0].Length).Select(column => plain.Max(row => row[column].Length))];
        foreach (var row in plain)
        {
            output.WriteLine(string.Join(Gap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Plain(string cell) =>
        string.Concat(cell.Normalize().Select(character => char.IsControl(character) ? ' ' : character));
}

/// <summary>JSON forms of the commands' results.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(InviteResult))]
[JsonSerializable(typeof(ConfigReport))]
[JsonSerializable(typeof(LedgerReport))]
[JsonSerializable(typeof(WrittenReport))]
[JsonSerializable(typeof(ShownRules))]
[JsonSerializable(typeof(UnderstoodMessage))]
internal sealed partial class CliJson : JsonSerializerContext
{
    public static CliJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
