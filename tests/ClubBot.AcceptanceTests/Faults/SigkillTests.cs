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
        Conversations? before = null;
        for (var round = 0; round <= Rounds; round++)
        {
            // The start after a kill is where the last round is looked at, and where the next one begins.
            await using var product = await ProductProcess.StartAsync(folder, "--Channels:WebChat:ActivitiesPerMinute=1000000");
            if (before is not null)
            {
                await before.LookAsync(product.Address);
                acknowledged += before.Acknowledged;
            }

            before = await Conversations.OpenAsync(product.Address, round);
            var load = before.TalkAsync();
            await Task.Delay(moments.Next(1, LoadMillisecondsMax));
            await product.KillAsync();
            await load;
        }

        Assert.True(acknowledged > Rounds, $"Only {acknowledged} turns were acknowledged: the rounds prove too little.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A few people who talk until the process is gone, and what each was told is kept.</summary>
    private sealed class Conversations
    {
        private readonly Visitor[] visitors;
        private readonly List<string>[] kept;
        private readonly int round;

        private Conversations(Visitor[] visitors, int round)
        {
            this.visitors = visitors;
            this.round = round;
            kept = [.. visitors.Select(_ => new List<string>())];
        }

        public int Acknowledged => kept.Sum(mine => mine.Count);

        public static async Task<Conversations> OpenAsync(Uri address, int round) =>
            new(await Task.WhenAll(Enumerable.Range(0, Speakers).Select(_ => Visitor.OpenAsync(address))), round);

        public Task TalkAsync() => Task.WhenAll(visitors.Select((_, index) => TalkAsync(index)));

        public Task LookAsync(Uri address) => Task.WhenAll(visitors.Select((_, index) => LookAsync(index, address)));

        /// <summary>Opens and leaves a dialog over and over.</summary>
        private async Task TalkAsync(int index)
        {
            while (await visitors[index].SayAsync(Text(index), NextId(index)))
            {
                kept[index].Add(NextId(index));
            }
        }

        private async Task LookAsync(int index, Uri address)
        {
            using var old = visitors[index];
            using var visitor = old.At(address);
            // The page sends again what was not acknowledged, under the same id.
            var unanswered = NextId(index);
            Assert.True(await visitor.SayAsync(Text(index), unanswered));
            var history = await visitor.HistoryAsync();
            var heard = history.Select(IdOf).OfType<string>().ToList();
            Assert.Equal([.. kept[index], unanswered], heard);
            Assert.All(heard, id => Assert.True(IsAnswered(history, id), $"The turn {id} was kept without its answer."));
        }

        private string Text(int index) => kept[index].Count % 2 == 0 ? "1" : "0";

        private string NextId(int index) => $"{round}-{index}-{kept[index].Count}";

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
}
