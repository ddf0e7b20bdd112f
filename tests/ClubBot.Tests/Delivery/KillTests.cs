using System.Diagnostics;
using ClubBot.Delivery;
using ClubBot.DeliveryProbe;
using ClubBot.Kernel.Turns;
using Xunit.Abstractions;

namespace ClubBot.Tests.Delivery;

/// <summary>A real process is killed at any moment of a broadcast, again and again over the same store.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Broadcasts of one process, each with a store of its own: one signal meets each of them at another point.</summary>
    private const int Broadcasts = 8;

    private const int Signals = 25;

    private const int People = 3_000;

    /// <summary>Messages a second while there is killing: so slow that no broadcast comes to its end meanwhile, on a busy machine neither.</summary>
    private const int Slow = 50;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clubbot-kill-");

    [Fact]
    public async Task Kill_AtTwoHundredPointsOfABroadcast_LosesNothingDoublesNothingAndNamesWhatMayHaveLeft()
    {
        var random = new Random(1648);
        for (var signal = 0; signal < Signals; signal++)
        {
            using var probe = Start(Slow);
            Assert.Equal("sending", await probe.StandardOutput.ReadLineAsync());
            await Task.Delay(random.Next(60));
            Assert.False(probe.HasExited, "The broadcasts were over before all kills were made.");
            probe.Kill();
            await probe.WaitForExitAsync();
        }

        using var last = Start(LoggingChannel.Fast);
        Assert.Equal("done", (await last.StandardOutput.ReadToEndAsync()).Trim().Split('\n')[^1]);
        await last.WaitForExitAsync();
        for (var broadcast = 0; broadcast < Broadcasts; broadcast++)
        {
            var tally = await CountAsync(Path.Combine(folder.FullName, $"{broadcast}"));
            output.WriteLine($"{tally}");
            Assert.Equal(People, tally.Sent + tally.Unknown);
            Assert.Equal((0, 0), (tally.SentButNotGiven, tally.GivenTwice));
            // What was on its way at a kill is named; the rest of the broadcast went on.
            Assert.InRange(tally.Unknown, 1, Signals * Wire.UnderWayMax);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<Tally> CountAsync(string place)
    {
        var given = (await File.ReadAllLinesAsync(Path.Combine(place, "sent.log"))).CountBy(person => person).ToDictionary(StringComparer.Ordinal);
        using var channel = new LoggingChannel(Path.Combine(place, "sent.log"));
        await using var engine = await DeliveryEngine.OpenAsync(place, channel);
        var notices = await engine.NoticesAsync();
        return new Tally(
            notices.Count(notice => notice.State == OutboxState.Sent),
            notices.Count(notice => notice is { State: OutboxState.Unknown, Reason: OutgoingQueue.Interrupted }),
            notices.Count(notice => notice.State == OutboxState.Sent && !given.ContainsKey(notice.To.ConversationId)),
            given.Values.Count(times => times > 1));
    }

    private Process Start(int perSecond)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(DeliveryEngine).Assembly.Location, folder.FullName, $"{Broadcasts}", $"{People}", $"{perSecond}" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>How a broadcast went.</summary>
    private sealed record Tally(int Sent, int Unknown, int SentButNotGiven, int GivenTwice);
}
