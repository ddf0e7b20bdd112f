using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Channels.ZaloOa;
using ClubBot.Practice.ZaloOa;
using ClubBot.Tests.Channels.ZaloOa.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>Events that Zalo brings, rightly and wrongly.</summary>
public sealed class ZaloOaWebhookTests
{
    [Fact]
    public async Task Probe_EmptyObjectWithoutSignature_GetsOkAndCreatesNothing()
    {
        await using var host = await ZaloOaHost.StartAsync();

        foreach (var body in new[] { "{}", " { }\r\n" })
        {
            Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(body, new Dictionary<string, string>(), CancellationToken.None));
        }

        Assert.Empty(await host.Documents.QueryRangeAsync<KeptEvent>(KeptEvent.Waiting, "", null, 1, CancellationToken.None));
        Assert.Null(await host.Outgoing.LoadAsync("zalo-oa/", CancellationToken.None));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized), InlineData(true, HttpStatusCode.OK)]
    public async Task Event_WronglySigned_IsRefusedOrDroppedAndDoesNothing(bool drops, HttpStatusCode expected)
    {
        await using var host = await ZaloOaHost.StartAsync($"--Channels:ZaloOa:DropsUnsigned={(drops ? "true" : "false")}");
        var sau = host.Zalo.Person(7);
        var body = FakeEvents.BodyOf(Held(host, () => sau.Says("xin chào")));
        var right = FakeEvents.HeadersOf(body, "1");

        Assert.Equal(expected, await host.Zalo.Events.BringAsync(body, right, CancellationToken.None));
        Assert.Equal(expected, await host.Zalo.Events.BringAsync(body, new Dictionary<string, string>(), CancellationToken.None));
        Assert.Equal(expected, await host.Zalo.Events.BringAsync(body, new Dictionary<string, string> { ["X-ZEvent-Signature"] = "mac=" }, CancellationToken.None));
        Assert.Null(await host.Outgoing.LoadAsync($"zalo-oa/{sau.Id}", CancellationToken.None));
    }

    [Theory]
    [InlineData("not json"), InlineData("[1]"), InlineData("{\"event_name\":[]}"), InlineData("{\"app_id\":\"9\",\"event_name\":\"user_send_text\"}")]
    public async Task Event_UnreadableOrOfAnotherApp_ComesNoSecondTime(string body)
    {
        await using var host = await ZaloOaHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(body, FakeEvents.HeadersOf(body, null), CancellationToken.None));
    }

    [Fact]
    public async Task Event_TenTimesAtOnceAndTwoDaysLater_IsAnsweredOnce()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        var happened = Held(host, () => sau.Says("xin chào"));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Zalo.Events.BringAsync(happened, CancellationToken.None)));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(happened, CancellationToken.None));

        Assert.Single(await HeardAsync(host, sau), entry => (string?)entry["text"] == "xin chào");
    }

    /// <summary>Hours between when it happened and when it is brought; Zalo's last repetition comes after less than two.</summary>
    [Theory]
    [InlineData(48, 0), InlineData(2.1, 0), InlineData(1.9, 1), InlineData(-1, 0)]
    public async Task Event_BroughtForTheFirstTime_CountsOnlyIfItIsOfNow(double hours, int expected)
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        var happened = Held(host, () => sau.Says("xin chào"));
        happened["timestamp"] = ZaloOaAnswers.Milliseconds(host.Zalo.Now.AddHours(-hours));

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(happened, CancellationToken.None));

        Assert.Equal(expected, (await HeardAsync(host, sau)).Count);
    }

    [Fact]
    public async Task Events_DeliveredTwice_AreAnsweredOnceEach()
    {
        await using var host = await ZaloOaHost.StartAsync();
        host.Zalo.Events.AreDoubled = true;
        var sau = host.Zalo.Person(7);

        await ZaloOaJourneyTests.JoinAsync(sau, "DEMO-SAU");

        Assert.Equal(3, (await HeardAsync(host, sau)).Count);
    }

    [Theory]
    [InlineData("user_send_audio", "audio", """{"url":"https://f1-voice.zdn.vn/demo/rec.amr"}""", "audio/amr", "https://f1-voice.zdn.vn/demo/rec.amr")]
    [InlineData("user_send_file", "file", """{"url":"https://f2.zdn.vn/x","name":"ghi am.m4a","size":"9","checksum":"1","type":"m4a"}""", "audio/mp4", "https://f2.zdn.vn/x")]
    [InlineData("user_send_image", "image", """{"url":"https://f3.zdn.vn/a.jpg","thumbnail":"https://f3.zdn.vn/t.jpg"}""", "image/jpeg", "https://f3.zdn.vn/a.jpg")]
    [InlineData("user_send_sticker", "sticker", """{"id":123,"url":"https://f3.zadn.vn/s"}""", "image/jpeg", "https://f3.zadn.vn/s")]
    [InlineData("user_send_image", "image", """{"url":"https://169.254.169.254/latest"}""", "image/jpeg", null)]
    [InlineData("user_send_image", "image", """{"url":"https://evil.example/.zdn.vn"}""", "image/jpeg", null)]
    public async Task File_ThatSomebodySends_IsKeptForAPersonByItsAddress(string eventName, string type, string payload, string contentType, string? address)
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(Held(host, () => sau.SendsFile(eventName, type, JsonNode.Parse(payload)!.AsObject())), CancellationToken.None));

        var file = Assert.Single(Assert.Single(await HeardAsync(host, sau))["attachments"]!.AsArray())!;
        Assert.Equal((contentType, address), ((string?)file["contentType"], (string?)file["contentUrl"]));
    }

    [Fact]
    public async Task Place_InEitherForm_IsAnEntity()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        var inFile = Held(host, () => sau.SendsFile("user_send_location", "location", JsonNode.Parse("""{"coordinates":{"latitude":"21.02","longitude":"105.85"}}""")!.AsObject()));
        var inMessage = Held(host, () => sau.Sends("user_send_location", JsonNode.Parse("""{"location":{"latitude":21.02,"longitude":105.85}}""")!.AsObject()));

        await host.Zalo.Events.BringAsync(inFile, CancellationToken.None);
        await host.Zalo.Events.BringAsync(inMessage, CancellationToken.None);

        Assert.All(await HeardAsync(host, sau), heard => Assert.Equal(
            ("GeoCoordinates", 21.02), ((string?)heard["entities"]![0]!["type"], (double)heard["entities"]![0]!["latitude"]!)));
    }

    [Fact]
    public async Task Form_WithAPhoneNumberAsANumber_GivesTheEntityOfOnesOwnPhone()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);

        await host.Zalo.Events.BringAsync(Held(host, () => sau.SharesPhone()), CancellationToken.None);

        var entity = Assert.Single(await HeardAsync(host, sau))["entities"]![0]!;
        Assert.Equal("""{"phoneNumber":"84900000007","type":"ownPhone"}""", entity.ToJsonString());
    }

    [Theory]
    [InlineData("user_seen_message"), InlineData("oa_send_text"), InlineData("user_send_group_text"), InlineData("user_click_button"), InlineData("something_new")]
    public async Task Event_OfNoInterest_CreatesNothing(string eventName)
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        var happened = Held(host, () => sau.Says("xin chào"));
        happened["event_name"] = eventName;

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.Events.BringAsync(happened, CancellationToken.None));

        Assert.Null(await host.Outgoing.LoadAsync($"zalo-oa/{sau.Id}", CancellationToken.None));
    }

    [Fact]
    public async Task Unfollow_ToldLate_DoesNotCloseForSomebodyWhoHasSpokenSince()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        var left = Held(host, () => sau.Blocks()!);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.Zalo.Events.BringAsync(Held(host, () => sau.Blocks(isBlocked: false)!), CancellationToken.None);
        await host.Zalo.Events.BringAsync(Held(host, () => sau.Says("xin chào")), CancellationToken.None);

        await host.Zalo.Events.BringAsync(left, CancellationToken.None);

        Assert.Null((await host.Outgoing.LoadAsync($"zalo-oa/{sau.Id}", CancellationToken.None))!.ClosedReason);
    }

    [Fact]
    public async Task Button_OfSomebodyElse_IsOnlyWords()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("DEMO-SAU");
        var asked = await sau.HearsButtonsAsync();
        var other = host.Zalo.Person(8);
        var happened = Held(host, () => other.Says(asked.Buttons[0].Data));

        await host.Zalo.Events.BringAsync(happened, CancellationToken.None);

        var heard = Assert.Single(await HeardAsync(host, other));
        Assert.Equal((asked.Buttons[0].Data, null), ((string?)heard["text"], heard["value"]));
    }

    internal static JsonObject Held(ZaloOaHost host, Func<JsonObject> deed)
    {
        host.Zalo.Events.AreHeld = true;
        var happened = deed();
        host.Zalo.Events.AreHeld = false;
        return happened;
    }

    /// <summary>What a person said, as it stands in the log.</summary>
    private static async Task<IReadOnlyList<JsonNode>> HeardAsync(ZaloOaHost host, ZaloOaPhone phone) =>
        [.. (await host.Log.ReadAsync($"zalo-oa/{phone.Id}", 0, 200, CancellationToken.None))
            .Select(entry => JsonNode.Parse(Encoding.UTF8.GetString(entry.Activity.Utf8.Span))!)
            .Where(activity => (string?)activity["from"]?["role"] == "user")];
}
