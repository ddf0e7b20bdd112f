using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;
using LiteDB.Engine;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>An engine that fails in the middle of work, as on a full disk.</summary>
public sealed class EngineFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new();
    private readonly FaultyEngine.Switch fault = new();

    public void Dispose() => folder.Dispose();

    [Theory, InlineData(FaultyEngine.Step.Write), InlineData(FaultyEngine.Step.Commit)]
    public async Task Commit_EngineFailsOnce_IsRefusedAndTheStoreRecovers(FaultyEngine.Step step)
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);

        fault.FailNext(step);
        var failure = await Assert.ThrowsAsync<StoreFailedException>(
            async () => await store.CommitAsync([TestStore.NewWrite(2), TestStore.NewWrite(3)], CancellationToken.None));
        Assert.Contains(FaultyEngine.Message, failure.Message, StringComparison.Ordinal);

        // This read waits behind the reopening.
        Assert.Null(await store.ReadAsync(Note.Key("note-2"), CancellationToken.None));
        Assert.True(store.Health.IsReady);
        Assert.NotNull(await store.ReadAsync(Note.Key("note-1"), CancellationToken.None));
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync([TestStore.NewWrite(2)], CancellationToken.None));
        Assert.Empty((await store.CheckAsync(CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Commit_CheckpointFails_IsAllOrNothingAfterRecovery()
    {
        await using var store = await OpenAsync();
        fault.FailNext(FaultyEngine.Step.Checkpoint);
        await Assert.ThrowsAsync<StoreFailedException>(
            async () => await store.CommitAsync([TestStore.NewWrite(2), TestStore.NewWrite(3)], CancellationToken.None));

        var two = await store.ReadAsync(Note.Key("note-2"), CancellationToken.None);
        var three = await store.ReadAsync(Note.Key("note-3"), CancellationToken.None);
        Assert.Equal(two is null, three is null);
        Assert.Empty((await store.CheckAsync(CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Health_EngineKeepsFailing_IsNotReadyUntilItWritesAgain()
    {
        await using var store = await OpenAsync();
        fault.FailAlways(FaultyEngine.Step.Checkpoint);
        await Assert.ThrowsAsync<StoreFailedException>(async () => await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None));

        await Assert.ThrowsAsync<StoreFailedException>(async () => await store.ReadAsync(Note.Key("note-9"), CancellationToken.None));
        Assert.Equal(StoreState.Failed, store.Health.State);
        Assert.Contains(FaultyEngine.Message, store.Health.Reason, StringComparison.Ordinal);

        fault.Mend();
        time.Advance(TimeSpan.FromSeconds(5));
        while (!store.Health.IsReady)
        {
            await Task.Yield();
        }

        Assert.Null(store.Health.Reason);
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync([TestStore.NewWrite(9)], CancellationToken.None));
    }

    [Fact]
    public async Task Read_EngineFails_FailsTheCommitsOfItsBatchToo()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);
        fault.FailNext(FaultyEngine.Step.Read);
        await Assert.ThrowsAsync<StoreFailedException>(async () => await store.QueryAsync(
            new IndexQuery(Note.TypeName, Note.ByTitle, "", null, 10), CancellationToken.None));

        Assert.NotNull(await store.ReadAsync(Note.Key("note-1"), CancellationToken.None));
        Assert.True(store.Health.IsReady);
    }

    [Fact]
    public async Task Check_CalledOff_LeavesTheStoreReady()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        fault.OnRead = cancelled.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.CheckAsync(cancelled.Token));
        fault.OnRead = null;

        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync([TestStore.NewWrite(2)], CancellationToken.None));
        Assert.True(store.Health.IsReady);
    }

    private async Task<Storage.LiteDb.LiteDbDocumentStore> OpenAsync()
    {
        var store = TestStore.Create(folder.Path, time: time, createEngine: settings => new FaultyEngine(new LiteEngine(settings), fault));
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
