using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

[Trait("Locale", "Independent")]
public sealed class FundBookMessTests
{
    private static readonly object?[] Heading = ["Ngày", "Số CT", "Diễn giải", "Quỹ", "Thu", "Chi", "Tồn", "Người nộp/nhận"];

    /// <summary>By column; the first two of each are as they should be.</summary>
    private static readonly object?[][] Cells =
    [
        ["05/01/2026", "06/01/2026", new DateOnly(2026, 2, 5), "31/2/2026", "?", null, 45_000, "Cộng", "1/1/2031"],
        [null, "PT002", "PT001", "PC 003", null, "-", 7, "=1+1"],
        ["Thu hội phí", "Ủng hộ", "Chi thăm ốm", "Số dư đầu năm", "Mang sang", "Tổng cộng", null, "=cmd|' /C calc'!A0", "\ud83d\ude00", "Trả gốc"],
        ["Hoạt động", "Tăng thu nhập", "Hoạt động", "khác", null],
        [100_000, "200.000", null, null, "=SUM(E1:E9)", -5, 1e18, "5 triệu", 0.5],
        [null, null, 50_000, "50 nghìn", "x", 0],
        [100_000, null, "3.700.000", "nhiều", new WorkbookFile.Formula("G1+E2", 5), new WorkbookFile.Formula("G1", null), -1],
        ["nhiều người", null],
    ];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Import_CellsAtRandom_LeavesALedgerInOrderAndAddsNothingTheSecondTime(int seed)
    {
        var random = new Random(seed);
        var added = 0;
        for (var round = 0; round < 40; round++)
        {
            object?[][] rows = [.. Enumerable.Range(0, 25).Select(_ => Cells.Select(column => Pick(column, random)).ToArray())];
            var store = new FundBookStore();
            var first = await store.FundsAsync(ClubRegisters.FundBook.Read(WorkbookFile.Of([Heading, .. rows]), "c", ClubRegisters.Today), acceptPartial: true);
            var second = await store.FundsAsync(ClubRegisters.FundBook.Read(WorkbookFile.Of([Heading, .. rows]), "c", ClubRegisters.Today), acceptPartial: true);

            added += first.Changes!.Added.Count;
            Assert.Equal(first.Changes.Added.Count, (await store.BookAsync("c")).LastNumber - second.Changes!.Added.Count);
            Assert.All(second.Changes.Added, posting => Assert.Contains(first.Result.Refusals, note => note.Read.Contains(posting.Description, StringComparison.Ordinal)));
            Assert.Null((await LedgerAudit.RunAsync(store.Session, "c", CancellationToken.None)).Fault);
        }

        Assert.True(added > 200, $"Only {added} rows were taken: the cells say too little.");
    }

    private static object? Pick(object?[] column, Random random) => column[random.Next(6) > 0 ? random.Next(2) : random.Next(column.Length)];
}
