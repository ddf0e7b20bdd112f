using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Areas.Resources;

public sealed class FeesDialogTests : IAsyncLifetime
{
    private const string Club = "demo";

    private static readonly CalendarMonth November = new(2026, 11);

    private TestClub club = null!;

    public async Task InitializeAsync()
    {
        club = await TestClub.CreateAsync();
        await club.JoinAsync("binh", "DEMO-BINH");
    }

    public Task DisposeAsync() => club.DisposeAsync().AsTask();

    [Fact]
    public async Task Everybody_SixtyPeople_IsOneTurnOfThreePages()
    {
        await AddMembersAsync(25, 60);
        var before = (await BookAsync()).LastNumber;

        await club.SayAsync("binh", "thu phí cả nhà");
        await club.SayAsync("binh", "đúng");

        Assert.Equal(before + 60, (await BookAsync()).LastNumber);
        Assert.Equal(60, (await MonthAsync(November))!.Paid.Count);
        Assert.Equal(300_000, -(await BookAsync()).BalanceOf(LedgerAccount.Fees).Amount);
        var session = club.NewSession();
        Assert.Equal(2, (await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, Club, 10, default)).Count);
        Assert.Null((await LedgerAudit.RunAsync(() => session, Club, default)).Fault);
    }

    [Fact]
    public async Task Name_OfTwoPeople_IsAskedAbout()
    {
        await AddMembersAsync(25, 25, "Nông Thị Sáu");

        await club.SayAsync("binh", "bà Sáu nộp phí");
        Assert.Contains("2 người", await club.LastAsync("binh"), StringComparison.Ordinal);
        Assert.Null(await MonthAsync(November));

        await club.SayAsync("binh", "2");
        await club.SayAsync("binh", "đúng");
        Assert.Equal(Member.IdOf(Club, 25), Assert.Single((await MonthAsync(November))!.Paid).Key);
    }

    [Fact]
    public async Task Name_WithMoreWordsBehindIt_IsFound()
    {
        await club.SayAsync("binh", "thu phí cả nhà trừ ông Tư đang nằm viện");
        await club.SayAsync("binh", "đúng");
        Assert.DoesNotContain(Member.IdOf(Club, 7), (await MonthAsync(November))!.Paid.Keys);
    }

    [Fact]
    public async Task Name_OfTwoPeopleWhoIsLeftOut_IsAskedAbout()
    {
        await AddMembersAsync(25, 25, "Nông Thị Sáu");

        await club.SayAsync("binh", "thu phí cả nhà trừ bà Sáu");
        await club.SayAsync("binh", "1");
        await club.SayAsync("binh", "đúng");

        var paid = (await MonthAsync(November))!.Paid;
        Assert.Equal(24, paid.Count);
        Assert.DoesNotContain(Member.IdOf(Club, 5), paid.Keys);
    }

    [Fact]
    public async Task Confirm_TappedTwice_BooksOnce()
    {
        await club.SayAsync("binh", "bà Sáu nộp phí");
        var button = (await club.HeardAsync("binh"))[^1].SuggestedActions!.Actions[0];
        var tap = Activity.Message(button.Text!) with { Value = button.Value };

        await Task.WhenAll(club.SayAsync("binh", tap), club.SayAsync("binh", tap));

        Assert.Equal(5_000, -(await BookAsync()).BalanceOf(LedgerAccount.Fees).Amount);
    }

    [Fact]
    public async Task Confirm_TwoTreasurersAtOnce_ChargeNobodyTwice()
    {
        await club.JoinAsync("hoa", "DEMO-HOA");
        await club.SayAsync("binh", "thu phí cả nhà");
        await club.SayAsync("hoa", "thu phí cả nhà trừ bà Út");

        await Task.WhenAll(club.SayAsync("binh", "đúng"), club.SayAsync("hoa", "đúng"));

        var paid = (await MonthAsync(November))!.Paid;
        var fees = -(await BookAsync()).BalanceOf(LedgerAccount.Fees).Amount;
        Assert.InRange(paid.Count, 23, 24);
        Assert.Equal(paid.Values.Sum(payment => payment.Amount.Amount), fees);
        Assert.Equal(paid.Count, paid.Values.Select(payment => payment.EntryNumber).Distinct().Count());
        Assert.Null((await LedgerAudit.RunAsync(club.NewSession, Club, default)).Fault);
    }

    [Fact]
    public async Task Sentence_OfAMember_BooksNothing()
    {
        await club.JoinAsync("sau", "DEMO-SAU");
        await club.SayAsync("sau", "thu phí cả nhà");
        await club.SayAsync("sau", "đúng");
        Assert.Null(await MonthAsync(November));
    }

    private async Task<LedgerBook> BookAsync() => (await ClubLedger.OpenAsync(club.NewSession(), Club, default)).Book;

    private async Task<FeeMonth?> MonthAsync(CalendarMonth month) =>
        await club.NewSession().LoadAsync<FeeMonth>(FeeMonth.IdOf(Club, month), default);

    private async Task AddMembersAsync(int from, int to, string? name = null)
    {
        var session = club.NewSession();
        for (var number = from; number <= to; number++)
        {
            session.Put(new Member
            {
                Id = Member.IdOf(Club, number),
                ClubId = Club,
                Number = number,
                FullName = name ?? $"Bế Thị Thơ{(char)('A' + ((number - from) % 26))}{(char)('A' + ((number - from) / 26))}",
                IsFemale = true,
                BirthYear = 1953,
            });
        }

        await session.CommitAsync(default);
    }
}
