using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Turns;
using ClubBot.Practice.Telegram;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.Telegram;

/// <summary>What goes wrong between Telegram and the webhook: repeats, disorder, old copies, strangers.</summary>
public sealed class TelegramWebhookFaultTests
{
    private const string Secret = "s3cret_of-the-webhook";
    private const long Sau = 900_000_007;

    [Fact]
    public async Task Update_TenTimesAtOnceAndAgainLater_IsHeardOnce()
    {
        await using var host = await StartAsync();
        var sau = host.Telegram.Person(Sau);
        var update = sau.Says("xin chào");

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync(host, update.ToJsonString())));
        for (var message = 1; message <= 20; message++)
        {
            await PostAsync(host, sau.Says($"cảm ơn cháu {message}").ToJsonString());
        }

        var later = await PostAsync(host, update.ToJsonString());

        Assert.All([.. atOnce, later], status => Assert.Equal(HttpStatusCode.OK, status));
        var heard = await HeardAsync(host, Sau);
        Assert.Equal(21, heard.Count);
        Assert.Single(heard, text => text == "xin chào");
    }

    [Fact]
    public async Task Updates_ShuffledOverEightWorkers_AreAllHeardOnce()
    {
        const int People = 10;
        const int Each = 6;
        await using var host = await StartAsync();
        var updates = new List<string>();
        for (var index = 0; index < People * Each; index++)
        {
            updates.Add(host.Telegram.Person(Sau + (index % People)).Says($"tin số {index}").ToJsonString());
        }

        // A fixed disorder; every third update comes twice.
        var disordered = updates.Concat(updates.Where((_, index) => index % 3 == 0)).OrderBy(update => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(update)))).ToList();
        var workers = disordered.Chunk((disordered.Count / 8) + 1).Select(async chunk =>
        {
            foreach (var update in chunk)
            {
                HttpStatusCode status;
                while ((status = await PostAsync(host, update)) == HttpStatusCode.ServiceUnavailable)
                {
                }

                Assert.Equal(HttpStatusCode.OK, status);
            }
        });
        await Task.WhenAll(workers);

        var heard = new List<string>();
        for (var person = 0; person < People; person++)
        {
            heard.AddRange(await HeardAsync(host, Sau + person));
        }

        Assert.Equal(Enumerable.Range(0, People * Each).Select(index => $"tin số {index}").Order(StringComparer.Ordinal), heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Update_TwoDaysOld_IsTakenAndDoesNothing()
    {
        await using var host = await StartAsync();
        var sau = host.Telegram.Person(Sau);
        await PostAsync(host, sau.Says("xin chào").ToJsonString());
        var old = DateTimeOffset.UtcNow.AddHours(-49).ToUnixTimeSeconds();
        var said = sau.Says("gặp người");
        said["message"]!["date"] = old;
        var blocked = sau.Blocks()!;
        sau.Blocks(isBlocked: false);
        blocked["my_chat_member"]!["date"] = old;

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, said.ToJsonString()));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, blocked.ToJsonString()));

        Assert.Equal(["xin chào"], await HeardAsync(host, Sau));
        await host.NotifyAsync("notice-1", Sau, "Mời bà đi họp.");
        await host.UntilAsync("notice-1", OutboxState.Sent);
    }

    [Fact]
    public async Task Secret_WrongInAnyWay_IsRefusedAndSaidNowhere()
    {
        using var console = new Overheard();
        await using (var host = await StartAsync())
        {
            var update = host.Telegram.Person(Sau).Says("xin chào bí mật của bà").ToJsonString();
            string[] wrong =
            [
                "", " ", "s", "s3cret", "S3CRET_OF-THE-WEBHOOK", Secret + " x", Secret + Secret, Secret[..^1], "bí-mật-của-câu-lạc-bộ", "s3cret_of\u2011the\u2011webhook", new string('x', 8_000),
            ];
            foreach (var secret in wrong)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, update, secret));
            }

            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, update, []));
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, update, Secret, Secret));
            Assert.Empty(await HeardAsync(host, Sau));

            foreach (var body in new[] { "", "{", "[]", "null", "{}", """{"update_id":1}""", """{"update_id":"x"}""", """{"update_id":1,"message":{"text":5}}""", "\u0000", new string('[', 10_000) })
            {
                Assert.Equal(HttpStatusCode.OK, await PostAsync(host, body));
            }

            host.Telegram.Script("sendMessage", TelegramAnswers.Refuse(401, "Unauthorized"));
            host.Telegram.Script("sendMessage", TelegramAnswers.Refuse(404, "Not Found"));
            host.Telegram.Script("sendMessage", ClubBot.Practice.FakeAnswer.BadGateway);
            Assert.Equal(HttpStatusCode.OK, await PostAsync(host, update));
            await host.Telegram.Person(Sau).HearsAsync();
            foreach (var file in Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream, Encoding.Latin1);
                Assert.DoesNotContain(Secret, await reader.ReadToEndAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Contains("cannot be read", console.Text, StringComparison.Ordinal);
        foreach (var text in new[] { Secret, FakeTelegram.Token, FakeTelegram.Token.Split(':')[1], "xin chào bí mật" })
        {
            Assert.DoesNotContain(text, console.Text, StringComparison.Ordinal);
        }
    }

    private static Task<TelegramHost> StartAsync() => TelegramHost.StartAsync(
        "--Channels:Telegram:Mode=webhook", $"--Channels:Telegram:WebhookSecret={Secret}", "--Channels:Telegram:PublicUrl=https://club.example");

    private static Task<HttpStatusCode> PostAsync(TelegramHost host, string update) => PostAsync(host, update, Secret);

    private static async Task<HttpStatusCode> PostAsync(TelegramHost host, string update, params IReadOnlyList<string?> secret)
    {
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 }) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram") { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        foreach (var value in secret.OfType<string>())
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", value);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>What the person said, in order.</summary>
    private static async Task<IReadOnlyList<string>> HeardAsync(TelegramHost host, long person) =>
    [
        .. from entry in await host.Log.ReadAsync($"telegram/{person}", 0, 1_000, CancellationToken.None)
           let said = JsonNode.Parse(entry.Activity.Utf8.Span)!
           where (string?)said["from"]!["role"] == "user"
           select (string)said["text"]!,
    ];

    /// <summary>Hears everything that the process writes while it lives.</summary>
    private sealed class Overheard : IDisposable
    {
        private readonly (TextWriter Out, TextWriter Error) before = (Console.Out, Console.Error);
        private readonly StringWriter all = new();

        public Overheard()
        {
            var writer = TextWriter.Synchronized(all);
            Console.SetOut(writer);
            Console.SetError(writer);
        }

        public string Text => all.ToString();

        public void Dispose()
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
            all.Dispose();
        }
    }
}
