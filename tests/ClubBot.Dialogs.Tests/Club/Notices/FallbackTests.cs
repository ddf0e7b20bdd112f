using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Notices;

/// <summary>A notice goes to one account of a person, then to the next, then to the family, then onto the board's list.</summary>
public sealed class FallbackTests : IAsyncLifetime
{
    private const int Sau = 5;
    private const int Tu = 7;

    private static readonly PartOutcome Fails = new PartOutcome.Ended(OutboxState.Failed, "refused");
    private static readonly PartOutcome Silent = new PartOutcome.Ended(OutboxState.Unknown, "no-answer");
    private static readonly PartOutcome Blocked = new PartOutcome.Closed("blocked");

    private NoticeClub club = null!;

    public async Task InitializeAsync() => club = await NoticeClub.CreateAsync();

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task Notice_PersonWithThreeAccounts_IsToldOnce()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("b@telegram", Sau, heard: TimeSpan.FromHours(1));
        await club.LinkAsync("c", Sau);
        var notice = await club.SendAsync();

        await club.Club.DeliverAsync();

        Assert.Equal(["a"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Sent, null), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Notice_PhonesFail_GoesOnToThePage()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("b@telegram", Sau, heard: TimeSpan.FromHours(1));
        await club.LinkAsync("c", Sau);
        club.Club.SetWire("a@telegram", Fails);
        club.Club.SetWire("b@telegram", Blocked);
        var notice = await club.SendAsync();

        await club.Club.DeliverAsync();

        Assert.Equal(["a", "b", "c"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Sent, null), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Notice_Unknown_IsNotSentAgainAndTheBoardSeesIt()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("c", Sau);
        club.Club.SetWire("a@telegram", Silent);
        var notice = await club.SendAsync();

        await club.Club.DeliverAsync();

        Assert.Equal(["a"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Unknown, ByHandReason.Unsure), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Notice_OwnAccountsFail_GoesToTheRelativeWithTheRight()
    {
        await club.LinkAsync("own@telegram", Sau);
        await club.LinkAsync("loans@telegram", Sau, await club.GrantAsync(Sau, "loans", FamilyRight.Loans));
        await club.LinkAsync("meetings@telegram", Sau, await club.GrantAsync(Sau, "meetings", FamilyRight.Meetings));
        club.Club.SetWire("own@telegram", Fails);
        var notice = await club.SendAsync();

        await club.Club.DeliverAsync();

        Assert.Equal(["own", "meetings"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Sent, null), await club.EndAsync(notice, Sau));
        Assert.Contains("bà Sáu", await club.Club.LastAsync("meetings@telegram"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_EverythingFails_IsOnTheBoardsListAndTheBoardIsToldOnce()
    {
        await club.LinkAsync("own@telegram", Sau);
        await club.LinkAsync("child@telegram", Sau, await club.GrantAsync(Sau, "child", FamilyRight.Meetings));
        await club.LinkAsync("tu@telegram", Tu);
        foreach (var name in new[] { "own@telegram", "child@telegram", "tu@telegram" })
        {
            club.Club.SetWire(name, Fails);
        }

        var notice = await club.SendAsync();
        await club.Club.DeliverAsync();
        await club.Club.SayAsync(NoticeClub.Chair, "tôi đi");
        Assert.Equal(0, await club.NewsAsync(NoticeClub.Chair));

        club.Club.Time.Advance(NextWay.Gathering);
        await club.Club.DeliverAsync();
        club.Club.Time.Advance(TimeSpan.FromDays(1));
        await club.Club.DeliverAsync();

        Assert.Equal((NoticeEnd.Failed, ByHandReason.NotReached), await club.EndAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Failed, ByHandReason.NotReached), await club.EndAsync(notice, Tu));
        Assert.Equal(1, await club.NewsAsync(NoticeClub.Chair));
    }

    [Fact]
    public async Task Notice_ChairIsNotReachedEither_AnotherOfTheBoardIsTold()
    {
        await club.Club.JoinAsync("BINH", "DEMO-BINH");
        await club.LinkAsync("tu@telegram", Tu);
        club.Club.SetWire("tu@telegram", Fails);
        await club.SendAsync();
        await club.Club.DeliverAsync();
        await club.Club.SayAsync("BINH", "tôi đi");
        await club.Club.SayAsync(NoticeClub.Chair, "Thông tin của tôi");
        await club.Club.SayAsync(NoticeClub.Chair, "Rút đồng ý");
        await club.Club.SayAsync(NoticeClub.Chair, "Đúng");

        club.Club.Time.Advance(NextWay.Gathering);
        await club.Club.DeliverAsync();

        Assert.Equal(1, await club.NewsAsync("BINH"));
    }

    [Fact]
    public async Task Notice_AccountUnlinkedBeforeItLeft_GoesToTheOtherAccount()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("c", Sau);
        var notice = await club.SendAsync();
        var session = club.Club.NewSession();
        var account = await session.LoadAsync<Account>(TestClub.ConversationOf("a@telegram").AccountKey, default);
        session.Put(account! with { Link = null });
        await session.CommitAsync(default);

        await club.Club.DeliverAsync();

        Assert.Equal(["a", "c"], await club.TriedAsync(notice, Sau));
        Assert.Equal((NoticeEnd.Sent, null), await club.EndAsync(notice, Sau));
    }

    [Fact]
    public async Task Notice_BlockedBeforeItLeft_GoesToTheOtherAccountAndTheNextNoticeBeginsThere()
    {
        await club.Club.JoinAsync("a@telegram", "DEMO-SAU");
        await club.LinkAsync("b@telegram", Sau, heard: TimeSpan.FromHours(1));
        var notice = await club.SendAsync();
        await club.Club.Get<OutgoingQueue>().CloseAsync(TestClub.ConversationOf("a@telegram").Key, "blocked", default);

        await club.Club.DeliverAsync();

        Assert.Equal(["a", "b"], await club.TriedAsync(notice, Sau));
        var book = await ContactBook.OfMemberAsync(club.Club.NewSession(), NoticeClub.IdOf(Sau), club.Club.Time.GetUtcNow(), default);
        Assert.Equal("u-b", Assert.Single(book.OfPerson(NoticeClub.IdOf(Sau), NoticeClub.IdOf(Sau))).Account.Conversation.UserId);
    }

    [Fact]
    public async Task Notice_TwoFailAtTheSameInstant_OneMessageToTheBoardIsStaged()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("b@telegram", Tu);
        var notice = await club.SendAsync();
        var first = (await club.MessagesAsync(notice, Sau)).Single() with { State = OutboxState.Failed };
        var second = (await club.MessagesAsync(notice, Tu)).Single() with { State = OutboxState.Failed };
        var (one, other) = (await EndedAsync(first), await EndedAsync(second));

        Assert.IsType<CommitOutcome.Committed>(await one.CommitAsync(default));
        Assert.IsType<CommitOutcome.Conflict>(await other.CommitAsync(default));
        Assert.IsType<CommitOutcome.Committed>(await (await EndedAsync(second)).CommitAsync(default));

        Assert.Equal(2, (await club.TallyAsync(notice)).Count(NoticeEnd.Failed));
        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Notice_SameEndingTwice_IsFollowedOnce()
    {
        await club.LinkAsync("a@telegram", Sau);
        await club.LinkAsync("b@telegram", Sau, heard: TimeSpan.FromHours(1));
        var notice = await club.SendAsync();
        var failed = (await club.MessagesAsync(notice, Sau)).Single() with { State = OutboxState.Failed };
        var (one, other) = (await EndedAsync(failed), await EndedAsync(failed));

        Assert.IsType<CommitOutcome.Committed>(await one.CommitAsync(default));
        Assert.IsType<CommitOutcome.Conflict>(await other.CommitAsync(default));
        await (await EndedAsync(failed)).CommitAsync(default);

        Assert.Equal(["a", "b"], await club.TriedAsync(notice, Sau));
    }

    [Fact]
    public async Task Wires_ManyFailAtOnce_EveryChainGoesOnAndTheBoardIsToldOnce()
    {
        for (var member = 2; member <= 24; member++)
        {
            await club.LinkAsync($"m{member}@telegram", member);
        }

        var notice = await club.SendAsync();
        await club.Club.SayDueAsync();
        var queue = club.Club.Get<OutgoingQueue>();
        var due = await queue.DueAsync(Kernel.Schema.Channels.Telegram, OutboxLane.Notice, club.Club.Time.GetUtcNow(), 1_000, default);
        await Task.WhenAll(due.Select(key => Task.Run(async () =>
            await queue.SettleAsync(new Settlement(key, (await queue.LoadAsync(key, default))!.Outgoing[0].Sequence, Fails), default))));

        var tally = await club.TallyAsync(notice);
        Assert.Equal((1, 23), (tally.Count(NoticeEnd.Sent), tally.Count(NoticeEnd.Failed)));
        Assert.Single(await ToldAsync());
    }

    [Fact]
    public async Task Message_ToOneMemberWhoIsNotReached_BecomesANoticeOnTheBoardsList()
    {
        await club.LinkAsync("binh1@telegram", 4);
        await club.LinkAsync("binh2@telegram", 4);
        club.Club.SetWire("binh1@telegram", Fails);
        club.Club.SetWire("binh2@telegram", Fails);
        await club.Club.JoinAsync("SAU", "DEMO-SAU");
        await club.Club.SayAsync("SAU", "tra no o dau, nop cho ai");
        await club.Club.SayAsync("SAU", "nói với thủ quỹ");
        await club.Club.SayAsync("SAU", "đồng ý");
        await club.Club.DeliverAsync();

        var notice = Assert.Single(await club.NoticesAsync());
        Assert.Contains("Nông Thị Sáu", notice.Words, StringComparison.Ordinal);
        Assert.Equal(["binh1", "binh2"], await club.TriedAsync(notice, 4));
        Assert.Equal((NoticeEnd.Failed, ByHandReason.NotReached), await club.EndAsync(notice, 4));
        club.Club.Time.Advance(NextWay.Gathering);
        await club.Club.DeliverAsync();
        Assert.Equal(1, await club.NewsAsync(NoticeClub.Chair));
    }

    private async Task<DocumentSession> EndedAsync(OutboxMessage message)
    {
        var session = club.Club.NewSession();
        await session.LoadAsync<OutboxMessage>(message.Id, default);
        await club.Club.Get<OutboxEndings>().PutAsync(session, message, club.Club.Time.GetUtcNow(), default);
        return session;
    }

    private async Task<IReadOnlyList<OutboxMessage>> ToldAsync()
    {
        var from = OutboxIndexes.DueKey(OutboxLane.Notice, DateTimeOffset.MinValue);
        var waiting = await club.Club.NewSession().QueryRangeAsync<OutboxMessage>(OutboxIndexes.Due, from, null, 1_000, default);
        return [.. waiting.Where(message => message.DialogId == NoticeDialog.DialogId)];
    }
}
