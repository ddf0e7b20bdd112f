using System.Net;
using System.Text;
using ClubBot.Channels;
using ClubBot.Channels.Telegram;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;

namespace ClubBot.Tests.Delivery;

/// <summary>What Telegram's own client makes of a 429, whatever stands in it.</summary>
public sealed class RetryAfterTests
{
    private const string Token = "7000001:AAEsecretsecretsecretsecretsecretsec";

    [Theory]
    [InlineData("""{"retry_after":1}""", 1)]
    [InlineData("""{"retry_after":30}""", 30)]
    [InlineData("""{"retry_after":3600}""", 3_600)]
    [InlineData("""{"retry_after":2000000}""", 86_400)]
    [InlineData("{}", 1)]
    [InlineData("""{"retry_after":-5}""", 1)]
    [InlineData("""{"retry_after":"30"}""", 30, 1)]
    [InlineData("""{"retry_after":"soon"}""", 1)]
    public async Task TooManyRequests_AnyPause_IsAnotherTryAndNeverAnUnknown(string parameters, params int[] seconds)
    {
        var body = $$"""{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{{parameters}}}""";

        var retry = Assert.IsType<SendOutcome.Retry>(await SendAsync(HttpStatusCode.TooManyRequests, body));

        Assert.Contains((int)retry.After!.Value.TotalSeconds, seconds);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")]
    [InlineData(HttpStatusCode.NotFound, """{"ok":false,"error_code":404,"description":"Not Found"}""")]
    public async Task Token_ThatIsRefused_ClosesTheChannelAndNotTheConversation(HttpStatusCode status, string body)
    {
        Assert.Equal(new SendOutcome.Denied(TelegramFailure.TokenRefused), await SendAsync(status, body));
    }

    private static async Task<SendOutcome> SendAsync(HttpStatusCode status, string body)
    {
        using var http = new HttpClient(new OneAnswer(status, body));
        var client = new TelegramBotClient(new TelegramBotClientOptions(Token) { RetryCount = 0, RetryThreshold = 0 }, http);
        var catalog = new DocumentCatalog([]);
        var moves = new GroupMoves(new MemoryDocumentStore(catalog), catalog);
        using var studio = new PictureStudio();
        using var pictures = new ShownPictures(new SheetPictures(new PassbookPicture(studio), new TransferPicture(studio), new FundMonthPicture(studio)));
        var channel = new TelegramChannel(client, new TelegramKeyboards(new EmptyLog()), moves, pictures, new TelegramOptions { BotToken = Token }, new FakeTimeProvider());
        return await channel.SendAsync(new ConversationReference("telegram", "1", "1"), new MessagePiece("1|0000001", "xin chào", []), CancellationToken.None);
    }

    private sealed class EmptyLog : IConversationLog
    {
        public ValueTask<IReadOnlyList<LogEntry>> ReadAsync(string conversationKey, long afterSequence, int limit, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<LogEntry>>([]);
    }

    private sealed class OneAnswer(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
