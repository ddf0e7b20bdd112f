using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Tests;

/// <summary>A document of one member of a club, with a number to count with.</summary>
internal sealed record Counter : Document, IMemberDocument
{
    public const string ByMember = "by-member";

    public required long Value { get; init; }

    public string ClubId { get; init; } = "club";

    public string MemberId { get; init; } = "";

    public static DocumentType<Counter> Type { get; } =
        new DocumentType<Counter>("test-counter", () => TestDocumentJson.Unescaped.Counter).Index(ByMember, counter => counter.MemberId);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Counter))]
internal sealed partial class TestDocumentJson : JsonSerializerContext
{
    public static TestDocumentJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
