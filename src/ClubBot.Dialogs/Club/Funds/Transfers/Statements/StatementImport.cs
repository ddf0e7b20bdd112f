using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>
/// Books what a bank statement says by its codes, each line once whatever file brings it again, and lists what a person has to look at. What matches is
/// booked although other lines do not: each line is a payment of its own.
/// </summary>
public sealed class StatementImport(TextCatalog catalog)
{
    private readonly StatementTexts texts = new(catalog);
    private readonly SpreadsheetTexts fileTexts = new(catalog);

    /// <summary>Reads a file of the club's bank. Nothing is stored.</summary>
    /// <param name="path">An .xlsx or .csv file.</param>
    /// <param name="clubId">The club whose account it is.</param>
    public ImportResult<StatementLine> Read(string path, string clubId)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new BankStatementReader(catalog).Read(file, clubId);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ImportResult<StatementLine> { ClubId = clubId, Problem = fileTexts.NotFound(path) };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ImportResult<StatementLine> { ClubId = clubId, Problem = fileTexts.NotReadable(path) };
        }
    }

    /// <summary>Stages an entry for each line that is known by its code and fits the books.</summary>
    /// <param name="session">Opened for an import; it is not committed here.</param>
    /// <param name="read">What was read.</param>
    /// <param name="now">The instant of writing, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<StatementReport> BookAsync(
        IDocumentSession session, ImportResult<StatementLine> read, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledger = await ClubLedger.OpenAsync(session, read.ClubId, cancellationToken);
        var problem = read.Problem ?? (ledger.Book.LastNumber == 0 ? texts.NoLedger() : null);
        if (problem is not null)
        {
            return new StatementReport { Applied = false, Problem = problem };
        }

        var members = (await session.QueryAsync<Member>(MembershipIndexes.ByClub, read.ClubId, MembershipJson.MembersMax, cancellationToken))
            .ToDictionary(member => member.Id, StringComparer.Ordinal);
        var before = await session.QueryAsync<BookedTransfers>(StatementJson.ByClub, read.ClubId, StatementJson.MonthsMax, cancellationToken);
        var matcher = new StatementMatcher(read.ClubId, members.Keys.ToHashSet(StringComparer.Ordinal), catalog);
        var matches = matcher.Match(read.Taken, before.SelectMany(month => month.Lines).Select(booked => booked.Line));

        var posting = new StatementPosting(session, ledger, await FundRules.OfAsync(session, read.ClubId, cancellationToken), catalog, now);
        var (booked, left) = (new List<BookedRow>(), new List<ImportNote>());
        foreach (var match in matches)
        {
            switch (match)
            {
                case StatementMatch.Unmatched unmatched:
                    left.Add(NoteOf(unmatched.Row, unmatched.Reason));
                    break;
                case StatementMatch.Matched matched:
                    await BookAsync(posting, matched, members[matched.MemberId], booked, left, cancellationToken);
                    break;
            }
        }

        await KeepAsync(session, read.ClubId, posting.Done, cancellationToken);
        return new StatementReport
        {
            Applied = true,
            Booked = booked,
            Known = matches.Count(match => match is StatementMatch.AlreadyBooked),
            Left = left,
            Refused = read.Refusals,
        };
    }

    private static async ValueTask BookAsync(
        StatementPosting posting, StatementMatch.Matched match, Member member, List<BookedRow> booked, List<ImportNote> left, CancellationToken cancellationToken)
    {
        switch (await posting.BookAsync(match, member, cancellationToken))
        {
            case TransferOutcome.Booked done:
                booked.Add(new BookedRow(
                    match.Row.Sheet, match.Row.Row, member.Id, member.FullName, match.Row.Item.Amount, done.What, done.Entry.DocumentNumber));
                break;
            case TransferOutcome.Left open:
                left.Add(NoteOf(match.Row, open.Reason));
                break;
        }
    }

    /// <summary>Notes what was booked in the documents of the months, so that no other file brings it again.</summary>
    private static async ValueTask KeepAsync(
        IDocumentSession session, string clubId, IReadOnlyList<BookedTransfer> done, CancellationToken cancellationToken)
    {
        foreach (var month in done.GroupBy(transfer => CalendarMonth.Of(transfer.Line.Day)))
        {
            var id = BookedTransfers.IdOf(clubId, month.Key);
            var kept = await session.LoadAsync<BookedTransfers>(id, cancellationToken) ?? new BookedTransfers { Id = id, ClubId = clubId };
            session.Put(kept with
            {
                Lines = [.. kept.Lines, .. month],
                Untold = [.. kept.Untold, .. month.Select(transfer => transfer.EntryNumber)],
            });
        }
    }

    private static ImportNote NoteOf(ImportedRow<StatementLine> row, ImportReason reason) =>
        new(row.Sheet, row.Row, "", "", $"{RegisterAmount.Written(row.Item.Amount)} | {row.Item.Text}", null, reason);
}
