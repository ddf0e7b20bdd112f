using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Testing.Documents;

/// <summary>A document for tests of the store, with one single and one many-keyed index.</summary>
public sealed record Note : Document
{
    public const string TypeName = "test-note";

    public const string ByTitle = "title";

    public const string ByTag = "by-tag";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    public long Number { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public static DocumentType<Note> Type { get; } = new DocumentType<Note>(TypeName, () => NoteJson.Default.Note)
        .Index(ByTitle, note => note.Title)
        .Index(ByTag, note => note.Tags);

    /// <summary>A second type of the same shape, so that one commit can span two.</summary>
    public static DocumentType<Memo> MemoType { get; } = new(Memo.TypeName, () => NoteJson.Default.Memo);

    public static DocumentCatalog Catalog { get; } = new([Type, MemoType]);

    public static DocumentKey Key(string id) => new(TypeName, id);
}

/// <summary>A document for tests without any index.</summary>
public sealed record Memo : Document
{
    public const string TypeName = "memo";

    public string Text { get; init; } = "";

    public long Number { get; init; }

    public static DocumentKey Key(string id) => new(TypeName, id);
}

/// <summary>Source-generated JSON of the test documents.</summary>
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Memo))]
public sealed partial class NoteJson : JsonSerializerContext;
