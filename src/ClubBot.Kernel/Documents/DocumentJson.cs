using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ClubBot.Kernel.Documents;

/// <summary>How documents are written: short, with Vietnamese letters as they are.</summary>
public static class DocumentJson
{
    /// <summary>Deepest nesting of a document: an activity may be 64 deep, and a document lies around it.</summary>
    public const int DepthMax = 128;

    /// <summary>Options for one source-generated context; a context may not share them with another.</summary>
    /// <remarks>
    /// Only nulls are left out, so a required member must not be nullable. What an older document lacks is read as null or zero, whatever
    /// the property's initialiser says: a collection that was added later is declared <c>init => field = value ?? [];</c>.
    /// </remarks>
    public static JsonSerializerOptions NewOptions() => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = DepthMax,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };
}
