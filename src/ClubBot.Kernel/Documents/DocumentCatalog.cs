namespace ClubBot.Kernel.Documents;

/// <summary>Every kind of document the product keeps, gathered from what the areas declared.</summary>
public sealed class DocumentCatalog
{
    private readonly Dictionary<Type, DocumentType> byClrType = [];
    private readonly Dictionary<string, DocumentType> byName = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two declarations share a name or a record.</exception>
    public DocumentCatalog(IEnumerable<DocumentType> types)
    {
        foreach (var type in types)
        {
            byClrType.Add(type.ClrType, type);
            byName.Add(type.Name, type);
        }
    }

    public IReadOnlyCollection<DocumentType> All => byName.Values;

    /// <exception cref="InvalidOperationException">No area declared this record as a document.</exception>
    public DocumentType Of(Type clrType) => byClrType.TryGetValue(clrType, out var type)
        ? type
        : throw new InvalidOperationException($"{clrType.Name} is not declared as a document. Declare it in its area's Add method.");

    /// <exception cref="InvalidOperationException">No area declared a document of this name.</exception>
    public DocumentType Of(string name) => byName.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"No document type is named '{name}'.");
}
