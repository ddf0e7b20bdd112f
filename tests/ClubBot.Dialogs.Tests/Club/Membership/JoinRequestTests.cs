using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Club.Membership;

/// <summary>Where anybody may type any number, the board says who it is: nobody else finds out anything, and nobody can bury the board in questions.</summary>
public sealed class JoinRequestTests : IAsyncLifetime
{
    private const string Visitor = "Z@zalo-oa";
    private const string Chair = "H";
    private const string SausPhone = "84912000005";

    private TestClub club = null!;

    public async Task InitializeAsync()
    {
        club = await TestClub.CreateAsync();
        await club.JoinAsync(Chair, "DEMO-HOA");
    }

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Theory]
    [InlineData(SausPhone, true)]
    [InlineData("84999999999", false)]
    public async Task Form_NumberOfSomebodyOrOfNobody_IsAnsweredInTheSameWords(string phone, bool isAsked)
    {
        var heard = await GiveAsync(Visitor, phone);

        Assert.Contains(heard, text => text.StartsWith("Cháu cảm ơn bác. Số này ai ghi cũng được", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, text => text.Contains("Sáu", StringComparison.Ordinal));
        Assert.Equal(isAsked, await IsChairAskedAsync());
        Assert.Null((await AccountAsync(Visitor))?.Link);
    }

    [Theory]
    [InlineData("0912 000 005"), InlineData("+84912000005")]
    public async Task Number_TypedIntoTheChatOfTheMenu_IsAskedAboutAsWell(string text)
    {
        await club.OpenAsync(Visitor);
        await club.SayAsync(Visitor, text);

        Assert.True(await IsChairAskedAsync());
    }

    [Theory]
    [InlineData("V"), InlineData("V@zalo-bot"), InlineData("V@telegram")]
    public async Task Number_TypedWhereNoFormIs_AsksNobody(string name)
    {
        await club.OpenAsync(name);
        await club.SayAsync(name, "nhập mã thẻ mời");
        await club.SayAsync(name, "0912000005");

        Assert.False(await IsChairAskedAsync());
    }

    [Fact]
    public async Task Yes_OfTheBoard_LinksOnlyAfterConsent_AndIsKeptWithItsName()
    {
        var asked = await RecogniseAsync();
        await club.SayAsync(Visitor, "đúng");
        Assert.Null((await AccountAsync(Visitor))?.Link);

        await club.SayAsync(Visitor, "đồng ý");

        Assert.Equal(Member.IdOf("demo", 5), (await AccountAsync(Visitor))?.Link?.MemberId);
        var decision = (await club.NewSession().LoadAsync<JoinRequest>(asked.Id, default))!.Decision;
        Assert.Equal((Member.IdOf("demo", 5), Member.IdOf("demo", 1)), (decision?.MemberId, decision?.DecidedBy));
    }

    [Fact]
    public async Task Yes_OfTheBoard_OpensNothingToAnotherAccount()
    {
        await RecogniseAsync();

        var heard = await GiveAsync("Y@zalo-oa", SausPhone);

        Assert.DoesNotContain(heard, text => text.Contains("Sáu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Yes_AfterThePersonCameWithACard_SaysNothingMore()
    {
        await GiveAsync(Visitor, SausPhone);
        await IsChairAskedAsync();
        await club.JoinAsync(Visitor, "DEMO-SAU");
        var before = (await club.HeardAsync(Visitor)).Count;

        await club.SayAsync(Chair, "đúng");
        await club.DeliverAsync();

        Assert.Equal(before, (await club.HeardAsync(Visitor)).Count);
    }

    [Fact]
    public async Task No_OfTheBoard_IsHeardByNobodyAsWithANumberThatNoClubHas_AndIsNotAskedAgain()
    {
        await GiveAsync(Visitor, SausPhone);
        await IsChairAskedAsync();
        var before = (await club.HeardAsync(Visitor)).Count;
        await club.SayAsync(Chair, "không phải");
        await club.DeliverAsync();
        Assert.Equal(before, (await club.HeardAsync(Visitor)).Count);

        await GiveAsync(Visitor, SausPhone);

        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task Number_MistypedAtFirst_IsReplacedByTheRightOne()
    {
        await GiveAsync(Visitor, "84912000006");
        await IsChairAskedAsync();

        await GiveAsync(Visitor, SausPhone);

        Assert.Equal("0912000005", Assert.Single(await OpenAsync()).Phone);
        await club.SayAsync(Chair, "đúng");
        Assert.Contains(await HeardAsync(Chair), text => text.Contains("không còn chờ nữa", StringComparison.Ordinal));
        await club.DeliverAsync();
        Assert.Contains("0912000005", await club.LastAsync(Chair), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_OfTheBoard_IsWorthNothingOnceTheRegisterHasAnotherNumber()
    {
        await RecogniseAsync();
        await club.SetPhoneAsync("0912999999", 5);

        await club.SayAsync(Visitor, "đúng");
        await club.SayAsync(Visitor, "đồng ý");

        Assert.Null((await AccountAsync(Visitor))?.Link);
    }

    [Fact]
    public async Task Recognised_WhoSaysToBeSomebodyElse_IsNotLinkedAndTheBoardHears()
    {
        await RecogniseAsync();

        await club.SayAsync(Visitor, "không phải");
        await club.DeliverAsync();

        Assert.Contains("vừa nói mình không phải là bà Sáu", await club.LastAsync(Chair), StringComparison.Ordinal);
        Assert.Null((await AccountAsync(Visitor))?.Link);
    }

    [Fact]
    public async Task BoardMember_IsNotAskedAboutTheOwnNumber()
    {
        await GiveAsync(Visitor, "84912000001");

        Assert.False(await IsChairAskedAsync());
        Assert.Single(await OpenAsync());
    }

    [Fact]
    public async Task Consent_Refused_KeepsNothingOfTheRequest()
    {
        var asked = await RecogniseAsync();
        await club.SayAsync(Visitor, "đúng");

        await club.SayAsync(Visitor, "không");

        Assert.Null(await club.NewSession().LoadAsync<JoinRequest>(asked.Id, default));
    }

    [Fact]
    public async Task Answer_AfterDaysOfWaiting_IsTooLate()
    {
        await GiveAsync(Visitor, SausPhone);
        await IsChairAskedAsync();
        club.Time.Advance(JoinRequests.Validity + TimeSpan.FromMinutes(1));

        await club.SayAsync(Chair, "đúng");

        Assert.Contains(await HeardAsync(Chair), text => text.Contains("không còn chờ nữa", StringComparison.Ordinal));
        Assert.Single(await OpenAsync());
    }

    [Fact]
    public async Task Requests_OfManyAccounts_StopBeforeTheyBuryTheBoard()
    {
        for (var number = 1; number <= JoinRequests.OpenMax + 3; number++)
        {
            await GiveAsync($"Z{number}@zalo-oa", $"849120000{number:D2}");
        }

        Assert.Equal(JoinRequests.OpenMax, (await OpenAsync()).Count);
    }

    [Fact]
    public async Task Numbers_TriedOneAfterTheOther_AreSilencedLikeCodes()
    {
        for (var number = 2; number <= Invites.WrongTriesMax + 4; number++)
        {
            await GiveAsync(Visitor, $"849120000{number:D2}");
        }

        Assert.Single(await OpenAsync());
        Assert.Contains(await HeardAsync(Visitor), text => text.Contains("một giờ nữa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_OfMoreThanATapCanChooseFrom_NeedsACard()
    {
        foreach (var member in new[] { 6, 8, 10 })
        {
            await club.SetPhoneAsync("0912000005", member);
        }

        await GiveAsync(Visitor, SausPhone);

        Assert.False(await IsChairAskedAsync());
    }

    /// <summary>Gives a number in Zalo's form.</summary>
    /// <returns>What the bot has said to them.</returns>
    private async Task<IReadOnlyList<string>> GiveAsync(string name, string number)
    {
        await club.OpenAsync(name);
        await club.SayAsync(name, TestClub.OwnPhone(number));
        return await HeardAsync(name);
    }

    /// <summary>The visitor gives the number of bà Sáu, and the chair says that it is her.</summary>
    private async Task<JoinRequest> RecogniseAsync()
    {
        await GiveAsync(Visitor, SausPhone);
        var asked = Assert.Single(await OpenAsync());
        Assert.True(await IsChairAskedAsync());
        await club.SayAsync(Chair, "đúng");
        await club.DeliverAsync();
        return asked;
    }

    private async Task<bool> IsChairAskedAsync()
    {
        await club.DeliverAsync();
        return (await HeardAsync(Chair)).Any(text => text.StartsWith("Có người nhắn qua Zalo", StringComparison.Ordinal));
    }

    /// <summary>What no board has answered, however old.</summary>
    private async Task<IReadOnlyList<JoinRequest>> OpenAsync() =>
        await club.NewSession().QueryRangeAsync<JoinRequest>(JoinRequests.Open, "", null, 100, default);

    private async Task<Account?> AccountAsync(string name) =>
        await club.NewSession().LoadAsync<Account>(TestClub.ConversationOf(name).AccountKey, default);

    private async Task<IReadOnlyList<string>> HeardAsync(string name) =>
        [.. (await club.HeardAsync(name)).Where(activity => activity.From?.Role == Roles.Bot).Select(activity => activity.Text ?? "")];
}
