using System.Net.Sockets;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

/// <summary>The server as a process: starts, refusals and the end.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(15), InlineData(2)]
    public async Task Serve_AskedToStop_EndsWithZeroAndASoundStore(int signal)
    {
        var (process, address) = await ClubProcess.ServeAsync(folder.Store);
        using (process)
        {
            using var client = new HttpClient { BaseAddress = address };
            Assert.Equal("ready", await client.GetStringAsync("/health/ready"));
            Assert.Equal("live", await client.GetStringAsync("/health/live"));

            var result = await process.StopAsync(signal);
            Assert.Equal(CommandLineApp.Done, result.Code);
            Assert.Contains($"{address}join/DEMO-SAU", result.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await folder.RunAsync("check")).Code);
    }

    [Fact]
    public async Task Serve_StoreOrPortInUse_IsRefusedInOneSentence()
    {
        var (process, address) = await ClubProcess.ServeAsync(folder.Store);
        using (process)
        {
            var locked = await RefusedAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}");
            Assert.Contains("in use by another process", locked, StringComparison.Ordinal);
            Assert.Contains("in use by another process", (await folder.RunAsync("check")).Error, StringComparison.Ordinal);
            Assert.Contains("in use by another process", (await folder.RunAsync("ledger", "verify")).Error, StringComparison.Ordinal);

            var port = await RefusedAsync("serve", "--urls", address.GetLeftPart(UriPartial.Authority), $"--Storage:Path={folder.FileOf("other")}");
            Assert.Contains("already in use", port, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Serve_TokenOfAZaloBotMistyped_IsRefusedInOneSentenceThatDoesNotRepeatIt()
    {
        var result = await folder.RunAsync("serve", "--urls", "http://127.0.0.1:0", "--Channels:ZaloBot:BotToken=secret/mistyped");

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Equal("Channels:ZaloBot:BotToken is no token of a Zalo bot: Zalo Bot Creator gives one like 12345689:abc-xyz. Copy the whole of it.", result.Error.Trim());
    }

    [Fact]
    public async Task Serve_DamagedStore_IsRefusedAndNotReplaced()
    {
        await folder.CreateClubAsync();
        await using (var file = File.OpenWrite(folder.DataFile))
        {
            file.SetLength(100);
        }

        var reason = await RefusedAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}");
        Assert.Contains("is cut short", reason, StringComparison.Ordinal);
        Assert.Equal(100, new FileInfo(folder.DataFile).Length);
        Assert.Equal([folder.DataFile], Directory.GetFiles(folder.Store, "*.db"));
    }

    [Fact]
    public async Task Serve_StoreOfANewerVersion_IsRefused()
    {
        await NewerStore.CreateAsync(folder);
        Assert.Contains("newer", await RefusedAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}"), StringComparison.Ordinal);

        var check = await folder.RunAsync("check");
        Assert.Equal(CommandLineApp.Refused, check.Code);
        Assert.Contains("newer", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SigningKeyThatIsNone_IsRefused()
    {
        Directory.CreateDirectory(folder.Store);
        await File.WriteAllTextAsync(Path.Combine(folder.Store, "webchat.key"), "short");
        Assert.Contains("webchat.key", await RefusedAsync("serve", $"--Storage:Path={folder.Store}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Storage:Path=", "Storage:Path")]
    [InlineData("--Club:TimeZone=Nowhere/City", "Club:TimeZone")]
    [InlineData("--Demo:Enabled=perhaps", "Demo:Enabled")]
    [InlineData("--Channels:Telegram:BotToken=not-a-token-but-secret", "Channels:Telegram:BotToken")]
    [InlineData("--Channels:Telegram:BotToken=12345:", "Channels:Telegram:BotToken")]
    [InlineData("--Channels:Telegram:WebhookSecret=bí-mật-secret", "Channels:Telegram:WebhookSecret")]
    [InlineData("--Channels:Telegram:PublicUrl=club.example", "Channels:Telegram:PublicUrl")]
    [InlineData("--Channels:Telegram:PublicUrl=http://club.example", "Channels:Telegram:PublicUrl")]
    [InlineData("--Channels:Telegram:PublicUrl=https://club.example:5080", "Channels:Telegram:PublicUrl")]
    public async Task Serve_BadSetting_IsRefusedInOneSentence(string setting, string named)
    {
        var reason = await RefusedAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}", setting);
        Assert.StartsWith(named, reason, StringComparison.Ordinal);
        Assert.Single(reason.TrimEnd().Split('\n'));
        Assert.DoesNotContain("secret", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Channels:Telegram:BotToken=7421:a-real-secret")]
    [InlineData("--Channels:ZaloOa:RefreshToken=a-real-secret")]
    [InlineData("--Channels:ZaloBot:BotToken=7421:a-real-secret")]
    public async Task Serve_PracticeBesideARealAccount_IsRefused(string account)
    {
        var reason = await RefusedAsync("serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}", "--Practice:Enabled=true", account);
        Assert.StartsWith("Practice:Enabled cannot be on", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", reason, StringComparison.Ordinal);
        Assert.Contains("Practice:Enabled", (await folder.RunAsync("config", "check", "--Practice:Enabled=true", account)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_PracticeAskedToStopWhileAPageLooks_EndsWithZero()
    {
        var (process, address) = await ClubProcess.ServeAsync(folder.Store, "--Practice:Enabled=true");
        using (process)
        {
            using var client = new HttpClient { BaseAddress = address };
            using var content = new StringContent("""[{"platform":0,"person":1,"seen":0}]""", System.Text.Encoding.UTF8, "application/json");
            var look = client.PostAsync(new Uri("/practice/api/look", UriKind.Relative), content);
            Assert.Contains("DEMO-SAU", await client.GetStringAsync("/practice/api/desk"), StringComparison.Ordinal);

            var result = await process.StopAsync(15);

            Assert.Equal(CommandLineApp.Done, result.Code);
            Assert.Contains($"{address}practice", result.Output, StringComparison.Ordinal);
            // Answered, or too late to be: both are an end.
            await Task.WhenAny(look);
        }
    }

    [Fact]
    public async Task Serve_WithoutPractice_HasNoPhonesOnTheTable()
    {
        var (process, address) = await ClubProcess.ServeAsync(folder.Store);
        using (process)
        {
            using var client = new HttpClient { BaseAddress = address };
            foreach (var path in new[] { "/practice", "/practice/practice.js", "/practice/api/desk" })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Serve_WebhookWithoutSecretOrAddress_IsRefused()
    {
        var reason = await RefusedAsync(
            "serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={folder.Store}", "--Channels:Telegram:BotToken=7421:abc", "--Channels:Telegram:Mode=webhook");
        Assert.Contains("Channels:Telegram:WebhookSecret is missing", reason, StringComparison.Ordinal);
        Assert.Contains("Channels:Telegram:PublicUrl is missing", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_HttpsWithoutACertificate_IsRefused() => Assert.Contains(
        "certificate", await RefusedAsync("serve", "--urls", "https://127.0.0.1:0", $"--Storage:Path={folder.Store}"), StringComparison.Ordinal);

    [Fact]
    public async Task Serve_UrlsBeforeTheCommand_CountToo()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var reason = await RefusedAsync("--urls", $"http://{taken.LocalEndpoint}", "serve", $"--Storage:Path={folder.Store}");
        Assert.Contains($"{taken.LocalEndpoint}", reason, StringComparison.Ordinal);
    }

    /// <summary>Runs the command, which must be refused without a trace of the program's inside.</summary>
    /// <returns>What it said.</returns>
    private static async Task<string> RefusedAsync(params string[] args)
    {
        var result = await ClubProcess.RunAsync(null, args);
        Assert.True(result.Code == CommandLineApp.Refused, result.ToString());
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        return result.Error;
    }
}
