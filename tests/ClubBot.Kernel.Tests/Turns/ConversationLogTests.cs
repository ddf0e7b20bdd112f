using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Turns;

public sealed class ConversationLogTests
{
    [Fact]
    public async Task Read_AnyWatermarkAndLimit_IsTheSameAsTheWholeLog()
    {
        var random = new Random(20261122);
        var bot = new ScriptedBot
        {
            OnTurn = static async (turn, token) =>
            {
                for (var index = 0; index < int.Parse(turn.Activity.Text!, System.Globalization.CultureInfo.InvariantCulture); index++)
                {
                    await turn.SendActivityAsync(Activity.Message($"reply {index}"), token);
                }
            },
        };
        var host = new KernelHost(bot);
        var model = new List<LogEntry>();
        for (var turn = 0; turn < 40; turn++)
        {
            await host.ProcessAsync(KernelHost.Message(random.Next(0, 40).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            model = [.. host.Committed.Select(each => each.Entry)];
            for (var sample = 0; sample < 10; sample++)
            {
                var after = random.Next(-3, model.Count + 3);
                var limit = random.Next(1, 60);
                var expected = model.Where(entry => entry.Sequence > after).Take(limit).Select(entry => entry.Sequence);

                var found = await host.Log.ReadAsync(KernelHost.Reference().Key, after, limit, CancellationToken.None);

                Assert.Equal(expected, found.Select(entry => entry.Sequence));
            }
        }

        var all = await host.Log.ReadAsync(KernelHost.Reference().Key, 0, int.MaxValue, CancellationToken.None);
        Assert.True(all.Count > 10 * ConversationPage.Size);
        Assert.Equal(Enumerable.Range(1, all.Count).Select(each => (long)each), all.Select(entry => entry.Sequence));
        Assert.Equal(model.Select(entry => entry.Activity.Utf8.ToArray()), all.Select(entry => entry.Activity.Utf8.ToArray()));
        Assert.True((await host.ConversationAsync())!.Tail.Count < ConversationPage.Size);
    }

    [Fact]
    public async Task Read_NoSuchConversation_IsEmpty() =>
        Assert.Empty(await new KernelHost(new ScriptedBot()).Log.ReadAsync("directline/none", 0, 10, CancellationToken.None));

    [Fact]
    public async Task Read_FarWatermark_IsEmpty()
    {
        var host = new KernelHost(new ScriptedBot());
        await host.SayAsync("a");

        Assert.Empty(await host.Log.ReadAsync(KernelHost.Reference().Key, long.MaxValue, 10, CancellationToken.None));
    }
}
