using System.Text;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Tests.Dialogs;

public sealed class DialogWalkTests
{
    private static readonly string[] Words =
    [
        "1", "2", "3", "0", "back", "help", "stop", "human", "resume", "cứu", "x", "", " ", "i want the loan", "i want to visit", "menu", "dung", "?",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task RandomWalk_WithEveryInterruption_NeverFailsAndStaysBounded(int seed)
    {
        var random = new Random(seed);
        var host = DialogHost.With();
        CardAction? old = null;
        for (var turn = 0; turn < 250; turn++)
        {
            var said = random.Next(12) switch
            {
                0 when old is not null => await host.PressAsync(old),
                1 => await PressAnyAsync(host, random),
                2 => [.. (await host.Kernel.TalkAsync(new Activity { Type = ActivityTypes.MessageUpdate, Text = "1" })).Select(each => each.Text!)],
                _ => await host.SayAsync(Words[random.Next(Words.Length)]),
            };

            Assert.NotEmpty(said);
            Assert.DoesNotContain(ScriptedBot.Apology, said);
            var state = await host.StateAsync();
            Assert.NotNull(state.Active?.Question);
            Assert.Equal("root", state.Stack[^1].Id);
            Assert.InRange(state.Stack.Count, 1, DialogState.DepthMax);
            Assert.InRange(state.SetAside.Count, 0, DialogState.DepthMax);
            Assert.All(state.Stack, each => Assert.InRange(each.Trail.Count, 0, 3));
            if (random.Next(10) == 0)
            {
                old = (await host.ButtonsAsync())[0];
            }
        }
    }

    [Fact]
    public async Task StoredBodies_OfAWholeConversation_HoldNoTypeNamesOfTheProgram()
    {
        var host = DialogHost.With();
        foreach (var word in Words)
        {
            await host.SayAsync(word);
        }

        var bodies = host.Kernel.Store.Bodies.Select(each => Encoding.UTF8.GetString(each.Body)).ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, body =>
        {
            Assert.DoesNotContain("ClubBot.", body, StringComparison.Ordinal);
            Assert.DoesNotContain("$type", body, StringComparison.Ordinal);
            Assert.DoesNotContain("PublicKeyToken", body, StringComparison.Ordinal);
        });
    }

    private static async Task<string[]> PressAnyAsync(DialogHost host, Random random)
    {
        if ((await host.Kernel.ConversationAsync()) is null)
        {
            return await host.SayAsync("hello");
        }

        var buttons = await host.ButtonsAsync();
        return await host.PressAsync(buttons[random.Next(buttons.Count)], random.Next(2) == 0);
    }
}
