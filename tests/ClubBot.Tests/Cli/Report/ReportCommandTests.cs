using System.IO.Compression;
using ClubBot.Cli;
using ClubBot.Cli.Report;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Export;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ClubBot.Tests.Cli.Report;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly TestFolder other = new();

    public void Dispose()
    {
        folder.Dispose();
        other.Dispose();
    }

    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public async Task Report_BothRegistersTakenOverAgain_AreTheSameBooks(string club)
    {
        await ImportAsync(folder, club, TestFolder.Register(club, "so-vay.xlsx"), TestFolder.Register(club, "so-quy.xlsx"));
        var (loans, funds) = (folder.FileOf("so-vay.xlsx"), folder.FileOf("so-quy.xlsx"));

        await folder.DoAsync("report", "loans", "--club", club, "--period", "2026", "--out", loans);
        await folder.DoAsync("report", "funds", "--club", club, "--period", "2026", "--out", funds);
        await ImportAsync(other, club, loans, funds);

        var (first, second) = (await BooksAsync(folder, club), await BooksAsync(other, club));
        Assert.Equal(14, first.Loans.Count);
        Assert.Equal(first.Loans, second.Loans);
        Assert.Equal(first.Balances, second.Balances);
        Assert.Equal(first.Entries, second.Entries);
        Assert.Equal($"{club}  46 entries  in order", (await other.DoAsync("ledger", "verify")).TrimEnd());
    }

    [Fact]
    public async Task Report_OfAMonth_BeginsWithWhatWasThereBefore()
    {
        await ImportAsync(folder, "nui-bang", TestFolder.Register("nui-bang", "so-vay.xlsx"), TestFolder.Register("nui-bang", "so-quy.xlsx"));
        var file = folder.FileOf("thang-2.xlsx");

        // Both balances, the fees of February, and a visit of the sick.
        Assert.Equal($"{file}: 5 rows", (await folder.DoAsync("report", "funds", "--club", "nui-bang", "--period", "2026-02", "--out", file)).TrimEnd());
    }

    [Theory]
    [InlineData("nui-bang", "năm nay", "'năm nay' is no period. Write a year, 2026, or a month, 2026-11.")]
    [InlineData("song-hau", "2026", "There is no club 'song-hau'.")]
    public async Task Report_WhatIsNotThere_IsRefused(string club, string period, string reason)
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync("report", "loans", "--club", club, "--period", period, "--out", folder.FileOf("a.xlsx"));

        Assert.Equal((CommandLineApp.Refused, reason), (result.Code, result.Error.TrimEnd()));
        Assert.False(File.Exists(folder.FileOf("a.xlsx")));
    }

    [Fact]
    public async Task Report_PassbookOfABorrower_IsPrintedOnceForNobodyElse()
    {
        await ImportAsync(folder, "nui-bang", TestFolder.Register("nui-bang", "so-vay.xlsx"), TestFolder.Register("nui-bang", "so-quy.xlsx"));
        var borrower = (await BorrowersAsync(folder, "nui-bang"))[0];
        var file = folder.FileOf("so.pdf");

        Assert.Equal($"{file}: 1 pages", (await folder.DoAsync("report", "passbook", "--club", "nui-bang", "--member", borrower, "--out", file)).TrimEnd());
        using (var pdf = PdfDocument.Open(file))
        {
            Assert.Equal(1, pdf.NumberOfPages);
        }

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var again = await folder.RunAsync("report", "passbook", "--club", "nui-bang", "--member", borrower, "--out", file);
        var nobody = await folder.RunAsync("report", "passbook", "--club", "nui-bang", "--member", "nui-bang/x", "--out", folder.FileOf("b.pdf"));
        Assert.Equal((CommandLineApp.Refused, CommandLineApp.Refused), (again.Code, nobody.Code));
        Assert.Equal("The club 'nui-bang' has no member 'nui-bang/x'.", nobody.Error.TrimEnd());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84912000005")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("$=1+1")]
    public async Task Write_TextsThatLookLikeFormulas_StayTexts(string text)
    {
        var file = folder.FileOf("a.xlsx");

        await SpreadsheetFile.WriteAsync(file, new RegisterSheet("Sổ", [text], ["Tên"], [[text]]), default);

        Assert.Equal("'" + text, SpreadsheetFile.Plain(text));
        using var archive = ZipFile.OpenRead(file);
        using var reader = new StreamReader(archive.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var sheet = await reader.ReadToEndAsync();
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(TestFolder into, string club, string loans, string funds)
    {
        await into.CreateClubAsync(club);
        await into.DoAsync("import", "members", TestFolder.Register(club, "so-hoi-vien.xlsx"), "--club", club, "--accept-partial");
        await into.DoAsync("import", "loans", loans, "--club", club);
        await into.DoAsync("import", "funds", funds, "--club", club);
    }

    /// <summary>Members who owe something, by their ids.</summary>
    private static async Task<IReadOnlyList<string>> BorrowersAsync(TestFolder from, string club)
    {
        await using var services = from.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(default);
        var session = new DocumentSession(store, services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);
        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, club, 100, default);
        return [.. loans.Where(loan => loan.Outstanding > Dong.Zero).Select(loan => loan.MemberId)];
    }

    private static async Task<Books> BooksAsync(TestFolder from, string club)
    {
        await using var services = from.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(default);
        var session = new DocumentSession(store, services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);
        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, club, 100, default);
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, club, 100, default);
        var ledger = await ClubLedger.OpenAsync(session, club, default);
        return new Books(
            [
                .. loans.Select(loan => (
                    loan.Id, loan.Principal, loan.StartedOn, loan.TermMonths, loan.MonthlyRateBasisPoints, loan.Method, loan.Purpose, loan.BookPlace,
                    loan.PaidPrincipal, loan.PaidInterest)),
            ],
            [.. ledger.Book.Balances.OrderBy(each => each.Key, StringComparer.Ordinal)],
            [
                .. pages.SelectMany(page => page.Entries)
                    .Where(entry => entry.Kind is not (EntryKind.Opening or EntryKind.Disbursement))
                    .OrderBy(entry => entry.DocumentNumber, StringComparer.Ordinal)
                    .Select(entry => (entry.DocumentNumber, entry.Date, entry.Kind, entry.Description, entry.MoneyIn())),
            ]);
    }

    private sealed record Books(
        List<(string Id, Dong Principal, DateOnly StartedOn, int Term, int Rate, RepaymentMethod Method, string? Purpose, string? Place, Dong Paid, Dong Interest)> Loans,
        List<KeyValuePair<string, Dong>> Balances,
        List<(string Document, DateOnly Date, EntryKind Kind, string Description, Dong Amount)> Entries);
}
