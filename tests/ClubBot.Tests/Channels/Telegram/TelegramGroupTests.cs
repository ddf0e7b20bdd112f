using System.Text.Json.Nodes;
using ClubBot.Channels.Telegram;
using ClubBot.Practice.Telegram;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.Telegram;

/// <summary>The bot among many people: it listens only when it is meant, and tells nobody's matters.</summary>
public sealed class TelegramGroupTests
{
    private const long Sau = 900_000_007;
    private const long Group = -100_200;
    private const long NewGroup = -100_900;
    private const string Address = $"@{FakeTelegram.BotName}";

    [Fact]
    public async Task Group_MemberAsksAboutHerLoan_IsAskedToWriteInPrivate()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, group) = (host.Telegram.Person(Sau), host.Telegram.Group(Group, "CLB"));
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");

        group.Hears(sau, "tôi còn nợ bao nhiêu");
        group.Hears(sau, $"{Address} tôi còn nợ bao nhiêu");
        group.Hears(sau, "tôi còn nợ bao nhiêu", message => message["reply_to_message"] = new JsonObject
        {
            ["message_id"] = 1,
            ["date"] = 1_790_000_000,
            ["chat"] = group.Chat(),
            ["from"] = FakeTelegram.Bot(),
            ["text"] = "Cháu chào các bác.",
        });
        sau.Says("tôi còn nợ bao nhiêu");
        await sau.HearsAsync("3.200.000");

        var said = await UntilSaidAsync(group, 2);
        Assert.All(said, text => Assert.Contains("nhắn riêng", text, StringComparison.Ordinal));
        // Who asked is in the log, what was asked in front of everybody is not.
        Assert.DoesNotContain(await host.TextsAsync($"telegram/{Group}"), text => text.Contains("nợ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Group_VoiceOfAGroupAChannelOrABot_IsNotHeard()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, group) = (host.Telegram.Person(Sau), host.Telegram.Group(Group, "CLB"));

        group.Hears(sau, $"{Address} xin chào", message => message["sender_chat"] = group.Chat());
        group.Hears(sau, $"{Address} xin chào", message => message["from"]!["is_bot"] = true);
        host.Telegram.Updates.Add(new JsonObject
        {
            ["channel_post"] = new JsonObject
            {
                ["message_id"] = 5,
                ["date"] = host.Telegram.Now(),
                ["chat"] = new JsonObject { ["id"] = -100_300, ["type"] = "channel", ["title"] = "Tin xã" },
                ["text"] = $"{Address} xin chào",
            },
        });
        sau.Says("xin chào");
        await sau.HearsAsync();

        Assert.Empty(await host.TextsAsync($"telegram/{Group}"));
        Assert.Empty(await host.TextsAsync("telegram/-100300"));
    }

    [Fact]
    public async Task Group_ThatBecomesASupergroup_HearsTheAnswerThere()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, group) = (host.Telegram.Person(Sau), host.Telegram.Group(Group, "CLB"));

        var asked = group.Hears(sau, $"{Address} xin chào");
        await UntilSaidAsync(group, 1);
        var supergroup = group.BecomesSupergroup(NewGroup);
        HearsAgain(host, asked, 999);

        Assert.Contains("nhắn riêng", (await UntilSaidAsync(supergroup, 1))[0], StringComparison.Ordinal);
        Assert.Equal((1, 0), (group.Said.Count, group.Refused));
    }

    [Fact]
    public async Task Group_ThatBecameASupergroupUnheard_IsFoundAtTheFirstMessageAndRemembered()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, group) = (host.Telegram.Person(Sau), host.Telegram.Group(Group, "CLB"));

        var asked = group.Hears(sau, $"{Address} xin chào");
        await UntilSaidAsync(group, 1);
        var supergroup = group.BecomesSupergroup(NewGroup, isTold: false);
        for (var number = 1; number <= 2; number++)
        {
            HearsAgain(host, asked, 999 + number);
            await UntilSaidAsync(supergroup, number);
        }

        Assert.Equal(1, group.Refused);
        Assert.Equal(NewGroup, (await host.Documents.LoadAsync<GroupMove>($"{Group}", CancellationToken.None))!.NewChat);
    }

    /// <summary>Asked before the change, told after it.</summary>
    private static void HearsAgain(TelegramHost host, JsonObject asked, int messageId)
    {
        asked["message"]!["message_id"] = messageId;
        host.Telegram.Updates.Add(new JsonObject { ["message"] = asked["message"]!.DeepClone() });
    }

    private static async Task<IReadOnlyList<string>> UntilSaidAsync(TelegramGroup group, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (group.Said.Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }

        return group.Said;
    }
}
