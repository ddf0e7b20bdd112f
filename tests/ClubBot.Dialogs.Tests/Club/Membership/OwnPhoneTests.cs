using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Membership;

/// <summary>A number links only when the platform proves it, only its own holder, and tells nobody's name to a stranger.</summary>
public sealed class OwnPhoneTests : IAsyncLifetime
{
    private const string Visitor = "V@telegram";
    private const string SausPhone = "84912000005";

    private TestClub club = null!;

    public async Task InitializeAsync() => club = await TestClub.CreateAsync();

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Theory]
    [InlineData("84912000005", "0912000005")]
    [InlineData("+84 912 000 005", "0912000005")]
    [InlineData("0912.000.005", "0912000005")]
    [InlineData("842053812345", "02053812345")]
    [InlineData("4915112345678", null)]
    [InlineData("12", null)]
    [InlineData("abc", null)]
    [InlineData("+", null)]
    public void National_NumbersOfPlatforms_AreAsInTheRoster(string raw, string? national) => Assert.Equal(national, OwnPhone.National(raw));

    [Theory]
    [InlineData("1950", 1950)]
    [InlineData("sinh năm 1950", 1950)]
    [InlineData("năm 50 cháu ạ", 1950)]
    [InlineData("05", 2005)]
    [InlineData("1850", null)]
    [InlineData("1950 hay 1951", null)]
    [InlineData("4827-KHOE", null)]
    [InlineData("4827khoe", null)]
    [InlineData("không nhớ", null)]
    public void BirthYear_AsPeopleTypeIt_IsRead(string text, int? year) => Assert.Equal(year, BirthYear.Read(text));

    [Fact]
    public async Task Number_ProvenAndConfirmed_Links()
    {
        await club.OpenAsync(Visitor);
        await SendAsync(Visitor, SausPhone);
        await club.SayAsync(Visitor, "đúng");
        Assert.Null((await AccountAsync(Visitor))?.Link);

        await club.SayAsync(Visitor, "đồng ý");

        Assert.Equal(Member.IdOf("demo", 5), (await AccountAsync(Visitor))?.Link?.MemberId);
    }

    [Fact]
    public async Task Number_MerelyTyped_LinksNobody()
    {
        await club.OpenAsync(Visitor);
        foreach (var text in new[] { "0912000005", "số của tôi 0912000005", "đúng", "đồng ý" })
        {
            await club.SayAsync(Visitor, text);
        }

        Assert.Null((await AccountAsync(Visitor))?.Link);
        Assert.DoesNotContain(await HeardAsync(Visitor), text => text.Contains("Sáu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("V", false)]
    [InlineData("V@emulator", false)]
    [InlineData(Visitor, true)]
    public async Task Number_WrittenByAClient_IsWorthNothing(string name, bool isBelieved)
    {
        await club.OpenAsync(name);
        await SendAsync(name, SausPhone);

        Assert.Equal(isBelieved, (await HeardAsync(name)).Any(text => text.Contains("Sáu", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Number_InAGroup_IsNotLookedAt()
    {
        var group = TestClub.ConversationOf(Visitor) with { ConversationId = "group", IsGroup = true };
        await club.Turns.ProcessAsync(new InboundTurn(group, "1", TestClub.OwnPhone(SausPhone)), default);

        var entries = await club.Get<IConversationLog>().ReadAsync(group.Key, 0, 100, default);
        Assert.DoesNotContain(entries, entry => System.Text.Encoding.UTF8.GetString(entry.Activity.Utf8.Span).Contains("Sáu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_NotedAsARelatives_LeadsToNobody()
    {
        var session = club.NewSession();
        var member = await session.LoadAsync<Member>(Member.IdOf("demo", 5), default);
        session.Put(member! with { PhoneOwner = "con gái" });
        await session.CommitAsync(default);
        await club.OpenAsync(Visitor);

        await SendAsync(Visitor, SausPhone);

        Assert.DoesNotContain(await HeardAsync(Visitor), text => text.Contains("Sáu", StringComparison.Ordinal));
        Assert.Contains(await HeardAsync(Visitor), text => text.Contains("xin thẻ mời", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_OfACouple_NamesNobodyBeforeTheYearIsRight()
    {
        await club.SetPhoneAsync("0912000005", 7);
        await club.OpenAsync(Visitor);
        await SendAsync(Visitor, SausPhone);
        await club.SayAsync(Visitor, "1960");
        await SendAsync(Visitor, SausPhone);

        Assert.DoesNotContain(await HeardAsync(Visitor), text => text.Contains("Sáu", StringComparison.Ordinal) || text.Contains("Tư", StringComparison.Ordinal));
        await club.SayAsync(Visitor, "1941");
        Assert.Contains("Lý Văn Tư", await club.LastAsync(Visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_OfTwoBornInOneYear_AsksForACard()
    {
        await club.SetPhoneAsync("0912000005", 7);
        var session = club.NewSession();
        var member = await session.LoadAsync<Member>(Member.IdOf("demo", 7), default);
        session.Put(member! with { BirthYear = 1950 });
        await session.CommitAsync(default);
        await club.OpenAsync(Visitor);
        await SendAsync(Visitor, SausPhone);
        await club.SayAsync(Visitor, "1950");

        Assert.Contains(await HeardAsync(Visitor), text => text.Contains("sinh cùng năm", StringComparison.Ordinal));
        Assert.DoesNotContain(await HeardAsync(Visitor), text => text.Contains("Sáu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Years_Guessed_AreSilencedLikeCodes()
    {
        await club.SetPhoneAsync("0912000005", 7);
        await club.OpenAsync(Visitor);
        for (var year = 1951; year < 1951 + Invites.WrongTriesMax; year++)
        {
            await SendAsync(Visitor, SausPhone);
            await club.SayAsync(Visitor, $"{year}");
        }

        await SendAsync(Visitor, SausPhone);
        await club.SayAsync(Visitor, "1950");

        Assert.DoesNotContain(await HeardAsync(Visitor), text => text.Contains("Sáu", StringComparison.Ordinal));
        Assert.Contains(await HeardAsync(Visitor), text => text.Contains("một giờ nữa", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Visitor, true)]
    [InlineData("V@zalo-oa", true)]
    [InlineData("V", false)]
    [InlineData("V@zalo-bot", false)]
    public async Task Button_ThatSendsTheNumber_IsShownOnlyWhereItWorks(string name, bool isShown)
    {
        await club.OpenAsync(name);
        await club.SayAsync(name, "nhập mã thẻ mời");

        var types = (await club.HeardAsync(name)).SelectMany(activity => activity.SuggestedActions?.Actions ?? []).Select(action => action.Type).ToList();
        Assert.Equal(isShown, types.Contains(ActionTypes.RequestContact));
        Assert.Contains(ActionTypes.MessageBack, types);
    }

    [Fact]
    public async Task Button_ThatSendsTheNumber_IsNotShownToWhoIsKnown()
    {
        await club.JoinAsync(Visitor, "DEMO-SAU");
        var before = (await club.HeardAsync(Visitor)).Count;
        await club.SayAsync(Visitor, "xin chào");
        await club.SayAsync(Visitor, "nhập mã thẻ mời");

        var types = (await club.HeardAsync(Visitor)).Skip(before).SelectMany(activity => activity.SuggestedActions?.Actions ?? []).Select(action => action.Type);
        Assert.DoesNotContain(ActionTypes.RequestContact, types);
    }

    private Task SendAsync(string name, string number) => club.SayAsync(name, TestClub.OwnPhone(number));

    private async Task<Account?> AccountAsync(string name) =>
        await club.NewSession().LoadAsync<Account>(TestClub.ConversationOf(name).AccountKey, default);

    private async Task<IEnumerable<string>> HeardAsync(string name) =>
        (await club.HeardAsync(name)).Where(activity => activity.From?.Role == Roles.Bot).Select(activity => activity.Text ?? "");
}
