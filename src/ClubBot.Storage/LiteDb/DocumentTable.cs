using System.Text.RegularExpressions;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.Migrations;
using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>One document type as a collection of the engine: its name there, its index fields, its rows.</summary>
internal sealed partial class DocumentTable
{
    /// <summary>Largest body, in bytes. The engine's own limit for a row is about 16 MB.</summary>
    public const int BodyBytesMax = 8 * 1024 * 1024;

    private readonly Dictionary<string, string> indexFields = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">The type or an index has a name that the store does not accept.</exception>
    public DocumentTable(DocumentType type)
    {
        Type = type;
        Collection = CollectionOf(type.Name);
        foreach (var index in type.IndexNames)
        {
            indexFields.Add(index, IndexPattern().IsMatch(index)
                ? "x_" + index.Replace('-', '_')
                : throw new ArgumentException($"Index '{index}' of '{type.Name}' needs a name of at most 28 letters, digits and hyphens."));
        }
    }

    public DocumentType Type { get; }

    public string Collection { get; }

    /// <summary>Declared index name to field; the engine's index has the field's name.</summary>
    public IReadOnlyDictionary<string, string> IndexFields => indexFields;

    /// <exception cref="ArgumentException">The name is not one of lower-case letters, digits and hyphens.</exception>
    public static string CollectionOf(string typeName) => TypePattern().IsMatch(typeName)
        ? typeName.Replace('-', '_')
        : throw new ArgumentException($"Document type '{typeName}' needs a name of at most 50 lower-case letters, digits and hyphens.");

    public static string TypeOf(string collection) => collection.Replace('_', '-');

    public static BsonExpression IndexExpression(string field) => BsonExpression.Create($"$.{field}[*]");

    public static BsonDocument? Find(ILiteEngine engine, string collection, string id)
    {
        var query = new Query { Limit = 1 };
        query.Where.Add(BsonExpression.Create("$._id = @0", id));
        using var reader = engine.Query(collection, query);
        return reader.Read() ? reader.Current.AsDocument : null;
    }

    /// <summary>The rows of these ids that exist, by id: a query of the engine costs more than a row, so it is made once for all.</summary>
    public IReadOnlyDictionary<string, BsonDocument> FindAll(ILiteEngine engine, IReadOnlyList<string> ids)
    {
        var query = new Query();
        query.Where.Add(BsonExpression.Create("$._id IN @0", new BsonArray(ids.Select(id => new BsonValue(id)))));
        var rows = new Dictionary<string, BsonDocument>(ids.Count, StringComparer.Ordinal);
        using var reader = engine.Query(Collection, query);
        while (reader.Read())
        {
            var row = reader.Current.AsDocument;
            rows.Add(row[DocumentRow.Id].AsString, row);
        }

        return rows;
    }

    /// <summary>The document as a row, with the entries of every declared index.</summary>
    /// <exception cref="ArgumentException">The document is too large, or an index key is too long.</exception>
    public BsonDocument RowOf(Document document, long version)
    {
        var body = Type.Serialize(document);
        if (body.Length > BodyBytesMax)
        {
            throw new ArgumentException($"Document {Type.Name} '{document.Id}' takes {body.Length} bytes, more than {BodyBytesMax}.", nameof(document));
        }

        var row = DocumentRow.Write(new RawDocument(document.Id, version, Type.SchemaVersion, body), body);
        SetIndexFields(row, document);
        return row;
    }

    public void SetIndexFields(BsonDocument row, Document document)
    {
        foreach (var (index, field) in indexFields)
        {
            row[field] = EntriesOf(index, document);
        }
    }

    /// <summary>What the row's field of an index must hold.</summary>
    public BsonArray EntriesOf(string index, Document document) => new(Type
        .IndexKeys(index, document)
        .Select(key => IndexEntry.Of(key, document.Id))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(entry => new BsonValue(entry)));

    public IReadOnlyList<BsonDocument> Query(ILiteEngine engine, IndexQuery range)
    {
        var field = indexFields[range.Index];
        var from = IndexEntry.Bound(range.From);
        var query = new Query { Limit = range.Limit };

        // BETWEEN is inclusive, but no entry equals a bound: an entry ends with an id, and no id is empty.
        query.Where.Add(range.Before is null
            ? BsonExpression.Create($"$.{field}[*] ANY >= @0", from)
            : BsonExpression.Create($"$.{field}[*] ANY BETWEEN @0 AND @1", from, IndexEntry.Bound(range.Before)));
        var rows = new List<BsonDocument>();
        using var reader = engine.Query(Collection, query);
        while (reader.Read())
        {
            rows.Add(reader.Current.AsDocument);
        }

        return rows;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,49}$")]
    private static partial Regex TypePattern();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]{0,27}$")]
    private static partial Regex IndexPattern();
}
