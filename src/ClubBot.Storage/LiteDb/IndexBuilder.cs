using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging;

namespace ClubBot.Storage.LiteDb;

/// <summary>Makes the engine's indexes of one type agree with its declaration, computing the entries anew where that changed.</summary>
/// <remarks>
/// A change is seen when an index is added or removed, or the type's schema version rises. Whoever changes only how keys are computed
/// gives the index another name.
/// </remarks>
internal sealed partial class IndexBuilder(ILiteEngine engine, DocumentTable table, string dataFile, ILogger logger)
{
    /// <summary>Documents rewritten in one transaction.</summary>
    private const int ChunkSize = 500;

    private TypeLayout Declared { get; } = new(table.Type.SchemaVersion, [.. table.IndexFields.Values.Order(StringComparer.Ordinal)]);

    /// <exception cref="StoreUnavailableException">The file was used by a program that knows a newer form of this type.</exception>
    public void Build()
    {
        var stored = StoreFormat.ReadLayout(engine, table);
        if (stored is not null && stored.Schema > Declared.Schema)
        {
            throw new StoreUnavailableException(
                StoreProblem.NewerFormat,
                $"The store file '{dataFile}' holds documents '{table.Type.Name}' of version {stored.Schema}, and this program knows versions up to "
                + $"{Declared.Schema}. Start the newer ClubBot that wrote it, or put back a backup from before the update.");
        }

        if (stored is not null && stored.Schema == Declared.Schema && stored.Indexes.SequenceEqual(Declared.Indexes, StringComparer.Ordinal))
        {
            return;
        }

        var present = EngineCatalog.Indexes(engine, table.Collection);
        foreach (var index in present.Except(Declared.Indexes, StringComparer.Ordinal))
        {
            engine.DropIndex(table.Collection, index);
        }

        Fill();
        foreach (var index in Declared.Indexes.Except(present, StringComparer.Ordinal))
        {
            engine.EnsureIndex(table.Collection, index, DocumentTable.IndexExpression(index), unique: false);
        }

        StoreFormat.WriteLayout(engine, table, Declared);
    }

    private void Fill()
    {
        var ids = EngineCatalog.Ids(engine, table.Collection);
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var chunk in ids.Chunk(ChunkSize))
        {
            engine.Update(table.Collection, [.. chunk.Select(Indexed)]);
            engine.Checkpoint();
        }

        Log.Built(logger, table.Type.Name, ids.Count);
    }

    private BsonDocument Indexed(string id)
    {
        var row = DocumentTable.Find(engine, table.Collection, id)
            ?? throw new InvalidDataException($"{table.Type.Name} '{id}' is listed but not found");
        var raw = DocumentRow.Read(row);
        table.SetIndexFields(row, table.Type.Deserialize(raw.Id, raw.SchemaVersion, raw.Body.Span));
        return row;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Computed the indexes of {Type} anew for {Count} documents")]
        public static partial void Built(ILogger logger, string type, int count);
    }
}
