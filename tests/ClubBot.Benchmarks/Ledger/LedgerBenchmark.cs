using System.Diagnostics;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;
using ClubBot.Storage;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Benchmarks.Ledger;

/// <summary>A million entries of many clubs in one store: what a member owes, a club's month, and the check of all chains.</summary>
internal static class LedgerBenchmark
{
    private const int Entries = 1_000_000;
    private const int Clubs = 200;
    private const int Borrowers = 60;
    private const int Months = 60;
    private const int EntriesOfCommit = 500;
    private const int Looks = 2_000;

    private static readonly DateOnly First = new(2021, 1, 5);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly DocumentCatalog Catalog = new([FundsJson.Loans, FundsJson.Rules, FundsJson.Books, FundsJson.Pages]);

    public static async Task RunAsync(string[] arguments)
    {
        var entries = arguments is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : Entries;
        var folder = Directory.CreateTempSubdirectory("clubbot-bench-");
        try
        {
            var clock = Stopwatch.StartNew();
            await using (var store = await OpenAsync(folder.FullName))
            {
                await Task.WhenAll(Enumerable.Range(0, Clubs).Select(club => WriteClubAsync(store, club, entries / Clubs)));
            }

            var size = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            Console.WriteLine($"{entries:N0} entries of {Clubs} clubs written in {clock.Elapsed.TotalSeconds:N0} s, {size / 1_048_576:N0} MiB on disk");

            // Opened anew: nothing is in the store's cache.
            await using var reopened = await OpenAsync(folder.FullName);
            await LookAsync("balance and next instalment of a member", random => MemberAsync(reopened, random));
            await LookAsync("month report of a club", random => MonthAsync(reopened, random));
            await VerifyAsync(reopened, entries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LiteDbDocumentStore> OpenAsync(string folder)
    {
        var store = new LiteDbDocumentStore(
            new StorageOptions { Path = folder }, Catalog, [], TimeProvider.System, NullLogger<LiteDbDocumentStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private static string ClubOf(int number) => $"c{number:D4}";

    private static string MemberOf(int club, int member) => $"{ClubOf(club)}/m{member:D3}";

    private static DocumentSession SessionOf(LiteDbDocumentStore store) => new(store, Catalog, SystemAccess.Instance);

    /// <summary>Lends to everybody, then repayments and fees in turn, spread over five years.</summary>
    private static async Task WriteClubAsync(LiteDbDocumentStore store, int club, int entries)
    {
        for (var written = 0; written < entries; written += EntriesOfCommit)
        {
            var session = SessionOf(store);
            var ledger = await ClubLedger.OpenAsync(session, ClubOf(club), CancellationToken.None);
            for (var number = written; number < Math.Min(entries, written + EntriesOfCommit); number++)
            {
                await PostAsync(session, ledger, club, number, entries);
            }

            await CommitAsync(session);
        }

        await CloseLoansAsync(store, club, entries);
    }

    /// <summary>Writes into each loan what its entries paid back.</summary>
    private static async Task CloseLoansAsync(LiteDbDocumentStore store, int club, int entries)
    {
        var session = SessionOf(store);
        var ledger = await ClubLedger.OpenAsync(session, ClubOf(club), CancellationToken.None);
        for (var member = 0; member < Math.Min(Borrowers, entries - 1); member++)
        {
            var loan = (await session.LoadAsync<Loan>(Loan.IdOf(MemberOf(club, member), First), CancellationToken.None))!;
            var paid = loan.Principal - ledger.Book.BalanceOf(LedgerAccount.LoanOf(loan.Id));
            session.Put(loan with { Repayments = [new Repayment(null, paid, Dong.Zero, null)] });
        }

        await CommitAsync(session);
    }

    private static async Task CommitAsync(DocumentSession session)
    {
        if (await session.CommitAsync(CancellationToken.None) is not CommitOutcome.Committed)
        {
            throw new InvalidOperationException("The benchmark ran into a conflict with itself.");
        }
    }

    private static async Task PostAsync(DocumentSession session, ClubLedger ledger, int club, int number, int entries)
    {
        var member = MemberOf(club, number % Borrowers);
        var day = First.AddMonths((int)((long)number * Months / entries));
        var loan = Loan.IdOf(member, First);
        var (kind, to, from, amount) = number == 0 ? (EntryKind.Capital, LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 10_000_000_000L)
            : number <= Borrowers ? (EntryKind.Disbursement, LedgerAccount.LoanOf(loan), LedgerAccount.IncomeCash, 100_000_000L)
            : number % 2 == 0 ? (EntryKind.Repayment, LedgerAccount.IncomeCash, LedgerAccount.LoanOf(loan), 1_000L)
            : (EntryKind.Fee, LedgerAccount.ActivityCash, LedgerAccount.Fees, 5_000L);
        if (kind == EntryKind.Disbursement)
        {
            session.Put(new Loan
            {
                Id = loan,
                ClubId = ClubOf(club),
                MemberId = member,
                Principal = new Dong(amount),
                StartedOn = First,
                TermMonths = 120,
                MonthlyRateBasisPoints = 100,
                Method = RepaymentMethod.EqualPrincipal,
                IsInLedger = true,
            });
        }

        await ledger.PostAsync(
            new LedgerPosting
            {
                Kind = kind,
                Date = day,
                Description = "Nông Thị Sáu trả nợ",
                EnteredBy = MemberOf(club, 3),
                BookPlace = "tr.3 dòng 2",
                MemberId = kind == EntryKind.Capital ? null : member,
                Lines = [LedgerLine.DebitOf(to, new Dong(amount)), LedgerLine.CreditOf(from, new Dong(amount))],
            },
            Now,
            CancellationToken.None);
    }

    private static async Task LookAsync(string name, Func<Random, Task> look)
    {
        var random = new Random(1);
        var times = new List<double>(Looks);
        for (var round = 0; round < Looks; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await look(random);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{name}: p50 {times[Looks / 2]:N2} ms, p99 {times[Looks * 99 / 100]:N2} ms, at most {times[^1]:N1} ms");
    }

    private static async Task MemberAsync(LiteDbDocumentStore store, Random random)
    {
        var (club, member) = (random.Next(Clubs), random.Next(Borrowers));
        var session = SessionOf(store);
        foreach (var loan in await session.QueryAsync<Loan>(FundsJson.ByMember, MemberOf(club, member), 100, CancellationToken.None))
        {
            _ = LoanSchedule.Of(loan).NextInstalment(DateOnly.FromDateTime(Now.DateTime));
            var ledger = await ClubLedger.OpenAsync(session, ClubOf(club), CancellationToken.None);
            _ = ledger.Book.BalanceOf(LedgerAccount.LoanOf(loan.Id));
        }
    }

    private static async Task MonthAsync(LiteDbDocumentStore store, Random random)
    {
        var month = First.AddMonths(random.Next(Months));
        var ledger = await ClubLedger.OpenAsync(SessionOf(store), ClubOf(random.Next(Clubs)), CancellationToken.None);
        var entries = await ledger.MonthAsync(month.Year, month.Month, CancellationToken.None);
        _ = entries.Aggregate(Dong.Zero, (sum, entry) => sum + entry.MoneyIn());
    }

    private static async Task VerifyAsync(LiteDbDocumentStore store, int entries)
    {
        var clock = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var results = await LedgerAudit.RunAllAsync(() => SessionOf(store), [.. Enumerable.Range(0, Clubs).Select(ClubOf)], CancellationToken.None);
        if (results.FirstOrDefault(result => result.Fault is not null) is { } wrong)
        {
            throw new InvalidOperationException($"The benchmark's ledger is not in order: {wrong}");
        }

        var each = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMicroseconds / entries;
        Console.WriteLine($"ledger verify: {entries / clock.Elapsed.TotalSeconds:N0} entries/s, {each:N1} µs of processor each");
    }
}
