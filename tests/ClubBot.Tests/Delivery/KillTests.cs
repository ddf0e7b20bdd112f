using System.Diagnostics;
using ClubBot.DeliveryProbe;
using ClubBot.Kernel.Turns;
using Xunit.Abstractions;

namespace ClubBot.Tests.Delivery;

/// <summary>A real process is killed at any moment of a broadcast, again and again over the same store.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 200;
    private const int People = 12_000;

    /// <summary>Processes at once; each has a broadcast of its own.</summary>
    private const int Lines = 2;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clubbot-kill-");

    [Fact]
    public async Task Kill_AtTwoHundredPointsOfABroadcast_LosesNothingDoublesNothingAndNamesWhatMayHaveLeft()
    {
        var tallies = await Task.WhenAll(Enumerable.Range(0, Lines).Select(KillAndCountAsync));

        foreach (var tally in tallies)
        {
            output.WriteLine($"{tally}");
        }

        Assert.Equal(Kills, tallies.Sum(tally => tally.Kills));
        Assert.All(tallies, tally => Assert.Equal(People / Lines, tally.Sent + tally.Unknown));
        Assert.All(tallies, tally => Assert.Equal((0, 0), (tally.SentButNotGiven, tally.GivenTwice)));
        // Every kill finds something on its way: the mark is what keeps it from being sent again.
        Assert.All(tallies, tally => Assert.InRange(tally.Unknown, 1, People / Lines / 2));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<Tally> KillAndCountAsync(int line)
    {
        var place = folder.CreateSubdirectory($"{line}").FullName;
        var random = new Random(line);
        var kills = 0;
        while (kills < Kills / Lines)
        {
            using var probe = Start(place);
            Assert.Equal("sending", await probe.StandardOutput.ReadLineAsync());
            await Task.Delay(random.Next(25));
            Assert.False(probe.HasExited, "The broadcast was over before all kills were made.");
            probe.Kill();
            await probe.WaitForExitAsync();
            kills++;
        }

        using var last = Start(place);
        Assert.EndsWith("done\n", await last.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await last.WaitForExitAsync();
        return await CountAsync(place, kills);
    }

    private static async Task<Tally> CountAsync(string place, int kills)
    {
        var given = (await File.ReadAllLinesAsync(Path.Combine(place, "sent.log"))).CountBy(person => person).ToDictionary(StringComparer.Ordinal);
        using var channel = new LoggingChannel(Path.Combine(place, "sent.log"));
        await using var engine = await DeliveryEngine.OpenAsync(place, channel);
        var notices = await engine.NoticesAsync();
        return new Tally(
            kills,
            notices.Count(notice => notice.State == OutboxState.Sent),
            notices.Count(notice => notice is { State: OutboxState.Unknown, Reason: OutgoingQueue.Interrupted }),
            notices.Count(notice => notice.State == OutboxState.Sent && !given.ContainsKey(notice.To.ConversationId)),
            given.Values.Count(times => times > 1));
    }

    private static Process Start(string place)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(DeliveryEngine).Assembly.Location, place, $"{People / Lines}" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>How a broadcast went.</summary>
    private sealed record Tally(int Kills, int Sent, int Unknown, int SentButNotGiven, int GivenTwice);
}
