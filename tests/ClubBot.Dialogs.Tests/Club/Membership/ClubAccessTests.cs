using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Club.Membership;

public sealed class ClubAccessTests
{
    private static readonly ClubProfile Club = new() { Id = "c", Name = "CLB", Commune = "xã" };

    private static readonly FamilyGrant LoansOnly = new()
    {
        Id = "c/m001/son",
        ClubId = "c",
        MemberId = "c/m001",
        RelativeName = "Nam",
        IsFemale = false,
        BirthYear = 1984,
        Relation = "con trai",
        Rights = [FamilyRight.Loans],
        GivenAt = DateTimeOffset.UnixEpoch,
    };

    private static readonly Notice Notice = new()
    {
        Id = "n",
        ClubId = "c",
        Words = "họp",
        SentBy = "c/m002",
        SentAt = DateTimeOffset.UnixEpoch,
        Receipt = "000-000",
        Recipients = [],
    };

    [Fact]
    public void MayWrite_Relative_NeitherGrantNorRosterNorClub()
    {
        var son = Access(Member(1), LoansOnly);
        Assert.True(son.MayRead(LoansOnly));
        Assert.False(son.MayWrite(LoansOnly with { Rights = Enum.GetValues<FamilyRight>() }));
        Assert.False(son.MayWrite(Member(1) with { Phone = "0912000000" }));
        Assert.False(son.MayWrite(Club));
    }

    [Fact]
    public void MayRead_RelativeOfTheOneRight_SeesLoansOfThatMemberOnly()
    {
        var son = Access(Member(1), LoansOnly);
        Assert.True(son.MayRead(Loan(1)));
        Assert.False(son.MayRead(Loan(2)));
        Assert.False(Access(Member(1), LoansOnly with { Rights = [FamilyRight.Meetings] }).MayRead(Loan(1)));
        Assert.False(Access(Member(1), LoansOnly with { RevokedAt = DateTimeOffset.UnixEpoch }).MayRead(Loan(1)));
    }

    [Fact]
    public void Grants_TheMemberAlone_MayChangeThem()
    {
        Assert.True(Access(Member(1), null).MayWrite(LoansOnly));
        Assert.False(Access(Member(2) with { Office = Office.Chair }, null).MayWrite(LoansOnly));
    }

    [Fact]
    public void Notices_TheBoardAlone_SeesThem()
    {
        Assert.False(Access(Member(1), null).MayRead(Notice));
        Assert.True(Access(Member(2) with { Office = Office.Deputy }, null).MayWrite(Notice));
    }

    [Fact]
    public void WhatTheBoardDecides_Everybody_SeesAndTheBoardAloneChanges()
    {
        var campaign = new Campaign
        {
            Id = "c/chăn", ClubId = "c", Name = "mua chăn", Target = new Dong(1), OpenedOn = default, EndsOn = default, OpenedBy = "c/m002",
        };
        var account = new ClubTransferAccount { Id = "c", BankBin = "970415", BankName = "Ngân hàng", Number = "1", Holder = "CLB", SetAt = default };
        var (member, board, son) = (Access(Member(1), null), Access(Member(2) with { Office = Office.Treasurer }, null), Access(Member(1), LoansOnly));
        foreach (Document document in new Document[] { campaign, account, new FundRules { Id = "c" } })
        {
            Assert.True(member.MayRead(document) && son.MayRead(document) && board.MayWrite(document));
            Assert.False(member.MayWrite(document) || son.MayWrite(document));
        }
    }

    [Fact]
    public void Gifts_AndWhoHasPaid_TheBoardAloneSees()
    {
        var gift = new Gift { Id = "c/1", ClubId = "c", Number = 1, Day = default, Donor = "ông Nam", EnteredBy = "c/m002" };
        var fees = new FeeMonth { Id = "c/2026-11", ClubId = "c", Month = new CalendarMonth(2026, 11) };
        foreach (Document document in new Document[] { gift, fees, new FeeExemptions { Id = "c" }, new BookedTransfers { Id = "c/2026-11", ClubId = "c" } })
        {
            Assert.False(Access(Member(1), null).MayRead(document));
            Assert.True(Access(Member(2) with { Office = Office.Deputy }, null).MayWrite(document));
        }
    }

    [Fact]
    public void Roster_Neighbour_SeesNobodyElse()
    {
        Assert.False(Access(Member(1), null).MayRead(Member(2)));
        Assert.False(Access(Member(1), null).MayWrite(Member(1)));
        Assert.True(Access(Member(2) with { Office = Office.Treasurer }, null).MayWrite(Member(1)));
    }

    private static ClubAccess Access(Member subject, FamilyGrant? grant)
    {
        var account = new Account { Id = "directline/dl_x", Conversation = new ConversationReference(Channels.DirectLine, "c-x", "dl_x") };
        return new ClubAccess(new Viewer { Account = account, Club = Club, Subject = subject, Grant = grant, Speech = new Speech("bà", "cháu") });
    }

    private static Member Member(int number) => new()
    {
        Id = Dialogs.Club.Membership.Member.IdOf("c", number),
        ClubId = "c",
        Number = number,
        FullName = "Nông Thị Sáu",
        IsFemale = true,
        BirthYear = 1950,
    };

    private static Loan Loan(int number) => new()
    {
        Id = $"c/m00{number}/x",
        ClubId = "c",
        MemberId = $"c/m00{number}",
        Principal = new Dong(1),
        StartedOn = new DateOnly(2026, 1, 1),
        TermMonths = 6,
        MonthlyRateBasisPoints = 0,
        Method = RepaymentMethod.EqualPrincipal,
    };
}
