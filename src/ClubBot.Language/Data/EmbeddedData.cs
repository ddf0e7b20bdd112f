using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClubBot.Language.Data;

/// <summary>Reads the word lists that lie in this assembly as JSON.</summary>
internal static class EmbeddedData
{
    /// <exception cref="InvalidOperationException">No such file was embedded, or it is empty.</exception>
    public static T Load<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        using var stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The word list '{name}' is not embedded. Check the EmbeddedResource item of the project.");
        return JsonSerializer.Deserialize(stream, type)
            ?? throw new InvalidOperationException($"The word list '{name}' is empty.");
    }
}

/// <summary>Emergency phrases, and everyday phrases that hold one of their words and mean no harm.</summary>
internal sealed record EmergencyWords(string[] Always, string[] Never);

/// <summary>Names of days and parts of the day as the screen shows them.</summary>
internal sealed record FormatWords(string Dong, string[] Weekdays, string LunarSuffix, string LeapMonth, string Hour, DayPart[] DayParts);

/// <summary>Names of the ten stems and twelve branches of the sixty-year cycle, from the first on.</summary>
internal sealed record LunarWords(string[] Stems, string[] Branches);

/// <summary>A part of the day that starts at an hour (0-23) and lasts until the next one.</summary>
internal sealed record DayPart(int FromHour, string Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, double>>))]
[JsonSerializable(typeof(EmergencyWords))]
[JsonSerializable(typeof(FormatWords))]
[JsonSerializable(typeof(LunarWords))]
internal sealed partial class DataJson : JsonSerializerContext;
