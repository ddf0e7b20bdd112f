using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.LiteDb;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_StoreOfAnotherOwner_IsRefusedAtOnce()
    {
        await using var first = await TestStore.OpenAsync(folder.Path);
        await AssertRefusedAsync(folder.Path, StoreProblem.Locked);
        await first.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);
    }

    [Fact]
    public async Task Open_PathBelowAFile_IsRefused()
    {
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        await AssertRefusedAsync(Path.Combine(file, "data"), StoreProblem.NotWritable);
    }

    [Fact]
    public async Task Open_LockFileIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "clubbot.lock"));
        await AssertRefusedAsync(folder.Path, StoreProblem.NotWritable);
    }

    [Fact]
    public async Task Open_DataFileIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(folder.DataFile);
        await AssertRefusedAsync(folder.Path, StoreProblem.Damaged);
    }

    [Fact]
    public async Task Open_LogIsAFolder_IsRefused()
    {
        await TestStore.FillAsync(folder.Path, 1);
        Directory.CreateDirectory(folder.LogFile);
        await AssertRefusedAsync(folder.Path, StoreProblem.NotWritable);
    }

    [Fact]
    public async Task Open_CreationWasInterrupted_BeginsAgain()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "clubbot-new.db"), new byte[100]);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "clubbot-new-log.db"), new byte[100]);
        await using var store = await TestStore.OpenAsync(folder.Path);
        await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);
    }

    [Fact]
    public async Task Close_AfterWork_LeavesDataFileAndLockAlone()
    {
        await TestStore.FillAsync(folder.Path, 10);
        Assert.Equal(["clubbot.db", "clubbot.lock"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Close_WorkWaits_IsDoneFirst()
    {
        var store = await TestStore.OpenAsync(folder.Path);
        var waiting = Enumerable.Range(0, 300).Select(number => store.CommitAsync([TestStore.NewWrite(number)], CancellationToken.None).AsTask()).ToList();
        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        await using var again = await TestStore.OpenAsync(folder.Path);
        Assert.Equal(300, (await again.CheckAsync(CancellationToken.None)).Documents);
    }

    [Fact]
    public async Task Use_BeforeOpening_Throws()
    {
        var store = TestStore.Create(folder.Path);
        Assert.Equal(StoreState.Closed, store.Health.State);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.ReadAsync(Note.Key("a"), CancellationToken.None));
    }

    [Fact]
    public async Task Use_AfterClosing_Fails()
    {
        var store = await TestStore.OpenAsync(folder.Path);
        Assert.True(store.Health.IsReady);
        await store.DisposeAsync();
        await store.DisposeAsync();
        Assert.Equal(StoreState.Closed, store.Health.State);
        await Assert.ThrowsAsync<StoreFailedException>(async () => await store.ReadAsync(Note.Key("a"), CancellationToken.None));
    }

    private static async Task AssertRefusedAsync(string path, StoreProblem problem)
    {
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TestStore.OpenAsync(path));
        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }
}
