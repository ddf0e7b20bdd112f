using System.IO.Compression;
using System.Net;
using ClubBot.Channels.WebChat.Page;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.Page;

public sealed class PageTests
{
    private const int GzipBytesMax = 30 * 1024;

    [Fact]
    public void Files_AllTogether_AreAtMostThirtyKilobytesGzip()
    {
        var page = new PageFiles();

        Assert.NotEmpty(page.Names);
        Assert.InRange(page.Html.Gzip.Length + page.Names.Sum(name => page.Find(name)!.Gzip.Length), 1, GzipBytesMax);
    }

    [Theory, InlineData("/"), InlineData("/join/4827-KHOE")]
    public async Task Html_Policy_AllowsNothingInlineOrForeign(string path)
    {
        await using var host = await WebChatHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("//", html.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_NamedInTheHtml_AreServedCompressedAndForGood()
    {
        await using var host = await WebChatHost.StartAsync();
        var page = new PageFiles();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");

        foreach (var name in page.Names)
        {
            using var answer = await http.GetAsync(new Uri($"{PageFiles.Path}/{page.Version}/{name}", UriKind.Relative));

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(page.Find(name)!.Plain, Unzip(await answer.Content.ReadAsByteArrayAsync()));
        }
    }

    [Fact]
    public async Task Files_OfAnotherVersion_AreNotFound()
    {
        await using var host = await WebChatHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };

        using var answer = await http.GetAsync(new Uri($"{PageFiles.Path}/0000000000000000/page.js", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Html_KnownVersion_IsNotSentAgain()
    {
        await using var host = await WebChatHost.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("If-None-Match", $"\"{new PageFiles().Version}\"");

        using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    private static byte[] Unzip(byte[] compressed)
    {
        using var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
