using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>The double-entry ledger of one club, within one unit of work: entries are added, never changed.</summary>
/// <remarks>
/// Two who post at once meet at the book's version: one of them commits, the other's turn runs again. So numbers have no gaps and no amount
/// is booked on a balance that is gone.
/// </remarks>
public sealed class ClubLedger
{
    /// <summary>Sums above this are a slip of the hand: a hundred thousand million đồng.</summary>
    private const long AmountMax = 100_000_000_000_000;

    private readonly IDocumentSession session;
    private readonly string clubId;
    private LedgerBook book;

    private ClubLedger(IDocumentSession session, string clubId, LedgerBook book)
    {
        this.session = session;
        this.clubId = clubId;
        this.book = book;
    }

    /// <summary>Where the ledger stands, with what was posted in this unit of work.</summary>
    public LedgerBook Book => book;

    /// <summary>Opens the ledger of a club; one that was never written to is empty.</summary>
    /// <param name="session">The unit of work; its policy decides who may read and write.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<ClubLedger> OpenAsync(IDocumentSession session, string clubId, CancellationToken cancellationToken) =>
        new(session, clubId, await session.LoadAsync<LedgerBook>(clubId, cancellationToken)
            ?? new LedgerBook { Id = clubId, LastSeal = LedgerSeal.First(clubId) });

    /// <summary>Stages an entry.</summary>
    /// <param name="posting">What is to be written.</param>
    /// <param name="now">The instant of writing, in the club's zone: its day is the latest that an entry may have.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    /// <exception cref="ArgumentException">The lines do not balance within each fund, or one of them has no amount or two.</exception>
    public async ValueTask<PostingOutcome> PostAsync(LedgerPosting posting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowUnlessBalanced(posting.Lines);
        if (posting.Date > DateOnly.FromDateTime(now.DateTime))
        {
            return new PostingOutcome.Refused(PostingRefusal.DayToCome);
        }

        if (posting.Date <= book.LockedThrough)
        {
            return new PostingOutcome.Refused(PostingRefusal.MonthLocked);
        }

        var balances = LedgerBalances.After(book.Balances, posting.Lines);
        if (LedgerBalances.RefusalOf(balances, posting.Lines) is { } refusal)
        {
            return new PostingOutcome.Refused(refusal);
        }

        var entry = EntryOf(posting, now);
        await WriteAsync(entry, cancellationToken);
        book = book with { LastNumber = entry.Number, LastSeal = entry.Seal, Balances = balances };
        session.Put(book);
        return new PostingOutcome.Posted(entry);
    }

