using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ClubBot.Storage;

namespace ClubBot.Cli;

/// <summary>How commands print their results: a table for people, one JSON object for programs.</summary>
internal static class CommandOutput
{
    public static Option<bool> JsonOption() => new("--json") { Description = "Print the result as one JSON object." };

    public static void WriteJson<T>(T result, JsonTypeInfo<T> json) => Console.WriteLine(JsonSerializer.Serialize(result, json));
}

/// <summary>JSON forms of the commands' results.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(InviteResult))]
[JsonSerializable(typeof(ConfigReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    public static CliJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
