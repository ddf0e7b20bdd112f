using System.Text;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;
using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>Files that are not what they should be: refused or found, never an empty store.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, InlineData(0), InlineData(1), InlineData(4096), InlineData(8192), InlineData(8192 * 3), InlineData(8192 * 5 + 100)]
    public async Task Open_FileCutShort_IsRefusedAndLeftAlone(long length)
    {
        await TestStore.FillAsync(folder.Path, 200);
        using (var file = File.OpenWrite(folder.DataFile))
        {
            file.SetLength(length);
        }

        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Fact]
    public async Task Open_FileCutByItsLastPage_IsRefused()
    {
        await TestStore.FillAsync(folder.Path, 200);
        using (var file = File.OpenWrite(folder.DataFile))
        {
            file.SetLength(file.Length - 1);
        }

        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Theory, InlineData(0, 8192), InlineData(32, 27), InlineData(59, 1), InlineData(191, 1), InlineData(192, 4000)]
    public async Task Open_DamagedHeader_IsRefused(int offset, int count)
    {
        await TestStore.FillAsync(folder.Path, 50);
        Overwrite(offset, Enumerable.Repeat((byte)0xEE, count).ToArray());
        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Theory, InlineData("")]
    [InlineData("PK\u0003\u0004 this is a spreadsheet")]
    [InlineData("SQLite format 3\0")]
    public async Task Open_ForeignFile_IsRefusedAndLeftAlone(string content)
    {
        await File.WriteAllBytesAsync(folder.DataFile, Encoding.UTF8.GetBytes(content.PadRight(content.Length == 0 ? 0 : 20_000)));
        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Fact]
    public async Task Open_AnotherProgramsLiteDbFile_IsRefused()
    {
        using (var engine = new LiteEngine(new EngineSettings { Filename = folder.DataFile, Collation = Collation.Binary }))
        {
            engine.Insert("customers", [new BsonDocument { ["_id"] = 1 }], BsonAutoId.Int32);
        }

        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Fact]
    public async Task Open_OtherCollation_IsRefused()
    {
        using (var engine = new LiteEngine(new EngineSettings { Filename = folder.DataFile, Collation = new Collation("vi-VN/IgnoreCase") }))
        {
            StoreFormat.Write(engine, StoreFormat.First);
        }

        await AssertRefusedAsync(StoreProblem.Damaged);
    }

    [Fact]
    public async Task Open_DataFileVanished_IsRefusedAndNotCreated()
    {
        await TestStore.FillAsync(folder.Path, 5);
        File.Delete(folder.DataFile);

        await AssertRefusedAsync(StoreProblem.Missing);
        Assert.False(File.Exists(folder.DataFile));
    }

    [Fact]
    public async Task Open_OnlyALogIsThere_IsRefused()
    {
        await File.WriteAllBytesAsync(folder.LogFile, new byte[8192]);
        await AssertRefusedAsync(StoreProblem.Missing);
    }

    [Fact]
    public async Task Open_LogVanishedAfterUncleanEnd_IsRefused()
    {
        await TestStore.FillAsync(folder.Path, 5);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "clubbot.lock"), "open");
        await AssertRefusedAsync(StoreProblem.Missing);
    }

    [Theory, InlineData(100), InlineData(8192 + 100), InlineData(3 * 8192)]
    public async Task Open_LogHoldsWhatWasNeverConfirmed_IsDropped(int bytes)
    {
        await TestStore.FillAsync(folder.Path, 5);
        var page = File.ReadAllBytes(folder.DataFile).AsSpan(8192, 8192).ToArray();
        await File.WriteAllBytesAsync(folder.LogFile, [.. Enumerable.Repeat(page, 4).SelectMany(copy => copy).Take(bytes)]);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "clubbot.lock"), "open");

        await using var store = await TestStore.OpenAsync(folder.Path);
        var report = await store.CheckAsync(CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal(5, report.Documents);
    }

    /// <summary>Whatever is overwritten: the store is refused, or the check finds it, or nothing that anybody reads was hit.</summary>
    [Fact]
    public async Task Check_RandomBytesAnywhere_AreNeverPassedOver()
    {
        await TestStore.FillAsync(folder.Path, 200);
        var whole = await File.ReadAllBytesAsync(folder.DataFile);
        var random = new Random(7);
        var noticed = 0;
        for (var round = 0; round < 100; round++)
        {
            using var copy = new TemporaryFolder();
            var bytes = whole.ToArray();
            var count = random.Next(1, 200);
            var start = random.Next(bytes.Length - count);
            random.NextBytes(bytes.AsSpan(start, count));
            await File.WriteAllBytesAsync(copy.DataFile, bytes);
            noticed += await IsNoticedAsync(copy, $"{count} bytes at {start}") ? 1 : 0;
        }

        Assert.InRange(noticed, 50, 100);
    }

    [Fact]
    public async Task Read_BodyChangedOnDisk_FailsAndTurnsNotReady()
    {
        await TestStore.FillAsync(folder.Path, 3);
        var bytes = await File.ReadAllBytesAsync(folder.DataFile);
        Overwrite(bytes.AsSpan().IndexOf("bbbbbbbb"u8), "bbXbbbbb"u8.ToArray());

        await using var store = await TestStore.OpenAsync(folder.Path);
        await Assert.ThrowsAsync<StoreFailedException>(async () => await store.ReadAsync(Note.Key("note-1"), CancellationToken.None));
        Assert.Equal(StoreState.Failed, store.Health.State);
        Assert.NotNull(await store.ReadAsync(Note.Key("note-2"), CancellationToken.None));
        Assert.Contains("note-1", Assert.Single((await store.CheckAsync(CancellationToken.None)).Problems), StringComparison.Ordinal);
    }

    private static async Task<bool> IsNoticedAsync(TemporaryFolder copy, string what)
    {
        var store = TestStore.Create(copy.Path);
        try
        {
            await store.OpenAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException refusal)
        {
            Assert.Equal(StoreProblem.Damaged, refusal.Problem);
            return true;
        }

        await using (store)
        {
            var report = await store.CheckAsync(CancellationToken.None);
            if (!report.IsSound)
            {
                return true;
            }

            for (var number = 0; number < 200; number++)
            {
                var stored = await store.ReadAsync(Note.Key($"note-{number}"), CancellationToken.None);
                Assert.True(stored is not null && ((Note)stored.Document).Text == TestStore.NewNote(number).Text, $"note-{number} after {what}");
            }

            return false;
        }
    }

    private void Overwrite(int offset, byte[] bytes)
    {
        using var file = File.OpenWrite(folder.DataFile);
        file.Position = offset;
        file.Write(bytes);
    }

    private async Task AssertRefusedAsync(StoreProblem problem)
    {
        var before = File.Exists(folder.DataFile) ? await File.ReadAllBytesAsync(folder.DataFile) : [];
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TestStore.OpenAsync(folder.Path));
        Assert.Equal(problem, refusal.Problem);
        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.Exists(folder.DataFile) ? await File.ReadAllBytesAsync(folder.DataFile) : []);
    }
}
