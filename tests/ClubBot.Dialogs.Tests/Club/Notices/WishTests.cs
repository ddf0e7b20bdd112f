using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Notices;

/// <summary>Who wants no notices gets none, looked at when a message leaves; only what is urgent comes all the same.</summary>
public sealed class WishTests : IAsyncLifetime
{
    private const int Sau = 5;

    private readonly ContactWords words = new();
    private NoticeClub club = null!;

    public async Task InitializeAsync() => club = await NoticeClub.CreateAsync();

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task Stop_SaidAfterQueuing_IsHonouredWhenItLeaves()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("child@telegram", Sau, await club.GrantAsync(Sau, "child", FamilyRight.Meetings));
        var notice = await club.SendAsync();
        await club.WishAsync(NoticeClub.IdOf(Sau), isStopped: true);

        await club.Club.DeliverAsync();

        var message = Assert.Single(await club.MessagesAsync(notice, Sau));
        Assert.Equal((OutboxState.Skipped, NoticeReasons.OptedOut), (message.State, message.Reason));
        Assert.Equal((NoticeEnd.Skipped, ByHandReason.OptedOut), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Stop_SaidByTheRelative_DoesNotSpeakForTheMember()
    {
        var child = await club.GrantAsync(Sau, "child", FamilyRight.Meetings);
        await club.LinkAsync("child@telegram", Sau, child);
        await club.LinkAsync("other", Sau, await club.GrantAsync(Sau, "other", FamilyRight.Meetings));
        var notice = await club.SendAsync();
        await club.WishAsync(child, isStopped: true);

        await club.Club.DeliverAsync();

        Assert.Equal(["child", "other"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Sent, null), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Stop_OnlyRelativeSaidSo_MemberIsNotReachedRatherThanUnwilling()
    {
        var child = await club.GrantAsync(Sau, "child", FamilyRight.Meetings);
        await club.LinkAsync("child@telegram", Sau, child);
        var notice = await club.SendAsync();
        await club.WishAsync(child, isStopped: true);

        await club.Club.DeliverAsync();

        Assert.Equal((NoticeEnd.Skipped, ByHandReason.NotReached), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Stop_SaidBeforeAMessageOfOnesOwnLeft_IsOnTheBoardsList()
    {
        await club.LinkAsync("binh@telegram", 4);
        await club.Club.JoinAsync("SAU", "DEMO-SAU");
        await club.Club.SayAsync("SAU", "tra no o dau, nop cho ai");
        await club.Club.SayAsync("SAU", "nói với thủ quỹ");
        await club.Club.SayAsync("SAU", "đồng ý");
        await club.WishAsync(NoticeClub.IdOf(4), isStopped: true);

        await club.Club.DeliverAsync();

        var notice = Assert.Single(await club.NoticesAsync());
        Assert.Equal((NoticeEnd.Skipped, ByHandReason.OptedOut), await club.EndAsync(notice, 4));
    }

    [Fact]
    public async Task Chosen_Page_IsWhereTheNoticeGoes()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("page", Sau);
        await club.WishAsync(NoticeClub.IdOf(Sau), ContactKind.Page);
        var notice = await club.SendAsync();

        await club.Club.DeliverAsync();

        Assert.Equal(["page"], await club.TriedAsync(notice, Sau));
    }

    [Fact]
    public async Task Urgent_GoesToEveryAccountOfTheBoardHoweverTheyWished()
    {
        await club.LinkAsync("binh1@telegram", 4);
        await club.LinkAsync("binh2", 4);
        await club.WishAsync(NoticeClub.IdOf(4), isStopped: true);
        await club.Club.JoinAsync("SAU", "DEMO-SAU");

        await club.Club.SayAsync("SAU", "cứu với");
        await club.Club.SayAsync("SAU", "báo ngay");
        await club.Club.DeliverAsync();

        Assert.StartsWith("KHẨN", await club.Club.LastAsync("binh1@telegram"), StringComparison.Ordinal);
        Assert.StartsWith("KHẨN", await club.Club.LastAsync("binh2"), StringComparison.Ordinal);
        Assert.StartsWith("KHẨN", await club.Club.LastAsync(NoticeClub.Chair), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đừng nhắn cho tôi nữa", "stop")]
    [InlineData("Đừng nhắn cho tôi nữa nhé cháu!", "stop")]
    [InlineData("dung nhan tin cho toi nua", "stop")]
    [InlineData("thôi không nhận tin nữa", "stop")]
    [InlineData("nhắn lại cho tôi", "again")]
    [InlineData("cho tôi nhận tin lại nhé", "again")]
    [InlineData("nhắn cho tôi qua Zalo", "Zalo")]
    [InlineData("từ nay gửi tin cho bà qua zalo nhé", "Zalo")]
    [InlineData("nhan tin cho toi bang tele", "Telegram")]
    [InlineData("tôi muốn nhận tin trên trang web", "Page")]
    public void Words_AWish_AreRead(string text, string argument) => Assert.Equal(argument, words.Read(text)?.Argument);

    [Theory]
    [InlineData("đừng nhắn cho con tôi")]
    [InlineData("đừng nhắn cho ai biết")]
    [InlineData("nhắn mọi người qua zalo")]
    [InlineData("nhắn bà Lan qua Zalo chủ nhật họp")]
    [InlineData("lam sao cai zalo")]
    [InlineData("không")]
    [InlineData("zalo")]
    [InlineData("")]
    [InlineData("gửi lại cho tôi lịch trả nợ")]
    public void Words_SomethingElse_AreNoWish(string text) => Assert.Null(words.Read(text));
}
