using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Months;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Funds.Import;
using ClubBot.Dialogs.Tests.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Import;
using ClubBot.Dialogs.Tests.Transcripts;

namespace ClubBot.Dialogs.Tests.Club.Funds.Months;

public sealed class FundMonthTests
{
    /// <summary>The fund book of a real club's year: what the page says of each month is what the book's rows add up to.</summary>
    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public async Task Figures_OfAClubsBook_AreTheSumsOfItsRows(string club)
    {
        var store = new FundBookStore();
        var rows = ClubRegisters.ReadFunds(club).Taken.Select(row => row.Item).ToList();
        await store.FundsAsync(ClubRegisters.ReadFunds(club));

        foreach (var month in CalendarMonth.OfYear(2026).Take(10))
        {
            var figures = await FiguresAsync(store.Session, club, month, new DateOnly(2026, 11, 22));
            var own = rows.Where(row => row.Kind != EntryKind.Opening && CalendarMonth.Of(row.Date) == month).SelectMany(row => row.Lines).ToList();
            var all = rows.Where(row => CalendarMonth.Of(row.Date) <= month).SelectMany(row => row.Lines).ToList();

            Assert.Equal(month, figures.Month);
            Assert.Equal(new CalendarMonth(2025, 12), figures.Oldest);
            foreach (var (fund, standing) in new[] { (Fund.Income, figures.Income), (Fund.Activity, figures.Activity) })
            {
                Assert.Equal(own.Where(line => IsMoneyOf(line, fund)).Sum(line => line.Debit.Amount), standing.Flow.In.Amount);
                Assert.Equal(own.Where(line => IsMoneyOf(line, fund)).Sum(line => line.Credit.Amount), standing.Flow.Out.Amount);
                Assert.Equal(all.Where(line => IsMoneyOf(line, fund)).Sum(line => line.Debit.Amount - line.Credit.Amount), standing.After.Amount);
                Assert.Equal(standing.After, standing.Before + standing.Flow.In - standing.Flow.Out);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_AnyPostingsAndReversals_EachMonthBeginsWhereTheOneBeforeEnded(int seed)
    {
        var random = new Random(seed);
        var world = new LedgerWorld();
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 50_000_000, new DateOnly(2026, 3, 1)) with { Kind = EntryKind.Opening });
        for (var step = 1; step < 120; step++)
        {
            var day = new DateOnly(2026, 3, 1).AddDays(random.Next(0, 260));
            var (to, from) = random.Next(3) switch
            {
                0 => (LedgerAccount.ActivityCash, LedgerAccount.Fees),
                1 => (LedgerAccount.Spending, LedgerAccount.ActivityBank),
                _ => (LedgerAccount.LoanOf("a"), LedgerAccount.IncomeCash),
            };
            _ = random.Next(4) == 0
                ? await world.ReverseAsync(random.Next(2, step + 1))
                : await world.PostAsync(LedgerWorld.Posting(to, from, random.Next(1, 400_000), day));
        }

        FundMonthFigures? before = null;
        for (var month = new CalendarMonth(2026, 3); month <= new CalendarMonth(2026, 11); month = month.Plus(1))
        {
            var figures = await FiguresAsync(world.Session, LedgerWorld.Club, month, LedgerWorld.Today);
            Assert.Equal(before?.Income.After ?? new Dong(50_000_000), figures.Income.Before);
            Assert.Equal(before?.Activity.After ?? Dong.Zero, figures.Activity.Before);
            Assert.Equal(month, figures.Months[^1].Month);
            Assert.Equal(Math.Min(FundMonthFigures.MonthsMax, month.Month - 2), figures.Months.Count);
            before = figures;
        }

        var book = await world.BookAsync();
        Assert.Equal((book.MoneyOf(Fund.Income), book.MoneyOf(Fund.Activity), book.LoansOut), (before!.Income.After, before.Activity.After, before.LoansOut));
    }

    [Fact]
    public async Task Figures_PaymentTakenBack_CountsAsIfItHadNotBeen()
    {
        var world = new LedgerWorld();
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 5_000));
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 7_000));
        await world.ReverseAsync(2);

        var figures = await FiguresAsync(world.Session, LedgerWorld.Club, CalendarMonth.Of(LedgerWorld.Today), LedgerWorld.Today);

        Assert.Equal(new FundFlow(new Dong(5_000), Dong.Zero, Dong.Zero), figures.Activity.Flow);
    }

    [Theory]
    [InlineData("ảnh quỹ tháng 10", 10)]
    [InlineData("bao cao quy thang truoc", 10)]
    [InlineData("xem quỹ tháng này", 11)]
    [InlineData("ảnh quỹ", null)]
    [InlineData("ảnh quỹ quý 3", null)]
    public void MonthOf_Sentence_IsTheMonthThatIsNamed(string text, int? month) =>
        Assert.Equal(month is { } named ? new CalendarMonth(2026, named) : null, FundMonthQuestion.MonthOf(text, LedgerWorld.Now));

    [Theory]
    [InlineData("ảnh quỹ tháng này", true)]
    [InlineData("anh quy", true)]
    [InlineData("Cho xem báo cáo quỹ tháng 9", true)]
    [InlineData("quỹ còn bao nhiêu", true)]
    [InlineData("tình hình quỹ", true)]
    [InlineData("bao cao du no toan clb", true)]
    [InlineData("tôi muốn góp quỹ", false)]
    [InlineData("thu quỹ cả nhà trừ ông Tư", false)]
    [InlineData("tổng kết quý 3 giúp tôi", false)]
    [InlineData("danh sach nguoi no qua han", false)]
    [InlineData("bn hội viên đi khám đợt rồi", false)]
    [InlineData("cho tôi xem ảnh", false)]
    public async Task Is_Sentence_IsAboutTheFundsOrNot(string text, bool isAbout)
    {
        await using var club = await TestClub.CreateAsync();

        Assert.Equal(isAbout, club.Get<FundMonthQuestion>().Is(text));
    }

    /// <summary>The page goes to people who may not see whose loans these are.</summary>
    [Fact]
    public async Task Picture_SentToAMember_NamesNobodyAndEqualsTheLedger()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("lan", "DEMO-LAN");
        await club.SayAsync("lan", "ảnh quỹ tháng này");

        var said = (await club.HeardAsync("lan")).Single(activity => activity.Attachments is { Count: > 0 });
        var page = Assert.IsType<FundMonthSheet>(SheetAttachment.Read(said.Attachments![0]));
        var written = page.ToString() + string.Concat(page.Lines) + string.Concat(page.Bars) + said.Text;
        var members = await club.NewSession().QueryAsync<Member>(MembershipIndexes.ByClub, "demo", 1_000, default);
        var book = (await ClubLedger.OpenAsync(club.NewSession(), "demo", default)).Book;

        Assert.NotEmpty(members);
        Assert.DoesNotContain(members, member => written.Contains(member.FullName, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(("16.800.000", "1.250.000"), (page.Left.Income, page.Left.Activity));
        Assert.Equal((16_800_000, 1_250_000), (book.MoneyOf(Fund.Income).Amount, book.MoneyOf(Fund.Activity).Amount));
        Assert.Equal("3.200.000 đồng", page.LoansOut);
        Assert.Equal(3_200_000, book.LoansOut.Amount);
    }

    private static bool IsMoneyOf(LedgerLine line, Fund fund) => line.Account.IsMoney && line.Account.Fund == fund;

    private static async Task<FundMonthFigures> FiguresAsync(
        Func<Kernel.Documents.IDocumentSession> session, string club, CalendarMonth month, DateOnly today) =>
        Assert.IsType<FundMonthFigures>(await FundMonthFigures.OfAsync(session(), club, month, today, default));
}
