namespace ClubBot.Storage.Migrations;

/// <summary>One forward step of the store's format, applied once, in order of its number.</summary>
/// <remarks>
/// It works on a copy of the file that takes the place of the original only when the step is complete, so it may fail at any point.
/// Use it to move or rename what is stored; a changed form of one document type is an upgrade of its <see cref="Kernel.Documents.DocumentType"/>.
/// </remarks>
public interface IStoreMigration
{
    /// <summary>The format that the store has afterwards; 2 for the first migration, then one more each.</summary>
    int Number { get; }

    /// <summary>A few English words for the log.</summary>
    string Name { get; }

    void Apply(IMigrationContext context);
}

/// <summary>All that a migration may do. Indexes are computed anew afterwards.</summary>
public interface IMigrationContext
{
    /// <summary>Document types that have been stored, by name.</summary>
    IReadOnlyCollection<string> Types { get; }

    /// <summary>The type's documents as they are when the call is made.</summary>
    IEnumerable<RawDocument> Documents(string type);

    /// <summary>Inserts the document, or replaces the one with its id.</summary>
    void Put(string type, RawDocument document);

    void Delete(string type, string id);
}

/// <summary>A document as it lies on disk.</summary>
/// <param name="Id">Id within its type.</param>
/// <param name="Version">1 when first written.</param>
/// <param name="SchemaVersion">Version of the body's JSON form.</param>
/// <param name="Body">UTF-8 JSON without the id.</param>
public sealed record RawDocument(string Id, long Version, int SchemaVersion, ReadOnlyMemory<byte> Body);
