using ClubBot.AcceptanceTests.WebChat;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.Journeys;

/// <summary>What people of the demo club do on their phones, from the first look at the page to the answer.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DemoClubTests(Chromium chromium, DemoProduct product) : IClassFixture<DemoProduct>
{
    [Fact]
    public async Task Borrower_AsksWithoutToneMarks_SeesDebtAndNextInstalment()
    {
        await using var phone = await chromium.OpenAsync();
        var sau = await product.JoinAsync(phone, "DEMO-SAU");

        await sau.SayAsync("toi con no bao nhieu");

        await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
        await sau.HearsAsync("432.000 đồng");
        await Expect(sau.Theirs.Last).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await Expect(sau.Choices).ToHaveTextAsync(["1. Xem lịch trả", "2. Ảnh sổ vay", "3. Không đúng"]);
        await ReadmePicture.TakeAsync(sau, "loan");
    }

    [Fact]
    public async Task Borrower_AsksForPictureAndPaper_SeesTheOneAndSavesTheOther()
    {
        await using var phone = await chromium.OpenAsync();
        var sau = await product.JoinAsync(phone, "DEMO-SAU");

        await sau.SayAsync("ảnh sổ vay");
        var picture = sau.Theirs.GetByAltText("Sổ vay vốn");
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal(1080, await picture.EvaluateAsync<int>("picture => picture.naturalWidth"));

        await sau.PressAsync("2. Bản để in");
        var link = sau.Theirs.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Mở tệp Sổ vay vốn" });
        var saved = await sau.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        using var content = new StreamReader(await saved.CreateReadStreamAsync());

        Assert.Equal("Sổ vay vốn.pdf", saved.SuggestedFilename);
        Assert.StartsWith("%PDF", await content.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chair_InvitesInOneSentence_OpenAndClosedPagesHaveTheInvitation()
    {
        await using var sausPhone = await chromium.OpenAsync();
        await using var tusPhone = await chromium.OpenAsync();
        await using var hoasPhone = await chromium.OpenAsync();
        var sau = await product.JoinAsync(sausPhone, "DEMO-SAU");
        var tu = await product.JoinAsync(tusPhone, "DEMO-TU");
        await tu.Page.CloseAsync();
        var hoa = await product.JoinAsync(hoasPhone, "DEMO-HOA");

        await hoa.SayAsync("nhắn mọi người chủ nhật này 8h họp ở nhà văn hóa");
        await hoa.PressAsync("1. Gửi ngay");
        await hoa.HearsAsync("Số biên nhận:");

        await sau.HearsAsync("Câu lạc bộ mời bà họp: 8 giờ sáng Chủ nhật");
        await ReadmePicture.TakeAsync(sau, "meeting");
        await sau.PressAsync("3. Đi muộn");
        await sau.HearsAsync("Cháu ghi: bà Sáu đến muộn.");

        await hoa.SayAsync("ai đi họp");
        await hoa.HearsAsync("Đến muộn: 1.");

        tu = await product.VisitAsync(tusPhone);
        await tu.HearsAsync("Câu lạc bộ mời ông họp: 8 giờ sáng Chủ nhật");
        await Expect(tu.Choices).ToHaveTextAsync(["1. Tôi đi", "2. Tôi bận", "3. Đi muộn"]);
    }

    [Fact]
    public async Task Member_PressesNumberKeysOnly_IsRegisteredForTheHealthCheck()
    {
        await using var phone = await chromium.OpenAsync();
        var sau = await product.JoinAsync(phone, "DEMO-SAU");
        await Expect(sau.Choices).ToContainTextAsync(["3. Khám sức khỏe"]);

        await sau.Text.PressAsync("3");
        await Expect(sau.Choices).ToHaveTextAsync(["1. Đúng"]);
        await sau.Text.PressAsync("1");

        await sau.HearsAsync("Cháu đã ghi tên bà: khám sức khỏe");
    }

    [Fact]
    public async Task Stranger_AsksAboutRights_IsToldConditionsAndLaw()
    {
        await using var phone = await chromium.OpenAsync();
        var page = await product.VisitAsync(phone);
        await page.HearsAsync("Cháu chào bác.");

        await page.SayAsync("tôi 76 tuổi không có lương hưu thì được gì");

        await page.HearsAsync("Người 76 tuổi là tới tuổi được xét");
        await page.HearsAsync("Luật Bảo hiểm xã hội 41/2024/QH15");
    }

    [Fact]
    public async Task Volunteer_TapsThreeTimes_VisitIsOnRecord()
    {
        await using var phone = await chromium.OpenAsync();
        var mai = await product.JoinAsync(phone, "DEMO-MAI");
        await mai.SayAsync("lịch thăm hôm nay");

        await mai.PressAsync("1. Đã đến ông Tư");
        await mai.PressAsync("1. Bình thường");
        await mai.PressAsync("1. Đúng, lưu");

        await mai.HearsAsync("Em đã lưu.");
        await mai.HearsAsync("Ông Tư: cô Mai đã thăm");
    }
}
