using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Tests.Transcripts;

namespace ClubBot.Dialogs.Tests.Areas.Income.Lending;

/// <summary>Two of the board at the same instant, and one whose tap arrives twice.</summary>
public sealed class LendingTogetherTests
{
    private const string Club = "demo";

    [Fact]
    public async Task Approve_TwoOfTheBoardAtOnce_CountsBoth()
    {
        await using var club = await AskedAsync();

        await Task.WhenAll(club.SayAsync("hoa", "đồng ý cho vay"), club.SayAsync("binh", "đồng ý cho vay"));

        var request = Assert.Single(await RequestsAsync(club));
        Assert.Equal(LoanRequestState.Approved, request.State);
        Assert.Equal(2, request.Votes.Select(vote => vote.MemberId).Distinct().Count());
    }

    [Fact]
    public async Task Approve_TheSameTapTwice_IsOneVote()
    {
        await using var club = await AskedAsync();

        await Task.WhenAll(club.SayAsync("hoa", "đồng ý cho vay"), club.SayAsync("hoa", "đồng ý cho vay"));

        var request = Assert.Single(await RequestsAsync(club));
        Assert.Equal(LoanRequestState.Waiting, request.State);
        Assert.Single(request.Votes);
    }

    [Fact]
    public async Task PayOut_TwoOfTheBoardAtOnceAndTwice_PaysOnce()
    {
        await using var club = await AskedAsync();
        await club.SayAsync("hoa", "đồng ý cho vay");
        await club.SayAsync("binh", "đồng ý cho vay");
        foreach (var name in new[] { "hoa", "binh" })
        {
            await club.SayAsync(name, "duyệt, giao vốn vay");
            await club.SayAsync(name, "1");
        }

        await Task.WhenAll(new[] { "hoa", "binh", "hoa", "binh" }.Select(name => club.SayAsync(name, "đúng, đã giao")));

        var entries = await EntriesAsync(club);
        Assert.Single(entries, entry => entry.Kind == EntryKind.Disbursement && entry.MemberId == "demo/m008");
        Assert.Equal(new Dong(5_000_000), Assert.Single(await LoansAsync(club)).Outstanding);
        Assert.Null((await LedgerAudit.RunAsync(club.NewSession, Club, default)).Fault);
    }

    [Fact]
    public async Task Approve_OnesOwnRequest_IsNotPossible()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("hoa", "DEMO-HOA");
        await club.JoinAsync("binh", "DEMO-BINH");
        foreach (var words in new[] { "tôi muốn vay 3 triệu để nuôi gà", "12 tháng", "đúng", "duyệt, giao vốn vay", "1", "đồng ý cho vay" })
        {
            await club.SayAsync("binh", words);
        }

        await club.DeliverAsync();
        await club.SayAsync("hoa", "đồng ý cho vay");

        var request = Assert.Single(await club.NewSession().QueryAsync<LoanRequest>(FundsJson.ByMember, "demo/m004", 10, default));
        Assert.Equal(LoanRequestState.Waiting, request.State);
        Assert.Equal(["demo/m001"], request.Votes.Select(vote => vote.MemberId));
    }

    /// <summary>The demo club in which bà Lan has asked for five million and chair and treasurer have been told.</summary>
    private static async Task<TestClub> AskedAsync()
    {
        var club = await TestClub.CreateAsync();
        await club.JoinAsync("hoa", "DEMO-HOA");
        await club.JoinAsync("binh", "DEMO-BINH");
        await club.JoinAsync("lan", "DEMO-LAN");
        foreach (var words in new[] { "tôi muốn vay 5 triệu để nuôi gà", "12 tháng", "đúng" })
        {
            await club.SayAsync("lan", words);
        }

        await club.DeliverAsync();
        return club;
    }

    private static ValueTask<IReadOnlyList<LoanRequest>> RequestsAsync(TestClub club) =>
        club.NewSession().QueryAsync<LoanRequest>(FundsJson.ByMember, "demo/m008", 10, default);

    private static ValueTask<IReadOnlyList<Loan>> LoansAsync(TestClub club) =>
        club.NewSession().QueryAsync<Loan>(FundsJson.ByMember, "demo/m008", 10, default);

    private static async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(TestClub club) =>
        await (await ClubLedger.OpenAsync(club.NewSession(), Club, default)).OfMemberAsync("demo/m008", default);
}