    /// <summary>Takes an entry back by another that is its mirror.</summary>
    /// <param name="number">The entry that was wrong.</param>
    /// <param name="date">Day of the correction.</param>
    /// <param name="description">Why, for the book.</param>
    /// <param name="enteredBy">Id of the member who corrects.</param>
    /// <param name="now">The instant of writing, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<PostingOutcome> ReverseAsync(
        long number, DateOnly date, string description, string enteredBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await EntryAsync(number, cancellationToken) is not { } wrong)
        {
            return new PostingOutcome.Refused(PostingRefusal.NoSuchEntry);
        }

        if (wrong.Kind == EntryKind.Reversal || await IsReversedAsync(number, cancellationToken))
        {
            return new PostingOutcome.Refused(PostingRefusal.AlreadyReversed);
        }

        return await PostAsync(
            new LedgerPosting
            {
                Kind = EntryKind.Reversal,
                Date = date,
                Description = description,
                EnteredBy = enteredBy,
                Lines = [.. wrong.Lines.Select(line => line.Turned())],
                MemberId = wrong.MemberId,
                Reverses = number,
            },
            now,
            cancellationToken);
    }

    /// <summary>Closes every day up to and including the last of this month. A month that is closed is not opened again.</summary>
    public void LockMonth(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        if (book.LockedThrough is null || last > book.LockedThrough)
        {
            book = book with { LockedThrough = last };
            session.Put(book);
        }
    }

    /// <summary>The entry of this number, or null.</summary>
    public async ValueTask<LedgerEntry?> EntryAsync(long number, CancellationToken cancellationToken) =>
        number >= 1 && number <= book.LastNumber
            ? (await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(clubId, number), cancellationToken))?.Entries.FirstOrDefault(entry => entry.Number == number)
            : null;

    /// <summary>True when another entry takes this one back.</summary>
    public async ValueTask<bool> IsReversedAsync(long number, CancellationToken cancellationToken)
    {
        var key = LedgerIndexes.ReversalKey(clubId, number);
        return (await session.QueryAsync<LedgerPage>(LedgerIndexes.ByReversed, key, 1, cancellationToken)).Count > 0;
    }

    /// <summary>The entries of a month by number.</summary>
    public async ValueTask<IReadOnlyList<LedgerEntry>> MonthAsync(int year, int month, CancellationToken cancellationToken)
    {
        var key = LedgerIndexes.MonthKey(clubId, new DateOnly(year, month, 1));
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByMonth, key, LedgerIndexes.PagesMax, cancellationToken);
        return [.. pages.SelectMany(page => page.Entries).Where(entry => entry.Date.Year == year && entry.Date.Month == month).OrderBy(entry => entry.Number)];
    }

    /// <summary>The entries of a kind that are of that day and were not taken back, by number.</summary>
    public async ValueTask<IReadOnlyList<LedgerEntry>> StandingAsync(EntryKind kind, DateOnly day, CancellationToken cancellationToken)
    {
        var month = await MonthAsync(day.Year, day.Month, cancellationToken);
        var takenBack = month.Select(entry => entry.Reverses).OfType<long>().ToHashSet();
        return [.. month.Where(entry => entry.Kind == kind && entry.Date == day && !takenBack.Contains(entry.Number))];
    }

    /// <summary>The entries about one member by number.</summary>
    public async ValueTask<IReadOnlyList<LedgerEntry>> OfMemberAsync(string memberId, CancellationToken cancellationToken)
    {
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByMember, memberId, LedgerIndexes.PagesMax, cancellationToken);
        return [.. pages.SelectMany(page => page.Entries).Where(entry => entry.MemberId == memberId).OrderBy(entry => entry.Number)];
    }

    private LedgerEntry EntryOf(LedgerPosting posting, DateTimeOffset now)
    {
        var number = book.LastNumber + 1;
        var entry = new LedgerEntry
        {
            Number = number,
            Kind = posting.Kind,
            Date = posting.Date,
            DocumentNumber = posting.DocumentNumber ?? DocumentNumberOf(posting.Lines, number),
            Description = posting.Description,
            EnteredBy = posting.EnteredBy,
            EnteredAt = now.ToUniversalTime(),
            BookPlace = posting.BookPlace,
            MemberId = posting.MemberId,
            Reverses = posting.Reverses,
            Lines = posting.Lines,
        };
        return entry with { Seal = LedgerSeal.Of(entry, book.LastSeal) };
    }

    private async ValueTask WriteAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var id = LedgerPage.IdOf(clubId, entry.Number);
        var page = await session.LoadAsync<LedgerPage>(id, cancellationToken) ?? new LedgerPage { Id = id, ClubId = clubId, Entries = [] };
        session.Put(page with { Entries = [.. page.Entries, entry] });
    }

    private static string DocumentNumberOf(IReadOnlyList<LedgerLine> lines, long number)
    {
        var money = lines.Where(line => line.Account.IsMoney).Sum(line => line.Debit.Amount - line.Credit.Amount);
        return $"{(money > 0 ? "PT" : money < 0 ? "PC" : "PK")}{number:D3}";
    }

    private static void ThrowUnlessBalanced(IReadOnlyList<LedgerLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Debit < Dong.Zero || line.Credit < Dong.Zero || line.Debit > Dong.Zero == line.Credit > Dong.Zero
                || line.Debit.Amount > AmountMax || line.Credit.Amount > AmountMax)
            {
                throw new ArgumentException($"A line has one positive amount: {line}.", nameof(lines));
            }
        }

        foreach (var fund in lines.GroupBy(line => line.Account.Fund))
        {
            if (fund.Sum(line => line.Debit.Amount) != fund.Sum(line => line.Credit.Amount))
            {
                throw new ArgumentException($"Debit and credit of the {fund.Key} fund differ.", nameof(lines));
            }
        }

        if (lines.Count < 2)
        {
            throw new ArgumentException("An entry has two sides.", nameof(lines));
        }
    }
}
