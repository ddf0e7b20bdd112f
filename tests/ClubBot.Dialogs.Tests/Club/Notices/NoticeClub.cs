using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Notices;

/// <summary>The demo club with accounts of any kind, and its chair, who sends notices from the page as HOA.</summary>
internal sealed class NoticeClub : IAsyncDisposable
{
    public const string Chair = "HOA";

    private const string ClubId = "demo";

    private NoticeClub(TestClub club) => Club = club;

    public TestClub Club { get; }

    public static async Task<NoticeClub> CreateAsync()
    {
        var club = new NoticeClub(await TestClub.CreateAsync());
        await club.Club.JoinAsync(Chair, "DEMO-HOA");
        return club;
    }

    public static string IdOf(int member) => Member.IdOf(ClubId, member);

    /// <summary>Ties an account to a member, or to a relative by the id of the grant.</summary>
    /// <param name="name">As in <see cref="TestClub.ConversationOf"/>.</param>
    /// <param name="member">Number of the member.</param>
    /// <param name="grantId">For a relative.</param>
    /// <param name="heard">How long ago it was last heard from.</param>
    public async Task LinkAsync(string name, int member, string? grantId = null, TimeSpan heard = default)
    {
        var conversation = TestClub.ConversationOf(name);
        var session = Club.NewSession();
        session.Put(new Account
        {
            Id = conversation.AccountKey,
            Conversation = conversation,
            Link = new AccountLink(ClubId, IdOf(member), grantId, Club.Time.GetUtcNow() - heard, "consent"),
        });
        await session.CommitAsync(default);
    }

    /// <summary>Lets somebody act for a member in these matters.</summary>
    public async Task<string> GrantAsync(int member, string name, params FamilyRight[] rights)
    {
        var session = Club.NewSession();
        var grant = new FamilyGrant
        {
            Id = $"{IdOf(member)}/family-{name}",
            ClubId = ClubId,
            MemberId = IdOf(member),
            RelativeName = name,
            IsFemale = true,
            BirthYear = 1985,
            Relation = "con gái",
            Rights = rights,
            GivenAt = Club.Time.GetUtcNow(),
        };
        session.Put(grant);
        await session.CommitAsync(default);
        return grant.Id;
    }

    /// <summary>Notes what a person wants.</summary>
    public async Task WishAsync(string personKey, ContactKind? chosen = null, bool isStopped = false)
    {
        var session = Club.NewSession();
        var wish = await session.LoadAsync<ContactWish>(personKey, default) ?? new ContactWish { Id = personKey, ClubId = ClubId };
        session.Put(wish with { Chosen = chosen, StoppedAt = isStopped ? Club.Time.GetUtcNow() : null });
        await session.CommitAsync(default);
    }

    /// <summary>The chair invites everybody to a meeting; nothing is delivered yet.</summary>
    public async Task<Notice> SendAsync()
    {
        await Club.SayAsync(Chair, "Mời họp");
        await Club.SayAsync(Chair, "họp chủ nhật này 8h sáng ở nhà văn hóa");
        await Club.SayAsync(Chair, "Gửi ngay");
        return Assert.Single(await NoticesAsync());
    }

    public async Task<IReadOnlyList<Notice>> NoticesAsync() => await Club.NewSession().QueryAsync<Notice>("by-club", ClubId, 100, default);

    public async Task<NoticeTally> TallyAsync(Notice notice) => await NoticeTally.OfAsync(Club.NewSession(), notice, default);

    /// <summary>What became of one member.</summary>
    public async Task<(NoticeEnd End, ByHandReason? ByHand)> EndAsync(Notice notice, int member)
    {
        var end = (await TallyAsync(notice)).Ends.Single(one => one.MemberId == IdOf(member));
        return (end.End, end.ByHand);
    }

    /// <summary>The messages of a notice to one member and the family, in their order.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> MessagesAsync(Notice notice, int member)
    {
        var messages = await Club.NewSession().QueryAsync<OutboxMessage>(OutboxIndexes.ByNotice, notice.Id, 10_000, default);
        return [.. messages.Where(message => message.MemberId == IdOf(member)).OrderBy(message => NoticeChain.HopOf(message.Id))];
    }

    /// <summary>Where a notice went for one member, in order: names as in <see cref="TestClub.ConversationOf"/>.</summary>
    public async Task<IEnumerable<string>> TriedAsync(Notice notice, int member) =>
        (await MessagesAsync(notice, member)).Select(message => message.To.ConversationId[2..]);

    /// <summary>How often somebody of the board was told that a notice did not reach everybody.</summary>
    public async Task<int> NewsAsync(string name) =>
        (await Club.HeardAsync(name)).Count(activity => activity.Text?.Contains("báo tận nhà giúp", StringComparison.Ordinal) == true);

    public ValueTask DisposeAsync() => Club.DisposeAsync();
}
