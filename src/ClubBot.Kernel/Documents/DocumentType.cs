using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ClubBot.Kernel.Documents;

/// <summary>Declares one kind of document: its name on disk, its JSON form, its indexes and how older forms are read.</summary>
public abstract class DocumentType
{
    private protected DocumentType(string name, int schemaVersion)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(schemaVersion, 1);
        Name = name;
        SchemaVersion = schemaVersion;
    }

    /// <summary>Name on disk: lower-case letters and hyphens. Data, never renamed without a migration.</summary>
    public string Name { get; }

    /// <summary>Version of the JSON form that is written now, from 1.</summary>
    public int SchemaVersion { get; }

    public abstract Type ClrType { get; }

    /// <summary>Names of the declared indexes.</summary>
    public abstract IReadOnlyCollection<string> IndexNames { get; }

    /// <summary>The keys under which the index lists the document; none when the document is not to be found by it.</summary>
    public abstract IEnumerable<string> IndexKeys(string indexName, Document document);

    /// <summary>The body as UTF-8 JSON, without the id.</summary>
    public abstract byte[] Serialize(Document document);

    /// <summary>Reads a body written under <paramref name="schemaVersion"/>, taking it through the declared upgrades.</summary>
    /// <exception cref="JsonException">The body is not of this type.</exception>
    /// <exception cref="NewerSchemaException">The body was written by a newer version of the product.</exception>
    public abstract Document Deserialize(string id, int schemaVersion, ReadOnlySpan<byte> body);
}

/// <inheritdoc />
/// <typeparam name="T">The immutable record that is the document.</typeparam>
/// <param name="name">See <see cref="DocumentType.Name"/>.</param>
/// <param name="json">The JSON form, fetched when the first document is read or written: a start does not wait for forms it does not need.</param>
/// <param name="schemaVersion">See <see cref="DocumentType.SchemaVersion"/>.</param>
public sealed class DocumentType<T>(string name, Func<JsonTypeInfo<T>> json, int schemaVersion = 1)
    : DocumentType(name, schemaVersion)
    where T : Document
{
    private readonly Lazy<JsonTypeInfo<T>> json = new(json);
    private readonly Dictionary<string, Func<T, IEnumerable<string>>> indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Func<JsonObject, JsonObject>> upgrades = [];

    public override Type ClrType => typeof(T);

    public override IReadOnlyCollection<string> IndexNames => indexes.Keys;

    /// <summary>Declares an index whose keys are compared ordinally.</summary>
    public DocumentType<T> Index(string indexName, Func<T, IEnumerable<string>> keys)
    {
        indexes.Add(indexName, keys);
        return this;
    }

    /// <summary>Declares an index with one key for each document.</summary>
    public DocumentType<T> Index(string indexName, Func<T, string> key) => Index(indexName, document => [key(document)]);

    /// <summary>Declares how a body of <paramref name="fromVersion"/> becomes one of the version after it.</summary>
    public DocumentType<T> Upgrade(int fromVersion, Func<JsonObject, JsonObject> upgrade)
    {
        upgrades.Add(fromVersion, upgrade);
        return this;
    }

    public override IEnumerable<string> IndexKeys(string indexName, Document document) => indexes[indexName]((T)document);

    public override byte[] Serialize(Document document) =>
        JsonSerializer.SerializeToUtf8Bytes((T)document, json.Value);

    public override Document Deserialize(string id, int schemaVersion, ReadOnlySpan<byte> body)
    {
        if (schemaVersion > SchemaVersion)
        {
            throw new NewerSchemaException(Name, id, schemaVersion, SchemaVersion);
        }

        var document = schemaVersion == SchemaVersion
            ? JsonSerializer.Deserialize(body, json.Value)
            : JsonSerializer.Deserialize(Upgraded(schemaVersion, body), json.Value);
        return document is null
            ? throw new JsonException($"The body of {Name} '{id}' is null.")
            : document with { Id = id };
    }

    private JsonObject Upgraded(int schemaVersion, ReadOnlySpan<byte> body)
    {
        var content = JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = DocumentJson.DepthMax }) as JsonObject
            ?? throw new JsonException($"The body of a {Name} is no JSON object.");
        for (var version = schemaVersion; version < SchemaVersion; version++)
        {
            if (!upgrades.TryGetValue(version, out var upgrade))
            {
                throw new InvalidOperationException($"Document type '{Name}' declares no upgrade from version {version}.");
            }

            content = upgrade(content);
        }

        return content;
    }
}

/// <summary>A document was written by a newer version of the product than the one that reads it.</summary>
public sealed class NewerSchemaException(string typeName, string id, int found, int known)
    : Exception($"Document {typeName} '{id}' has version {found}, this program knows versions up to {known}. Start the newer program.");
