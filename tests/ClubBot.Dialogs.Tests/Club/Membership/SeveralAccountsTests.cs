using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Membership;

/// <summary>One person on several channels: each tie has its consent and is taken back by itself.</summary>
public sealed class SeveralAccountsTests : IAsyncLifetime
{
    private TestClub club = null!;

    public async Task InitializeAsync()
    {
        club = await TestClub.CreateAsync();
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.JoinAsync("SAU@telegram", "DEMO-SAU");
    }

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task Reply_ToAQuestion_GoesWhereItCameFrom()
    {
        var before = (await club.HeardAsync("SAU")).Count;

        await club.SayAsync("SAU@telegram", "tôi còn nợ bao nhiêu");

        Assert.Contains("3.200.000", await club.LastAsync("SAU@telegram"), StringComparison.Ordinal);
        Assert.Equal(before, (await club.HeardAsync("SAU")).Count);
    }

    [Fact]
    public async Task Unlinking_OneAccount_LeavesTheOtherAndItsConsent()
    {
        await LeaveAsync("SAU", "Telegram");

        Assert.NotNull((await LinkAsync("SAU"))?.ConsentId);
        Assert.Null(await LinkAsync("SAU@telegram"));
        Assert.Equal(1, await WithdrawnAsync());
    }

    [Fact]
    public async Task Unlinking_All_WithdrawsEveryConsent()
    {
        await LeaveAsync("SAU", "Rút hết mọi nơi");

        Assert.Null(await LinkAsync("SAU"));
        Assert.Null(await LinkAsync("SAU@telegram"));
        Assert.Equal(2, await WithdrawnAsync());
    }

    [Fact]
    public async Task Unlinking_MothersAccounts_LeavesTheSons()
    {
        await club.JoinAsync("NAM@telegram", "DEMO-NAM");
        await LeaveAsync("SAU", "Rút hết mọi nơi");

        Assert.NotNull(await LinkAsync("NAM@telegram"));
    }

    [Fact]
    public async Task Account_WritingFromANewConversation_IsToldThere()
    {
        var moved = TestClub.ConversationOf("SAU") with { ConversationId = "another-page" };
        await club.Turns.ProcessAsync(new InboundTurn(moved, "1", Activity.Message("xin chào")), default);

        var account = await club.NewSession().LoadAsync<Account>(moved.AccountKey, default);
        Assert.Equal("another-page", account!.Conversation.ConversationId);
        Assert.NotNull(account.Link);
    }

    private async Task LeaveAsync(string name, string place)
    {
        await club.SayAsync(name, "thông tin của tôi");
        await club.SayAsync(name, "Rút đồng ý");
        await club.SayAsync(name, place);
        await club.SayAsync(name, "Đúng");
    }

    private async Task<AccountLink?> LinkAsync(string name) =>
        (await club.NewSession().LoadAsync<Account>(TestClub.ConversationOf(name).AccountKey, default))?.Link;

    private async Task<int> WithdrawnAsync()
    {
        var consents = await club.NewSession().QueryAsync<Consent>(MembershipIndexes.ByMember, Member.IdOf("demo", 5), 100, default);
        return consents.Count(consent => consent.WithdrawnAt is not null);
    }
}
