using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Club.Notices;

/// <summary>By which account a person is told first, and by which next.</summary>
public sealed class ContactRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rank_SeveralPhones_TheOneHeardFromLastIsFirst() =>
        Assert.Equal(["new", "old"], Ranked(null, Of("telegram", "old", hours: 50), Of("zalo-bot", "new", hours: 2)));

    [Fact]
    public void Rank_Page_IsLastHoweverRecent() =>
        Assert.Equal(["phone", "page"], Ranked(null, Of(Channels.DirectLine, "page", hours: 0), Of("telegram", "phone", hours: 500)));

    [Fact]
    public void Rank_ChosenWay_IsFirst()
    {
        Assert.Equal(["page", "phone"], Ranked(ContactKind.Page, Of(Channels.DirectLine, "page", hours: 9), Of("telegram", "phone", hours: 1)));
        Assert.Equal(["z", "t"], Ranked(ContactKind.Zalo, Of("telegram", "t", hours: 1), Of("zalo-oa", "z", hours: 900)));
    }

    [Fact]
    public void Rank_ChosenWayIsClosed_TheNextIsFirst() =>
        Assert.Equal(["t"], Ranked(ContactKind.Zalo, Of("telegram", "t", hours: 1), Of("zalo-oa", "z", hours: 1) with { IsClosed = true }));

    [Fact]
    public void Rank_PageNobodyOpens_ReachesNobodyEvenWhenChosen() =>
        Assert.Empty(Ranked(ContactKind.Page, Of(Channels.DirectLine, "page", hours: ContactRule.PageIsSeenFor.TotalHours)));

    [Fact]
    public void Rank_PageJustBefore_StillReaches() =>
        Assert.Equal(["page"], Ranked(null, Of(Channels.DirectLine, "page", hours: ContactRule.PageIsSeenFor.TotalHours - 0.1)));

    [Fact]
    public void Rank_SameInstant_IsTheSameForEverybody() =>
        Assert.Equal(Ranked(null, Of("telegram", "b", 1), Of("telegram", "a", 1)), Ranked(null, Of("telegram", "a", 1), Of("telegram", "b", 1)));

    [Fact]
    public void RankFamily_PhonesBeforePages_AndEachRelativesTogether() =>
        Assert.Equal(
            ["son-phone", "son-page", "daughter-page"],
            ContactRule.RankFamily(
            [
                [Of(Channels.DirectLine, "daughter-page", hours: 0)],
                [],
                [Of("telegram", "son-phone", hours: 30), Of(Channels.DirectLine, "son-page", hours: 1)],
            ]).Select(contact => contact.Account.Conversation.UserId));

    [Theory]
    [InlineData("zalo-oa", ContactKind.Zalo)]
    [InlineData("zalo-bot", ContactKind.Zalo)]
    [InlineData("telegram", ContactKind.Telegram)]
    [InlineData("directline", ContactKind.Page)]
    [InlineData("msteams", ContactKind.Other)]
    public void Kind_OfAChannel_IsWhatPeopleCallIt(string channel, ContactKind kind) => Assert.Equal(kind, ContactKinds.Of(channel));

    private static IEnumerable<string> Ranked(ContactKind? chosen, params Contact[] contacts) =>
        ContactRule.Rank(contacts, chosen, Now).Select(contact => contact.Account.Conversation.UserId);

    private static Contact Of(string channel, string name, double hours)
    {
        var conversation = new ConversationReference(channel, name, name);
        var link = new AccountLink("demo", "demo/m001", null, default, "consent");
        return new Contact(new Account { Id = conversation.AccountKey, Conversation = conversation, Link = link }, null, Now.AddHours(-hours), IsClosed: false);
    }
}
