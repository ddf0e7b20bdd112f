using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.Contract;

public sealed class MemoryDocumentStoreTests : DocumentStoreContract
{
    private readonly MemoryDocumentStore store = new(Note.Catalog);

    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<IDocumentStore> OpenAsync() => Task.FromResult<IDocumentStore>(store);
}
