using System.Diagnostics;
using System.Globalization;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>A real process is killed at any moment, again and again over the same file.</summary>
public sealed class CrashTests
{
    private const int Rounds = 100;
    private const int Writers = 6;

    [Fact]
    public async Task Kill_AtAnyMoment_LosesNoAcknowledgedCommitAndLeavesNoHalf()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(1648);
        var acknowledged = new long[Writers];
        for (var round = 0; round < Rounds; round++)
        {
            // A third of the rounds ends while the store is being opened or has just begun.
            var lines = round % 3 == 0 ? random.Next(0, 3) : random.Next(1, 120);
            await RunAndKillAsync(folder.Path, lines, acknowledged);
            await VerifyAsync(folder.Path, acknowledged, full: round % 10 == 9);
        }

        Assert.True(acknowledged.Sum() > Rounds, $"{acknowledged.Sum()} commits acknowledged");
    }

    private static async Task RunAndKillAsync(string folder, int lines, long[] acknowledged)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(CrashTests).Assembly.Location.Replace("Storage.Tests.dll", "Storage.CrashProbe.dll", StringComparison.Ordinal), folder, $"{Writers}" })
        {
            start.ArgumentList.Add(argument);
        }

        using var probe = Process.Start(start)!;
        var errors = probe.StandardError.ReadToEndAsync();
        Assert.True(await probe.StandardOutput.ReadLineAsync() == "opening", await Told(errors, probe));
        for (var read = 0; read < lines && await probe.StandardOutput.ReadLineAsync() is { } line; read++)
        {
            Take(line);
        }

        Assert.False(probe.HasExited, await Told(errors, probe));
        probe.Kill();

        // What was acknowledged before the signal is still in the pipe; the last line may be cut.
        var rest = await probe.StandardOutput.ReadToEndAsync();
        foreach (var line in rest.Split('\n')[..^1])
        {
            Take(line);
        }

        await probe.WaitForExitAsync();

        void Take(string line)
        {
            var parts = line.Split(' ');
            acknowledged[int.Parse(parts[0], CultureInfo.InvariantCulture)] = long.Parse(parts[1], CultureInfo.InvariantCulture);
        }
    }

    private static async Task<string> Told(Task<string> errors, Process probe) => probe.HasExited ? await errors : "";

    private static async Task VerifyAsync(string folder, long[] acknowledged, bool full)
    {
        await using var store = await TestStore.OpenAsync(folder);
        for (var writer = 0; writer < Writers; writer++)
        {
            var head = await store.ReadAsync(Note.Key($"writer-{writer}"), CancellationToken.None);
            var twin = await store.ReadAsync(Memo.Key($"writer-{writer}"), CancellationToken.None);
            var number = head?.Version ?? 0;
            Assert.True(number >= acknowledged[writer], $"writer {writer}: {acknowledged[writer]} was acknowledged, {number} is there");
            Assert.Equal((number, number), (twin?.Version ?? 0, (head?.Document as Note)?.Number ?? 0));
            if (number > 0)
            {
                Assert.NotNull(await store.ReadAsync(Note.Key($"entry-{writer}-{number}"), CancellationToken.None));
            }

            Assert.Null(await store.ReadAsync(Note.Key($"entry-{writer}-{number + 1}"), CancellationToken.None));
        }

        if (full)
        {
            await VerifyAllAsync(store);
        }
    }

    /// <summary>Every commit ever made left its entry, and nothing else is there.</summary>
    private static async Task VerifyAllAsync(LiteDbDocumentStore store)
    {
        var report = await store.CheckAsync(CancellationToken.None);
        Assert.Empty(report.Problems);
        var commits = 0L;
        var heads = 0;
        for (var writer = 0; writer < Writers; writer++)
        {
            var version = (await store.ReadAsync(Note.Key($"writer-{writer}"), CancellationToken.None))?.Version ?? 0;
            commits += version;
            heads += version > 0 ? 1 : 0;
        }

        Assert.Equal(commits + heads, report.DocumentsByType[Note.TypeName]);
        Assert.Equal(heads, report.DocumentsByType[Memo.TypeName]);
    }
}
