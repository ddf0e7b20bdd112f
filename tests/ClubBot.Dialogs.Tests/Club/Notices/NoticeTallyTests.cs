using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Tests.Club.Notices;

/// <summary>However messages end, each recipient has exactly one end, and the five counts add up.</summary>
public sealed class NoticeTallyTests
{
    private const int Members = 24;

    private static readonly PartOutcome?[] Wires =
        [null, new PartOutcome.Ended(OutboxState.Failed, "refused"), new PartOutcome.Ended(OutboxState.Unknown, "no-answer"), new PartOutcome.Closed("blocked")];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public async Task Notice_RandomAccountsWiresAndWishes_AddsUpAndNobodyIsToldTwice(int seed)
    {
        await using var club = await NoticeClub.CreateAsync();
        var random = new Random(seed);
        for (var member = 2; member <= Members; member++)
        {
            await FurnishAsync(club, random, member);
        }

        var notice = await club.SendAsync();
        AssertAddsUp(await club.TallyAsync(notice));
        if (random.Next(2) == 0)
        {
            await club.WishAsync(NoticeClub.IdOf(random.Next(2, Members + 1)), isStopped: true);
        }

        await club.Club.DeliverAsync();

        var tally = await club.TallyAsync(notice);
        AssertAddsUp(tally);
        Assert.Equal(0, tally.Count(NoticeEnd.Waiting));
        foreach (var end in tally.Ends)
        {
            await AssertOneEndAsync(club, notice, end);
        }
    }

    [Fact]
    public void Of_NoticeOfAnOlderVersion_CountsTheBestOfItsMessages()
    {
        var notice = new Notice
        {
            Id = "n",
            ClubId = "demo",
            Words = "w",
            SentAt = default,
            Receipt = "1",
            Recipients = [new NoticeRecipient("a", NoticeWay.Own), new NoticeRecipient("b", NoticeWay.ByHand)],
        };
        var conversation = Dialogs.Tests.Transcripts.TestClub.ConversationOf("a");
        OutboxMessage[] messages =
        [
            new OutboxMessage { Id = "c!1.1", MemberId = "a", To = conversation, NotBefore = default, State = OutboxState.Sent },
            new OutboxMessage { Id = "c!1.2", MemberId = "a", To = conversation, NotBefore = default, State = OutboxState.Failed },
        ];

        var tally = NoticeTally.Of(notice, messages);

        Assert.Equal((1, 1), (tally.Count(NoticeEnd.Sent), tally.Count(ByHandReason.NoWay)));
    }

    private static async Task FurnishAsync(NoticeClub club, Random random, int member)
    {
        var relative = random.Next(3) == 0
            ? await club.GrantAsync(member, $"r{member}", random.Next(2) == 0 ? FamilyRight.Meetings : FamilyRight.Loans)
            : null;
        foreach (var grantId in new[] { null, relative }.Distinct())
        {
            for (var number = random.Next(4); number > 0; number--)
            {
                var name = $"m{member}{(grantId is null ? "" : "r")}-{number}{(random.Next(3) == 0 ? "" : "@telegram")}";
                await club.LinkAsync(name, member, grantId, TimeSpan.FromDays(random.Next(50)));
                club.Club.SetWire(name, Wires[random.Next(Wires.Length)]);
            }

            if (random.Next(4) == 0)
            {
                await club.WishAsync(
                    grantId ?? NoticeClub.IdOf(member), random.Next(2) == 0 ? ContactKind.Page : ContactKind.Telegram, isStopped: random.Next(2) == 0);
            }
        }
    }

    private static void AssertAddsUp(NoticeTally tally)
    {
        Assert.Equal(Members, tally.Ends.Count);
        Assert.Equal(Members, tally.Ends.Select(end => end.MemberId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Members, Enum.GetValues<NoticeEnd>().Sum(tally.Count));
        Assert.Equal(Members, tally.Count(NoticeEnd.Sent) + tally.Count(NoticeEnd.Waiting) + Enum.GetValues<ByHandReason>().Sum(tally.Count));
    }

    /// <summary>Nothing follows what arrived or may have; each account is tried once; whoever was not reached had no way left.</summary>
    private static async Task AssertOneEndAsync(NoticeClub club, Notice notice, RecipientEnd end)
    {
        var member = int.Parse(end.MemberId[^3..], System.Globalization.CultureInfo.InvariantCulture);
        var messages = await club.MessagesAsync(notice, member);
        Assert.All(messages.SkipLast(1), message => Assert.True(message.State is OutboxState.Failed or OutboxState.Skipped, $"{message.Id} is {message.State}."));
        Assert.Equal(messages.Count, messages.Select(message => message.To.AccountKey).Distinct(StringComparer.Ordinal).Count());
        if (end.ByHand is ByHandReason.NotReached or ByHandReason.NoWay)
        {
            var book = await ContactBook.OfMemberAsync(club.Club.NewSession(), end.MemberId, club.Club.Time.GetUtcNow(), default);
            var left = book.OfPerson(end.MemberId, end.MemberId).Concat(book.OfFamily(end.MemberId, FamilyRight.Meetings));
            Assert.Empty(left.Select(contact => contact.Account.Id).Except(messages.Select(message => message.To.AccountKey), StringComparer.Ordinal));
        }
    }
}
