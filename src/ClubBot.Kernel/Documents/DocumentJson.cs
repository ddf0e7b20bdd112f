using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ClubBot.Kernel.Documents;

/// <summary>How documents are written: short, with Vietnamese letters as they are.</summary>
public static class DocumentJson
{
    /// <summary>Options for one source-generated context; a context may not share them with another.</summary>
    public static JsonSerializerOptions NewOptions() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
