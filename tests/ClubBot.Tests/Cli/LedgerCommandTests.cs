using System.Text.Json;
using ClubBot.Cli;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Cli;

public sealed class LedgerCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Verify_BothClubsAfterTheImport_AreInOrder()
    {
        await ImportAsync("nui-bang");
        await ImportAsync("song-hau");

        var lines = (await folder.DoAsync("ledger", "verify")).TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(["nui-bang  46 entries  in order", "song-hau  46 entries  in order"], lines);
        Assert.Equal("song-hau  46 entries  in order", (await folder.DoAsync("ledger", "verify", "--club", "song-hau")).TrimEnd());

        using var report = JsonDocument.Parse(await folder.DoAsync("ledger", "verify", "--json"));
        Assert.True(report.RootElement.GetProperty("isSound").GetBoolean());
        Assert.Equal([46, 46], report.RootElement.GetProperty("clubs").EnumerateArray().Select(club => club.GetProperty("entries").GetInt32()));
    }

    [Fact]
    public async Task Import_FundsBeforeLoans_EndsInTheSameLedger()
    {
        await folder.CreateClubAsync();
        await folder.DoAsync("import", "members", TestFolder.Register("nui-bang", "so-hoi-vien.xlsx"), "--club", "nui-bang");
        await folder.DoAsync("import", "funds", TestFolder.Register("nui-bang", "so-quy.xlsx"), "--club", "nui-bang");
        Assert.Equal("nui-bang  32 entries  in order", (await folder.DoAsync("ledger", "verify")).TrimEnd());

        string[] loans = ["import", "loans", TestFolder.Register("nui-bang", "so-vay.xlsx"), "--club", "nui-bang"];
        var dry = await folder.DoAsync([.. loans, "--dry-run", "--json"]);
        Assert.Equal("nui-bang  32 entries  in order", (await folder.DoAsync("ledger", "verify")).TrimEnd());
        Assert.Equal(dry.Replace("\"applied\":false", "\"applied\":true", StringComparison.Ordinal), await folder.DoAsync([.. loans, "--json"]));
        Assert.Equal("nui-bang  46 entries  in order", (await folder.DoAsync("ledger", "verify")).TrimEnd());
    }

    [Fact]
    public async Task Verify_ClubWithoutEntries_IsInOrder()
    {
        await folder.CreateClubAsync();
        Assert.Equal("nui-bang  0 entries  in order", (await folder.DoAsync("ledger", "verify")).TrimEnd());
    }

    [Fact]
    public async Task Verify_UnknownClub_IsRefused()
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync("ledger", "verify", "--club", "song-hau");

        Assert.Equal((CommandLineApp.Refused, "", "There is no club 'song-hau'."), (result.Code, result.Output, result.Error.TrimEnd()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(28)]
    [InlineData(46)]
    public async Task Verify_OneStoredEntryChanged_NamesIt(long number)
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<LedgerPage>(LedgerPage.IdOf("nui-bang", number), page => page with
        {
            Entries = [.. page.Entries.Select(entry => entry.Number == number ? entry with { Description = entry.Description + "." } : entry)],
        });
        await AssertWrongAsync($"entry {number} is not what it was when it was written.", "Changed", number);
    }

    [Fact]
    public async Task Verify_AmountChanged_NamesTheEntry()
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<LedgerPage>(LedgerPage.IdOf("nui-bang", 6), page => page with
        {
            Entries = [.. page.Entries.Select(entry => entry.Number == 6 ? entry with { Lines = [.. entry.Lines.Select(More)] } : entry)],
        });
        await AssertWrongAsync("entry 6 is not what it was when it was written.", "Changed", 6);
    }

    [Fact]
    public async Task Verify_EntryTakenOut_NamesItsPlace()
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<LedgerPage>(LedgerPage.IdOf("nui-bang", 10), page => page with { Entries = [.. page.Entries.Where(entry => entry.Number != 10)] });
        await AssertWrongAsync("entry 10 is missing or does not stand in its place.", "Missing", 10);
    }

    [Fact]
    public async Task Verify_BalanceChanged_NamesTheAccount()
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<LedgerBook>("nui-bang", book => book with
        {
            Balances = book.Balances.ToDictionary(each => each.Key, each => each.Key == "activity.cash" ? each.Value + new Dong(1) : each.Value),
        });
        await AssertWrongAsync("the balance that is kept for activity.cash does not follow from the entries.", "WrongBalance", null);
    }

    [Fact]
    public async Task Verify_BookSetBackToNothing_DoesNotPassForAnEmptyLedger()
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<LedgerBook>("nui-bang", book => book with { LastNumber = 0, LastSeal = "", Balances = new Dictionary<string, Dong>() });
        await AssertWrongAsync("the newest number or seal that is kept does not follow from the entries; it differs at entry 1.", "WrongBalance", 1);
    }

    [Fact]
    public async Task Verify_LoanChangedBesideTheLedger_NamesTheLoan()
    {
        await ImportAsync("nui-bang");
        await ChangeAsync<Loan>("nui-bang/m052/20260416", loan => loan with { Principal = loan.Principal + new Dong(1_000) });
        await AssertWrongAsync("the principal of loan nui-bang/m052/20260416 in the loan book is not that in the ledger.", "LoanDiffers", null);
    }

    private static LedgerLine More(LedgerLine line) =>
        line.Debit > Dong.Zero ? line with { Debit = line.Debit + new Dong(1) } : line with { Credit = line.Credit + new Dong(1) };

    private async Task ImportAsync(string club)
    {
        await folder.CreateClubAsync(club);
        await folder.DoAsync("import", "members", TestFolder.Register(club, "so-hoi-vien.xlsx"), "--club", club, "--accept-partial");
        await folder.DoAsync("import", "loans", TestFolder.Register(club, "so-vay.xlsx"), "--club", club);
        await folder.DoAsync("import", "funds", TestFolder.Register(club, "so-quy.xlsx"), "--club", club);
    }

    private async Task AssertWrongAsync(string reason, string kind, long? number)
    {
        var result = await folder.RunAsync("ledger", "verify");
        Assert.Equal((CommandLineApp.Refused, $"nui-bang: {reason}"), (result.Code, result.Error.TrimEnd()));
        Assert.EndsWith("WRONG", result.Output.TrimEnd(), StringComparison.Ordinal);

        var asJson = await folder.RunAsync("ledger", "verify", "--json");
        using var report = JsonDocument.Parse(asJson.Output);
        var fault = report.RootElement.GetProperty("clubs")[0].GetProperty("fault");
        Assert.Equal((CommandLineApp.Refused, false, kind), (asJson.Code, report.RootElement.GetProperty("isSound").GetBoolean(), fault.GetProperty("kind").GetString()));
        Assert.Equal(number, fault.TryGetProperty("entry", out var entry) ? entry.GetInt64() : null);
    }

    /// <summary>Writes to the store as somebody with the file and the program could.</summary>
    private async Task ChangeAsync<T>(string id, Func<T, T> change)
        where T : Document
    {
        await using var services = folder.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(CancellationToken.None);
        var session = new DocumentSession(store, services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);
        session.Put(change((await session.LoadAsync<T>(id, CancellationToken.None))!));
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
    }
}
