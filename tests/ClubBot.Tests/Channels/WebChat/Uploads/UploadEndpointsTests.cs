using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.Uploads;

public sealed class UploadEndpointsTests
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3];

    [Fact]
    public async Task Upload_RawBody_IsKeptAndReferredTo()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var content = Part(Picture, "image/png");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "../../sổ vay.png" };

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload?userId=dl_else", content);
        var attachment = (await caller.HistoryAsync())[1].GetProperty("attachments")[0];
        using var back = await caller.Http.GetAsync(new Uri(attachment.GetProperty("contentUrl").GetString()!));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", attachment.GetProperty("contentType").GetString());
        Assert.DoesNotContain("/", attachment.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(Picture, await back.Content.ReadAsByteArrayAsync());
        Assert.Equal("nosniff", Assert.Single(back.Headers.GetValues("X-Content-Type-Options")));
        Assert.Single(Directory.GetFiles(Path.Combine(host.StoragePath, "uploads")));
    }

    [Fact]
    public async Task Upload_MultipartSentTwice_IsOneMessageAndKeepsNoOrphan()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var first = await SendAsync(caller);
        using var again = await SendAsync(caller);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        var history = await caller.HistoryAsync();
        Assert.Equal(3, history.Count);
        Assert.Equal(("hai ảnh", 2), (history[1].GetProperty("text").GetString(), history[1].GetProperty("attachments").GetArrayLength()));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(host.StoragePath, "uploads")).Length);
    }

    [Theory, InlineData("text/html"), InlineData("image/svg+xml"), InlineData("application/x-msdownload"), InlineData("nonsense")]
    public async Task Upload_KindNotTaken_IsRefused(string type)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var content = new ByteArrayContent(Picture);
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Single(await caller.HistoryAsync());
    }

    [Fact]
    public async Task Upload_LargerThanFourMegabytes_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var content = Part(new byte[4 * 1024 * 1024 + 1], "image/png");

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_FolderFull_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["UploadFolderBytesMax"] = "10" });
        using var caller = await DirectLineCaller.StartAsync(host);
        using var fits = Part(Picture, "image/png");
        using var exceeds = Part(Picture, "image/png");

        using var first = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", fits);
        using var second = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", exceeds);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "StorageFull"), (second.StatusCode, await DirectLineCaller.ErrorCodeAsync(second)));
    }

    [Fact]
    public async Task Upload_StoreFails_LeavesNoFile()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        host.Store.Fails = true;
        using var content = Part(Picture, "image/png");

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", content);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(host.StoragePath, "uploads")));
    }

    [Theory, InlineData("--x\r\n"), InlineData("--x--\r\n"), InlineData("nothing"), InlineData("--x\r\nContent-Type: image/png\r\n\r\nno end")]
    public async Task Upload_BrokenParts_AreRefused(string body)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var content = Part(Encoding.UTF8.GetBytes(body), "multipart/form-data");
        content.Headers.ContentType!.Parameters.Add(new NameValueHeaderValue("boundary", "x"));

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, InlineData("webchat.key"), InlineData("..%2Fwebchat.key"), InlineData("abcdefghijklmnopqrstuvwxyz.png"), InlineData("..")]
    public async Task Attachment_NameNotGiven_IsNotFound(string name)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.Http.GetAsync(new Uri($"attachments/{name}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(DirectLineCaller caller)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent("""{"type":"message","text":"hai ảnh","channelData":{"clientActivityID":"up-1"}}""", Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
            { Part(Picture, "image/png"), "file", "một.png" },
            { Part(Picture, "image/jpeg"), "file", "hai.jpg" },
        };
        return await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/upload?userId=x", content);
    }

    private static ByteArrayContent Part(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
