using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Membership;

/// <summary>Somebody else comes behind an account, or a permission is taken back, while something is open or on its way.</summary>
public sealed class ChangedTieTests : IAsyncLifetime
{
    private TestClub club = null!;

    public async Task InitializeAsync() => club = await TestClub.CreateAsync();

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task Grant_RevokedInTheMiddle_RelativeIsToldAndSeesNothing()
    {
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.JoinAsync("NAM", "DEMO-NAM");
        await club.SayAsync("NAM", "Sổ vay của tôi");
        await RevokeAsync();

        await club.SayAsync("NAM", "Xem lịch trả");

        Assert.DoesNotContain(await HeardSinceAsync("NAM", "Xem lịch trả"), text => text.Contains("400.000", StringComparison.Ordinal) || IsApology(text));
        Assert.Contains(await HeardSinceAsync("NAM", "Xem lịch trả"), text => text.Contains("không làm tiếp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cứu với, bà ngất rồi", "115")]
    [InlineData("dừng", "thẻ mời")]
    [InlineData("làm tiếp", "thẻ mời")]
    public async Task Grant_RevokedInTheMiddle_WhateverIsSaidIsAnswered(string text, string answer)
    {
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.JoinAsync("NAM", "DEMO-NAM");
        await club.SayAsync("NAM", "Sổ vay của tôi");
        await RevokeAsync();

        await club.SayAsync("NAM", text);

        Assert.Contains(await HeardSinceAsync("NAM", text), said => said.Contains(answer, StringComparison.Ordinal));
        Assert.DoesNotContain(await HeardSinceAsync("NAM", text), IsApology);
    }

    [Fact]
    public async Task Consent_WithdrawnAboveAnOpenDialog_IsWithdrawn()
    {
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.SayAsync("SAU", "Khám sức khỏe");
        await club.SayAsync("SAU", "thông tin của tôi");
        await club.SayAsync("SAU", "Rút đồng ý");
        await club.SayAsync("SAU", "Đúng");

        Assert.Null((await AccountAsync("SAU")).Link);
        Assert.DoesNotContain(await HeardSinceAsync("SAU", "Rút đồng ý"), IsApology);
    }

    [Fact]
    public async Task Account_TiedToSomebodyElseAboveAnOpenDialog_FormerDialogIsGone()
    {
        await club.JoinAsync("PHONE", "DEMO-SAU");
        await club.SayAsync("PHONE", "tôi còn nợ bao nhiêu");
        await club.SayAsync("PHONE", "nhập mã thẻ mời");
        await RelinkAsync("PHONE", "DEMO-TU");

        var member = await club.NewSession().LoadAsync<Member>((await AccountAsync("PHONE")).Link!.MemberId, default);
        Assert.Equal("Tư", member!.GivenName);
        await club.SayAsync("PHONE", "làm tiếp");
        await club.SayAsync("PHONE", "quay lại");
        Assert.DoesNotContain(await HeardSinceAsync("PHONE", "làm tiếp"), text => text.Contains("3.200.000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notice_AccountUnlinkedAfterQueuing_IsSkipped()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.JoinAsync("SAU", "DEMO-SAU");
        await InviteAsync();
        await LeaveAsync("SAU");

        await club.DeliverAsync();

        Assert.Equal((OutboxState.Skipped, OutboxMessage.NothingToSay), await StateAsync("SAU"));
        Assert.DoesNotContain(await HeardSinceAsync("SAU", "Rút đồng ý"), text => text.Contains("mời", StringComparison.Ordinal) && text.Contains("họp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notice_AccountStillLinked_IsSent()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.JoinAsync("SAU", "DEMO-SAU");
        await InviteAsync();

        await club.DeliverAsync();

        Assert.Equal((OutboxState.Sent, null), await StateAsync("SAU"));
    }

    [Fact]
    public async Task Notice_RelativesGrantRevokedAfterQueuing_IsSkipped()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.JoinAsync("NAM", "DEMO-NAM");
        await InviteAsync();
        await club.JoinAsync("SAU", "DEMO-SAU");
        await RevokeAsync();

        await club.DeliverAsync();

        Assert.Equal((OutboxState.Skipped, OutboxMessage.NothingToSay), await StateAsync("NAM"));
    }

    [Fact]
    public async Task Notice_SingleRightTakenBackAfterQueuing_IsSkipped()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.JoinAsync("NAM", "DEMO-NAM");
        await InviteAsync();
        var session = club.NewSession();
        var grant = await session.LoadAsync<FamilyGrant>((await AccountAsync("NAM")).Link!.GrantId!, default);
        session.Put(grant! with { Rights = [FamilyRight.Loans] });
        await session.CommitAsync(default);

        await club.DeliverAsync();

        Assert.Equal((OutboxState.Skipped, OutboxMessage.NothingToSay), await StateAsync("NAM"));
    }

    [Fact]
    public async Task Notice_AccountOfSomebodyElseAtDelivery_IsSkipped()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.JoinAsync("SAU", "DEMO-SAU");
        await InviteAsync();
        await LeaveAsync("SAU");
        await RelinkAsync("SAU", "DEMO-NAM");

        await club.DeliverAsync();

        Assert.Equal((OutboxState.Skipped, OutboxMessage.NothingToSay), await StateAsync("SAU"));
    }

    [Theory]
    [InlineData("cứu với", "Báo ngay")]
    [InlineData("gặp người", "Gọi lại cho tôi")]
    public async Task Board_AsksForHelpAlone_IsNotToldThatTheBoardWasTold(string text, string button)
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.SayAsync("HOA", text);
        await club.SayAsync("HOA", button);

        Assert.DoesNotContain(await HeardSinceAsync("HOA", button), said => said.StartsWith("Cháu đã", StringComparison.Ordinal) || said.StartsWith("Em đã", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Emergency_YesInOtherWords_TellsTheFamily()
    {
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.JoinAsync("NAM", "DEMO-NAM");
        await club.SayAsync("SAU", "cứu với");
        await club.SayAsync("SAU", "ừ báo đi cháu");
        await club.DeliverAsync();

        Assert.Contains(await HeardSinceAsync("SAU", "ừ báo đi cháu"), said => said.Contains("ban chủ nhiệm thì cháu chưa nhắn được", StringComparison.Ordinal));
        Assert.Contains("KHẨN", await club.LastAsync("NAM"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_LostInTheMiddle_NothingIsSent()
    {
        await club.JoinAsync("HOA", "DEMO-HOA");
        await club.SayAsync("HOA", "Mời họp");
        await club.SayAsync("HOA", "họp chủ nhật này 8h sáng ở nhà văn hóa");
        var session = club.NewSession();
        var member = await session.LoadAsync<Member>((await AccountAsync("HOA")).Link!.MemberId, default);
        session.Put(member! with { Office = Office.None });
        await session.CommitAsync(default);

        await club.SayAsync("HOA", "Gửi ngay");

        Assert.Empty(await club.NewSession().QueryRangeAsync<OutboxMessage>(OutboxIndexes.ByNotice, "", null, 10, default));
        Assert.Contains(await HeardSinceAsync("HOA", "Gửi ngay"), text => text.Contains("không làm tiếp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_TwoPeopleAtOnce_OneIsLinked()
    {
        var session = club.NewSession();
        var invite = await session.LoadAsync<Invite>(InviteCode.HashOf("DEMO-LAN"), default);
        session.Put(invite! with { IsReusable = false });
        await session.CommitAsync(default);
        foreach (var name in new[] { "A", "B" })
        {
            await club.OpenAsync(name);
            await club.SayAsync(name, "DEMO-LAN");
            await club.SayAsync(name, "đúng");
        }

        await Task.WhenAll(club.SayAsync("A", "đồng ý"), club.SayAsync("B", "đồng ý"));

        var linked = 0;
        foreach (var name in new[] { "A", "B" })
        {
            var account = await club.NewSession().LoadAsync<Account>(TestClub.ConversationOf(name).AccountKey, default);
            linked += account?.Link is null ? 0 : 1;
        }

        Assert.Equal(1, linked);
    }

    [Fact]
    public async Task Messages_FortyAtOnce_AreAllAnswered()
    {
        await club.JoinAsync("SAU", "DEMO-SAU");
        await club.SayAsync("SAU", "khám sức khỏe");

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => club.SayAsync("SAU", "đúng")));

        var said = (await club.HeardAsync("SAU")).Where(activity => activity.From?.Role == Roles.Bot).Select(activity => activity.Text ?? "").ToList();
        Assert.Single(said, text => text.Contains("Số biên nhận", StringComparison.Ordinal) && text.Contains("đã ghi tên", StringComparison.Ordinal));
        Assert.DoesNotContain(said, IsApology);
    }

    private static bool IsApology(string text) => text.Contains("bị lỗi", StringComparison.Ordinal);

    private async Task RevokeAsync()
    {
        await club.SayAsync("SAU", "thông tin của tôi");
        await club.SayAsync("SAU", "Con cháu xem gì");
        await club.SayAsync("SAU", "Không cho xem nữa");
        await club.SayAsync("SAU", "Đúng");
    }

    private async Task LeaveAsync(string name)
    {
        await club.SayAsync(name, "thông tin của tôi");
        await club.SayAsync(name, "Rút đồng ý");
        await club.SayAsync(name, "Đúng");
    }

    private async Task RelinkAsync(string name, string code)
    {
        await club.SayAsync(name, code);
        await club.SayAsync(name, "đúng");
        await club.SayAsync(name, "đồng ý");
    }

    private async Task InviteAsync()
    {
        await club.SayAsync("HOA", "Mời họp");
        await club.SayAsync("HOA", "họp chủ nhật này 8h sáng ở nhà văn hóa");
        await club.SayAsync("HOA", "Gửi ngay");
    }

    private async Task<Account> AccountAsync(string name) =>
        (await club.NewSession().LoadAsync<Account>(TestClub.ConversationOf(name).AccountKey, default))!;

    private async Task<(OutboxState State, string? Reason)> StateAsync(string name)
    {
        var entries = await club.NewSession().QueryRangeAsync<OutboxMessage>(OutboxIndexes.ByNotice, "", null, 1000, default);
        var message = entries.Single(one => one.To.Key == TestClub.ConversationOf(name).Key);
        return (message.State, message.Reason);
    }

    /// <summary>What the bot said to somebody after they said a text the last time.</summary>
    private async Task<IEnumerable<string>> HeardSinceAsync(string name, string text)
    {
        var all = await club.HeardAsync(name);
        var last = all.Select((activity, index) => (activity, index)).Last(said => said.activity.From?.Role != Roles.Bot && said.activity.Text == text).index;
        return all.Skip(last + 1).Where(activity => activity.From?.Role == Roles.Bot).Select(activity => activity.Text ?? "");
    }
}
