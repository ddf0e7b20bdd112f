using System.Text.Json;
using ClubBot.AcceptanceTests.Host;

namespace ClubBot.AcceptanceTests.Faults;

/// <summary>Kills the real process at any moment: no turn that was acknowledged is lost, none is doubled, none is half.</summary>
public sealed class SigkillTests : IDisposable
{
    private const int Rounds = 100;
    private const int Speakers = 6;
    private const int LoadMillisecondsMax = 120;

    private readonly string folder = Directory.CreateTempSubdirectory("clubbot-sigkill-").FullName;

    /// <summary>Seeded, so that a failing run can be run again; the moment still falls anywhere in the work of the process.</summary>
    private readonly Random moments = new(20261122);

    [Fact]
    public async Task Product_KilledAHundredTimes_LosesAndDoublesNothing()
    {
        var acknowledged = 0;
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged += await RoundAsync(round);
        }

        Assert.True(acknowledged > Rounds, $"Only {acknowledged} turns were acknowledged: the rounds prove too little.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Load, kill, start again, look.</summary>
    /// <returns>Turns that were acknowledged before the kill.</returns>
    private async Task<int> RoundAsync(int round)
    {
        var product = await ProductProcess.StartAsync(folder, "--Channels:WebChat:ActivitiesPerMinute=1000000");
        var visitors = await Task.WhenAll(Enumerable.Range(0, Speakers).Select(_ => Visitor.OpenAsync(product.Address)));
        var kept = visitors.Select(_ => new List<string>()).ToArray();
        using var stop = new CancellationTokenSource();
        var load = Task.WhenAll(visitors.Select((visitor, index) => TalkAsync(visitor, $"{round}-{index}", kept[index], stop.Token)));
        await Task.Delay(moments.Next(1, LoadMillisecondsMax));
        await product.KillAsync();
        await stop.CancelAsync();
        await load;
        await product.DisposeAsync();

        await using var restarted = await ProductProcess.StartAsync(folder, "--Channels:WebChat:ActivitiesPerMinute=1000000");
        await Task.WhenAll(visitors.Select((visitor, index) => LookAsync(visitor.At(restarted.Address), $"{round}-{index}", kept[index])));
        await restarted.KillAsync();
        return kept.Sum(mine => mine.Count);
    }

    /// <summary>Opens and leaves a dialog until the process is gone, noting what was acknowledged.</summary>
    private static async Task TalkAsync(Visitor visitor, string prefix, List<string> kept, CancellationToken cancellationToken)
    {
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            var id = $"{prefix}-{number}";
            if (!await visitor.SayAsync(number % 2 == 0 ? "1" : "0", id))
            {
                return;
            }

            kept.Add(id);
        }
    }

    private static async Task LookAsync(Visitor visitor, string prefix, List<string> kept)
    {
        using (visitor)
        {
            // The page sends again what was not acknowledged, under the same id.
            var unanswered = $"{prefix}-{kept.Count}";
            Assert.True(await visitor.SayAsync(kept.Count % 2 == 0 ? "1" : "0", unanswered));
            var history = await visitor.HistoryAsync();
            var heard = history.Select(IdOf).OfType<string>().ToList();
            Assert.Equal([.. kept, unanswered], heard);
            Assert.All(heard, id => Assert.True(IsAnswered(history, id), $"The turn {id} was kept without its answer."));
        }
    }

    private static string? IdOf(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("clientActivityID", out var id) ? id.GetString() : null;

    /// <summary>A turn is whole when the bot's answer stands after it.</summary>
    private static bool IsAnswered(IReadOnlyList<JsonElement> history, string id)
    {
        var heard = history.First(activity => IdOf(activity) == id);
        return history.Any(activity => activity.TryGetProperty("replyToId", out var reply)
            && reply.GetString() == heard.GetProperty("id").GetString());
    }
}
