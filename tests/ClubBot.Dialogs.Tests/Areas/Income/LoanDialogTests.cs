using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;

namespace ClubBot.Dialogs.Tests.Areas.Income;

/// <summary>What the conversations about loans leave behind, on the demo club.</summary>
public sealed class LoanDialogTests
{
    private const string Sau = "demo/m005";
    private const string GrantOfNam = "demo/m005/family-DEMO-NAM";

    [Fact]
    public async Task Balance_AskedByRelative_IsNotedWhereTheMemberCanReadIt()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("nam", "DEMO-NAM");

        await club.SayAsync("nam", "mẹ tôi còn nợ bao nhiêu");

        var log = await club.NewSession().LoadAsync<FamilyViewLog>(Sau, default);
        var view = Assert.Single(log!.Views);
        Assert.Equal((GrantOfNam, FamilyRight.Loans), (view.GrantId, view.Right));
    }

    [Fact]
    public async Task Schedule_RightTakenBackMeanwhile_ShowsNothingMore()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("nam", "DEMO-NAM");
        await club.SayAsync("nam", "mẹ tôi còn nợ bao nhiêu");
        await TakeBackAsync(club, grant => grant with { Rights = [FamilyRight.Meetings] });

        var before = (await club.HeardAsync("nam")).Count;
        await club.SayAsync("nam", "1");

        var said = (await club.HeardAsync("nam")).Skip(before).Select(activity => activity.Text ?? "").ToList();
        Assert.Contains(said, text => text.Contains("chuyện riêng của bà Sáu", StringComparison.Ordinal));
        Assert.DoesNotContain(said, text => text.Contains("432.000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schedule_RelativeCutOffMeanwhile_ShowsNothingMore()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("nam", "DEMO-NAM");
        await club.SayAsync("nam", "mẹ tôi còn nợ bao nhiêu");
        await TakeBackAsync(club, grant => grant with { RevokedAt = club.Time.GetUtcNow() });

        var before = (await club.HeardAsync("nam")).Count;
        await club.SayAsync("nam", "1");

        var said = (await club.HeardAsync("nam")).Skip(before).Select(activity => activity.Text ?? "").ToList();
        Assert.Contains(said, text => text.Contains("không làm tiếp trên máy này", StringComparison.Ordinal));
        Assert.DoesNotContain(said, text => text.Contains("432.000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Balance_TwoOpenLoans_AsksWhichAndShowsTheChosenOne()
    {
        await using var club = await TestClub.CreateAsync();
        await AddLoanAsync(club);
        await club.JoinAsync("sau", "DEMO-SAU");

        await club.SayAsync("sau", "tôi còn nợ bao nhiêu");
        var question = await club.LastAsync("sau");
        await club.SayAsync("sau", "vay 10/10/2026");

        Assert.Contains("2 khoản vay", question, StringComparison.Ordinal);
        Assert.StartsWith("Bà còn nợ gốc 1.000.000 đồng.\nKỳ tới: 5.000 đồng tiền lãi", await club.LastAsync("sau"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispute_Confirmed_IsKeptOnceWithThePlaceInThePaperBook()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("sau", "DEMO-SAU");
        await club.SayAsync("sau", "tôi còn nợ bao nhiêu");
        await club.SayAsync("sau", "không đúng");
        await club.SayAsync("sau", "tôi  nộp kỳ 3 rồi");

        Assert.Empty(await DisputesAsync(club));
        await club.SayAsync("sau", "đúng, báo đi");
        await club.SayAsync("sau", "đúng, báo đi");

        var dispute = Assert.Single(await DisputesAsync(club));
        Assert.Equal("tôi nộp kỳ 3 rồi", dispute.Words);
        Assert.Equal("tr.3 dòng 2", dispute.BookPlace);
        Assert.Equal(new Dong(3_200_000), dispute.Outstanding);
        Assert.Equal((Sau, null), (dispute.MemberId, dispute.GrantId));
        Assert.Contains((await club.HeardAsync("sau")).Select(activity => activity.Text), text => text?.Contains(dispute.Receipt, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task Dispute_VeryLongWords_AreKeptToTheirLimit()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("sau", "DEMO-SAU");
        await club.SayAsync("sau", "tôi còn nợ bao nhiêu");
        await club.SayAsync("sau", "không đúng");
        await club.SayAsync("sau", string.Concat(Enumerable.Repeat("sai rồi ", 2_000)));
        await club.SayAsync("sau", "1");

        Assert.Equal(LoanDispute.WordsLengthMax, Assert.Single(await DisputesAsync(club)).Words.Length);
    }

    private static async Task TakeBackAsync(TestClub club, Func<FamilyGrant, FamilyGrant> change)
    {
        var session = club.NewSession();
        var grant = await session.LoadAsync<FamilyGrant>(GrantOfNam, default);
        session.Put(change(grant!));
        await session.CommitAsync(default);
    }

    private static async Task AddLoanAsync(TestClub club)
    {
        var session = club.NewSession();
        var startedOn = new DateOnly(2026, 10, 10);
        session.Put(new Loan
        {
            Id = Loan.IdOf(Sau, startedOn),
            ClubId = "demo",
            MemberId = Sau,
            Principal = new Dong(1_000_000),
            StartedOn = startedOn,
            TermMonths = 6,
            MonthlyRateBasisPoints = 50,
            Method = RepaymentMethod.PrincipalAtEnd,
            Repayments = [new Repayment(new DateOnly(2026, 11, 10), Dong.Zero, new Dong(5_000), null)],
        });
        await session.CommitAsync(default);
    }

    private static async Task<IReadOnlyList<LoanDispute>> DisputesAsync(TestClub club) =>
        await club.NewSession().QueryAsync<LoanDispute>(DisputeJson.ByClub, "demo", 10, default);
}
