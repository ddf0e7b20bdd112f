using System.Text.Json.Nodes;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli.Config;

public sealed class ConfigCommandTests : IDisposable
{
    private const string Token = "7421:not-a-real-token";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Check_SecretsInTheEnvironment_ArePrintedNowhere(bool asJson)
    {
        var environment = new Dictionary<string, string>
        {
            ["Channels__Telegram__BotToken"] = Token,
            ["Channels__Telegram__ApiBaseUrl"] = $"https://bot:{Token}@example.org/?token={Token}",
            ["Channels__Telegram__Mode"] = Token,
            ["Channels__ZaloOa__AppSecret"] = Token,
            ["Channels__ZaloOa__OaSecrett"] = Token,
            ["Storage__QueueCapacity"] = Token,
        };
        var result = await ClubProcess.RunAsync(environment, [.. asJson ? new[] { "config", "check", "--json" } : ["config", "check"]]);

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.DoesNotContain("not-a-real-token", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("Channels:Telegram:BotToken", result.Output, StringComparison.Ordinal);
        Assert.Contains("environment", result.Output, StringComparison.Ordinal);
        Assert.Contains("Channels:ZaloOa:OaSecrett", result.Error, StringComparison.Ordinal);
        Assert.Contains("Storage:QueueCapacity", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SettingInAllThreePlaces_TheCommandLineWins()
    {
        var environment = new Dictionary<string, string> { ["Club__TimeZone"] = "Asia/Bangkok", ["Storage__Path"] = folder.Path };
        var fromEnvironment = LineOf((await ClubProcess.RunAsync(environment, "config", "check", "--json")).Output, "Club:TimeZone");
        Assert.Equal(("Asia/Bangkok", "environment"), fromEnvironment);

        var all = (await ClubProcess.RunAsync(environment, "config", "check", "--json", "--Club:TimeZone=Asia/Tokyo")).Output;
        Assert.Equal(("Asia/Tokyo", "command line"), LineOf(all, "Club:TimeZone"));
        Assert.Equal((folder.Path, "environment"), LineOf(all, "Storage:Path"));
    }

    [Fact]
    public async Task Check_NothingSet_ReadsTheFileAndIsContent()
    {
        var result = await folder.RunAsync("config", "check", "--json");

        Assert.Equal((CommandLineApp.Done, ""), (result.Code, result.Error));
        Assert.Equal(("Asia/Ho_Chi_Minh", "appsettings.json"), LineOf(result.Output, "Club:TimeZone"));
        Assert.Equal((folder.Store, "command line"), LineOf(result.Output, "Storage:Path"));
        Assert.False(Directory.Exists(folder.Store));
    }

    [Theory]
    [InlineData("--Channels:ZaloOa:AppId=5", "Channels:ZaloOa:RefreshToken is missing")]
    [InlineData("--Channels:Telegram:Mode=webhook", "Channels:Telegram:WebhookSecret is missing")]
    [InlineData("--Channels:BotConnector:AppId=5", "Channels:BotConnector:AppPassword is missing: its channel cannot work without it. It stands in the Azure portal")]
    [InlineData("--Channels:BotConnector:TokenUrl=http://example.org", "Channels:BotConnector:TokenUrl must be an https address")]
    [InlineData("--Channels:Telegram:BotTokn=5", "Channels:Telegram:BotTokn is set but")]
    [InlineData("--Channels:ZaloBot:BotToken=not-a-real-token", "Channels:ZaloBot:BotToken is no token of a Zalo bot")]
    [InlineData("--Channels:ZaloBot:BotToken=5:a/b?c", "Channels:ZaloBot:BotToken is no token of a Zalo bot")]
    [InlineData("--Channels:ZaloBot:WebhookSecret=short", "Channels:ZaloBot:WebhookSecret must be 8 to 256")]
    [InlineData("--Channels:ZaloBot:WebhookSecret=bí-mật-của-webhook", "Channels:ZaloBot:WebhookSecret must be 8 to 256")]
    [InlineData("--Channels:ZaloBot:ApiBaseUrl=http://example.org", "Channels:ZaloBot:ApiBaseUrl must be an https address")]
    [InlineData("--Channels:ZaloBot:Mode=webhook", "'Zalo Bot Creator': it shows the token of your bot")]
    [InlineData("--Club:TimeZone=Nowhere/City", "Club:TimeZone is no time zone")]
    [InlineData("--Demo:Enabled=perhaps", "Demo:Enabled must be")]
    public async Task Check_SomethingWrong_IsNamedAndRefused(string setting, string reason)
    {
        var result = await folder.RunAsync("config", "check", setting);

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_LocalStandInForAPlatform_IsAllowed() =>
        await folder.DoAsync("config", "check", "--Channels:Telegram:BotToken=7421:x", "--Channels:Telegram:ApiBaseUrl=http://127.0.0.1:8081");

    private static (string?, string?) LineOf(string json, string setting)
    {
        var line = JsonNode.Parse(json)!["settings"]!.AsArray().Single(each => (string?)each!["setting"] == setting)!;
        return ((string?)line["value"], (string?)line["source"]);
    }
}
