using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>What the store knows of itself: the number of its format, and how each type was indexed.</summary>
internal static class StoreFormat
{
    /// <summary>Never a document type: their names begin with a letter.</summary>
    public const string Collection = "_store";

    /// <summary>The format before any migration.</summary>
    public const int First = 1;

    private const string FormatId = "format";

    /// <summary>Number of the file's format; null when the file is not one of ours.</summary>
    public static int? Read(ILiteEngine engine) =>
        DocumentTable.Find(engine, Collection, FormatId) is { } format && format["number"] is { IsInt32: true } number ? number.AsInt32 : null;

    public static void Write(ILiteEngine engine, int number) =>
        engine.Upsert(Collection, [new BsonDocument { ["_id"] = FormatId, ["number"] = number }], BsonAutoId.ObjectId);

    /// <summary>How the type was indexed last; null when it never was.</summary>
    public static TypeLayout? ReadLayout(ILiteEngine engine, DocumentTable table) =>
        DocumentTable.Find(engine, Collection, LayoutId(table)) is { } layout
            ? new TypeLayout(layout["schema"].AsInt32, [.. layout["indexes"].AsArray.Select(index => index.AsString)])
            : null;

    public static void WriteLayout(ILiteEngine engine, DocumentTable table, TypeLayout layout) => engine.Upsert(
        Collection,
        [new BsonDocument
        {
            ["_id"] = LayoutId(table),
            ["schema"] = layout.Schema,
            ["indexes"] = new BsonArray(layout.Indexes.Select(index => new BsonValue(index))),
        }],
        BsonAutoId.ObjectId);

    /// <summary>Makes the next start compute every index anew.</summary>
    public static void ForgetLayouts(ILiteEngine engine) =>
        engine.DeleteMany(Collection, BsonExpression.Create("$._id LIKE @0", "type:%"));

    private static string LayoutId(DocumentTable table) => "type:" + table.Collection;
}

/// <summary>Under what schema and by which fields a type was indexed.</summary>
internal sealed record TypeLayout(int Schema, IReadOnlyList<string> Indexes);
