using System.IO.Compression;
using System.Text.Json;
using ClubBot.Cli;
using ClubBot.Cli.Report;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Export;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using Member = ClubBot.Dialogs.Club.Membership.Member;
using MiniExcel = MiniExcelLibs.MiniExcel;

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

    [Fact]
    public async Task Commune_AllClubs_SumsOfBothBooksAndTheirTotal()
    {
        await ImportBothAsync();
        var rows = await CommuneAsync("--period", "2026");

        Assert.Equal(["Xã", "Câu lạc bộ", "Thành viên", "Vốn quỹ tăng thu nhập", "Đang cho vay"], rows[2].Take(5));
        var (first, second, total) = (rows[3], rows[4], rows[5]);
        foreach (var (row, club) in new[] { (first, "nui-bang"), (second, "song-hau") })
        {
            using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(TestFolder.Register(club, "truth.json")));
            var outstanding = truth.RootElement.GetProperty("loans").EnumerateArray().Select(loan => loan.GetProperty("outstanding").GetInt64()).ToList();
            Assert.Equal(truth.RootElement.GetProperty("incomeFund").GetInt64(), row[3]);
            Assert.Equal((outstanding.Sum(), (long)outstanding.Count(each => each > 0)), (row[4], row[5]));
            Assert.Equal(truth.RootElement.GetProperty("activityFund").GetInt64(), row[12]);
        }

        Assert.Equal("Tất cả", total[1]);
        Assert.Equal(Enumerable.Range(2, 11).Select(column => (long)first[column]! + (long)second[column]!), total.Skip(2).Select(cell => (long)cell!));
    }

    [Fact]
    public async Task Commune_AMonth_WhatCameInAndWentOutInIt()
    {
        await ImportBothAsync();
        var row = (await CommuneAsync("--club", "nui-bang", "--period", "2026-02")).Last();
        var year = (await CommuneAsync("--club", "nui-bang", "--period", "2026")).Last();
        var (before, after) = ((await CommuneAsync("--club", "nui-bang", "--period", "2026-01")).Last(), row);

        Assert.Equal((long)after[12]! - (long)before[12]!, (long)row[7]! + (long)row[8]! + (long)row[9]! + (long)row[10]! - (long)row[11]!);
        Assert.True((long)row[8]! > 0 && (long)row[8]! < (long)year[8]!);
    }

    [Fact]
    public async Task Commune_AnyCell_NamesNoMember()
    {
        await ImportBothAsync();
        var cells = string.Join('\n', (await CommuneAsync("--period", "2026")).SelectMany(row => row));

        var named = await NamedAsync();
        Assert.True(named.Count > 200);
        Assert.DoesNotContain(named, word => cells.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Commune_NoClubYet_IsRefused()
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync("report", "commune", "--club", "song-hau", "--period", "2026", "--out", folder.FileOf("a.xlsx"));

        Assert.Equal((CommandLineApp.Refused, "There is no club 'song-hau'."), (result.Code, result.Error.TrimEnd()));
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

    private async Task ImportBothAsync()
    {
        foreach (var club in new[] { "nui-bang", "song-hau" })
        {
            await ImportAsync(folder, club, TestFolder.Register(club, "so-vay.xlsx"), TestFolder.Register(club, "so-quy.xlsx"));
        }
    }

    /// <summary>The rows of the commune's file, title and headings too, with numbers as whole ones.</summary>
    private async Task<List<object?[]>> CommuneAsync(params string[] options)
    {
        var file = folder.FileOf("xa.xlsx");
        await folder.DoAsync(["report", "commune", .. options, "--out", file]);
        return [.. MiniExcel.Query(file).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(cell => cell is double number ? (long)number : cell).ToArray())];
    }

    /// <summary>Every word by which somebody could be known: names, phones, ids, and what loans and entries say of themselves.</summary>
    private async Task<List<string>> NamedAsync()
    {
        await using var services = folder.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(default);
        var session = new DocumentSession(store, services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);
        var words = new List<string?>();
        foreach (var club in new[] { "nui-bang", "song-hau" })
        {
            var members = await session.QueryAsync<Member>(MembershipIndexes.ByClub, club, 1_000, default);
            var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, club, 100, default);
            words.AddRange(members.SelectMany(member => new[] { member.FullName, member.Phone, member.Id, member.Village }));
            words.AddRange(pages.SelectMany(page => page.Entries).Select(entry => entry.Description));
        }

        return [.. words.OfType<string>()];
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
