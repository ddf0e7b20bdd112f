using System.Net;
using System.Text;
using System.Text.Json;
using ClubBot.AcceptanceTests.Journeys;
using ClubBot.AcceptanceTests.WebChat;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.Practice;

/// <summary>The practice mode: one person plays the club on several phones, with the real product behind them.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PracticeTests(Chromium chromium, PracticeProduct product) : IClassFixture<PracticeProduct>
{
    private const string Member = "0.1";
    private const string Chair = "0.3";
    private const string Relative = "0.2";
    private const string Stranger = "0.6";

    [Fact]
    public async Task Chair_SendsAnInvitation_MembersPhoneBesideHersShowsItAndAnswers()
    {
        await using var context = await chromium.OpenAsync(1280, 800);
        var table = await PracticeTable.OpenAsync(context, product.Address, $"{Member},{Chair}");
        var (sau, hoa) = (table.Phone("Nông Thị Sáu"), table.Phone("Hoàng Thị Hoa"));
        await sau.JoinAsync();
        await hoa.JoinAsync();

        await hoa.SayAsync("nhắn mọi người chủ nhật này 8h họp ở nhà văn hóa");
        await hoa.PressAsync("1. Gửi ngay");
        await sau.HearsAsync("Câu lạc bộ mời bà họp: 8 giờ sáng Chủ nhật");
        await sau.PressAsync("3. Đi muộn");
        await sau.HearsAsync("Cháu ghi: bà Sáu đến muộn.");
        await hoa.SayAsync("ai đi họp");
        await hoa.HearsAsync("Đến muộn: 1.");

        await ReadmePicture.TakeAsync(table.Page, "practice");
    }

    [Fact]
    public async Task Treasurer_AsksForTheFunds_ThePhotoIsOnThePhone()
    {
        await using var context = await chromium.OpenAsync();
        var table = await PracticeTable.OpenAsync(context, product.Address, "0.4");
        var binh = table.Phone("Nông Văn Bình");
        await binh.JoinAsync();

        await binh.SayAsync("ảnh quỹ tháng này");

        var photo = binh.Section.Locator(".theirs .bubble img");
        await Expect(photo).ToBeVisibleAsync();
        Assert.Equal(1080, await photo.EvaluateAsync<int>("photo => photo.naturalWidth"));
    }

    [Fact]
    public async Task Member_BlocksAndComesBack_HearsAgain()
    {
        await using var context = await chromium.OpenAsync();
        var table = await PracticeTable.OpenAsync(context, product.Address, "0.7");
        var lan = table.Phone("Vi Thị Lan");
        await lan.JoinAsync();

        await lan.PressAsync("Chặn trợ lý");
        await lan.PressAsync("Bỏ chặn trợ lý");
        await lan.SayAsync("tôi muốn vay 5 triệu");

        await lan.HearsAsync("Bà vay để làm gì ạ?");
    }

    [Theory, InlineData(390, 844), InlineData(1280, 800)]
    public async Task Page_ForOldEyesAndBigFingers_IsLargeAndFits(int width, int height)
    {
        await using var context = await chromium.OpenAsync(width, height);
        var table = await PracticeTable.OpenAsync(context, product.Address, $"{Stranger},{Relative}");
        await table.Phone("Lý Văn Tư").SayAsync("xin chào");
        await table.Phone("Lý Văn Tư").HearsAsync("Cháu");

        var wrong = await table.Page.EvaluateAsync<string[]>("""
            () => {
              const shown = [...document.body.querySelectorAll('*')].filter(node => node.offsetParent);
              const small = shown.filter(node => parseFloat(getComputedStyle(node).fontSize) < 20);
              const narrow = shown.filter(node => node.matches('button, a, textarea, select')).filter(node => {
                const box = node.getBoundingClientRect();
                return box.height < 48 || box.width < 48 || box.left < 0 || box.right > innerWidth + .5;
              });
              const wide = document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [];
              return [...small, ...narrow, ...wide].map(node => node.outerHTML.slice(0, 200));
            }
            """);
        Assert.Empty(wrong);

        await table.Page.EvaluateAsync(await File.ReadAllTextAsync(NodePackages.PathOf("axe-core/axe.min.js")));
        var found = await table.Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } }))
              .violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')}`)
            """);
        Assert.True(found.GetArrayLength() == 0, $"axe found {found}");
    }

    [Fact]
    public async Task Calls_FromElsewhere_AreNotFound()
    {
        using var http = new HttpClient { BaseAddress = product.Address };
        async Task<HttpStatusCode> GetAsync(string path, Action<HttpRequestMessage> change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            change(request);
            using var answer = await http.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await GetAsync("/practice", _ => { }));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/practice", request => request.Headers.Host = "club.example"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/practice/api/desk", request => request.Headers.Add("Origin", "https://elsewhere.example")));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/practice/api/desk", request => request.Headers.Add("X-Forwarded-For", "203.0.113.9")));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/practice/nothing.js", _ => { }));
    }

    [Theory]
    [InlineData("api/phones/0/1", """{"text":""}"""), InlineData("api/phones/0/1", "{"), InlineData("api/phones/0/1", "{}"), InlineData("api/phones/0/1", "null")]
    [InlineData("api/phones/0/1", """{"message":"x","button":0}"""), InlineData("api/phones/0/1", """{"button":7}"""), InlineData("api/look", "[]"), InlineData("api/look", """{"a":1}""")]
    public async Task Calls_ThatMakeNoSense_AreRefused(string path, string body)
    {
        using var http = new HttpClient { BaseAddress = product.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri($"/practice/{path}", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public void Store_OfThePractice_LiesApart() => Assert.Equal(["practice"], Directory.GetFileSystemEntries(product.Folder).Select(Path.GetFileName));
}
