using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>JSON of the importers: their sentences and words, and the report that a script reads.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string[]>>))]
[JsonSerializable(typeof(ImportReport))]
public sealed partial class ImportJson : JsonSerializerContext
{
    /// <summary>The context to print with: Vietnamese letters are written as they are, not as escapes.</summary>
    public static ImportJson Printed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
