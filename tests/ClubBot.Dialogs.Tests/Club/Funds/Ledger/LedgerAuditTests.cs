using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;

namespace ClubBot.Dialogs.Tests.Club.Funds.Ledger;

/// <summary>Whoever changes an old entry, in whatever way, is found, and the entry is named.</summary>
public sealed class LedgerAuditTests
{
    private const int Entries = 40;

    private readonly LedgerWorld world = new();

    public static TheoryData<string> Changes() => ["amount", "date", "document", "description", "writer", "time", "place", "member", "account", "kind", "seal"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Audit_OneFieldOfAnOldEntryChanged_NamesIt(string field)
    {
        await FillAsync();
        await ChangeAsync(7, entry => Changed(entry, field));

        Assert.Equal(new LedgerFault(LedgerFaultKind.Changed, 7), (await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Audit_EntryChangedAndSealedAnew_IsFoundByTheNext()
    {
        await FillAsync();
        var before = (await EntryAsync(6)).Seal;
        await ChangeAsync(7, entry => Changed(entry, "amount") is var other ? other with { Seal = LedgerSeal.Of(other, before) } : entry);

        Assert.Equal(new LedgerFault(LedgerFaultKind.Changed, 8), (await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Audit_EntryTakenOut_NamesTheGap()
    {
        await FillAsync();
        await world.PutAsync(async session =>
        {
            var page = (await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(LedgerWorld.Club, 7), default))!;
            return page with { Entries = [.. page.Entries.Where(entry => entry.Number != 7)] };
        });

        Assert.Equal(new LedgerFault(LedgerFaultKind.Missing, 7), (await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Audit_BalanceOfTheBookChanged_NamesTheAccount()
    {
        await FillAsync();
        await world.PutAsync(async session =>
        {
            var book = (await session.LoadAsync<LedgerBook>(LedgerWorld.Club, default))!;
            return book with { Balances = new Dictionary<string, Dong>(book.Balances) { ["activity.cash"] = new Dong(1) } };
        });

        Assert.Equal(new LedgerFault(LedgerFaultKind.WrongBalance, 0, "activity.cash"), (await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Audit_NewestEntriesCutOff_IsFound()
    {
        await FillAsync();
        await world.PutAsync(async session =>
            (await session.LoadAsync<LedgerBook>(LedgerWorld.Club, default))! with { LastNumber = Entries - 1 });

        Assert.Equal(LedgerFaultKind.Missing, (await world.AuditAsync()).Fault!.Kind);
    }

    [Fact]
    public async Task Audit_NothingWasEverWritten_IsInOrder() => Assert.Equal(new LedgerAuditResult(LedgerWorld.Club, 0, null), await world.AuditAsync());

    /// <summary>The seal's form stands on disk: an entry sealed by an older program must read the same for ever.</summary>
    [Fact]
    public void Seal_OfAKnownEntry_NeverChanges()
    {
        var entry = new LedgerEntry
        {
            Number = 12,
            Kind = EntryKind.Repayment,
            Date = new DateOnly(2026, 11, 22),
            DocumentNumber = "PT012",
            Description = "Bà Sáu trả kỳ 3",
            EnteredBy = "na-pan/m003",
            EnteredAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7)),
            Lines = [LedgerLine.DebitOf(LedgerAccount.IncomeCash, new Dong(400_000)), LedgerLine.CreditOf(LedgerAccount.LoanOf("x"), new Dong(400_000))],
        };

        Assert.Equal("F+ux1gjZxQuxokyqfB5QDjtNk+8xNCzQjZqjvwwMtow=", LedgerSeal.Of(entry, LedgerSeal.First(LedgerWorld.Club)));
    }

    private async Task FillAsync()
    {
        for (var number = 1; number <= Entries; number++)
        {
            await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 1_000 + number) with { MemberId = "na-pan/m002", BookPlace = "tr.3" });
        }
    }

    private async Task<LedgerEntry> EntryAsync(long number) =>
        (await (await ClubLedger.OpenAsync(world.Session(), LedgerWorld.Club, default)).EntryAsync(number, default))!;

    private Task ChangeAsync(long number, Func<LedgerEntry, LedgerEntry> change) => world.PutAsync(async session =>
    {
        var page = (await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(LedgerWorld.Club, number), default))!;
        return page with { Entries = [.. page.Entries.Select(entry => entry.Number == number ? change(entry) : entry)] };
    });

    private static LedgerEntry Changed(LedgerEntry entry, string field) => field switch
    {
        "amount" => entry with { Lines = [.. entry.Lines.Select(line => line with { Debit = Up(line.Debit), Credit = Up(line.Credit) })] },
        "date" => entry with { Date = entry.Date.AddDays(-1) },
        "document" => entry with { DocumentNumber = entry.DocumentNumber + "a" },
        "description" => entry with { Description = entry.Description + "." },
        "writer" => entry with { EnteredBy = "na-pan/m009" },
        "time" => entry with { EnteredAt = entry.EnteredAt.AddTicks(1) },
        "place" => entry with { BookPlace = null },
        "member" => entry with { MemberId = "na-pan/m003" },
        "account" => entry with { Lines = [entry.Lines[0], LedgerLine.CreditOf(LedgerAccount.Gifts, entry.Lines[1].Credit)] },
        "kind" => entry with { Kind = EntryKind.Gift },
        "seal" => entry with { Seal = entry.Seal[..^2] + (entry.Seal[^2] == 'A' ? "B=" : "A=") },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static Dong Up(Dong amount) => amount == Dong.Zero ? amount : amount + new Dong(1);
}
