using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>Gives incoming transfers to members by the code in their text, and by nothing else: a name or an amount is never a guess at a payer.</summary>
/// <param name="clubId">The club whose account it is.</param>
/// <param name="memberIds">Ids of the members whose money may come.</param>
/// <param name="catalog">The sentences.</param>
public sealed class StatementMatcher(string clubId, IReadOnlySet<string> memberIds, TextCatalog catalog)
{
    private readonly StatementTexts texts = new(catalog);
    private readonly string club = TransferNote.ClubLetters(clubId);

    /// <summary>What each incoming transfer is, in the order of the statement. What went out is left out.</summary>
    /// <remarks>
    /// A transfer is known when one that was booked has its bank reference and its amount, or has its day, its amount and its text (capitals, marks and
    /// spaces aside). Each booked one makes one line known, by reference before by text, so that a second transfer of the same kind is not lost.
    /// Within one statement two equal lines are two transfers only when the bank gave them two references; a reference that stands on two lines that
    /// differ is the number of a batch or of a kind of transaction, and does not count.
    /// </remarks>
    /// <param name="rows">The lines of one statement.</param>
    /// <param name="booked">The lines that were booked before, of any statement of this account.</param>
    public IReadOnlyList<StatementMatch> Match(IEnumerable<ImportedRow<StatementLine>> rows, IEnumerable<StatementLine> booked)
    {
        var before = new BookedLines(BookedLines.WithoutSharedReferences([.. booked]));
        var all = rows.ToList();
        var lines = BookedLines.WithoutSharedReferences([.. all.Select(row => row.Item)]);
        var incoming = all.Zip(lines, (row, line) => (Row: row, Line: line)).Where(each => each.Line.Amount > Dong.Zero).ToList();
        var known = incoming.Where(each => before.TakeByReference(each.Line)).Select(each => each.Row).ToHashSet();
        var here = new SeenLines();
        var matches = new List<StatementMatch>();
        foreach (var (row, line) in incoming)
        {
            var isRepeated = here.Repeats(line);
            var isKnown = known.Contains(row) || before.TakeByContent(line) || isRepeated;
            matches.Add(isKnown ? new StatementMatch.AlreadyBooked(row) : ByCode(row));
        }

        return matches;
    }

    private StatementMatch ByCode(ImportedRow<StatementLine> row) => TransferNote.Read(row.Item.Text) switch
    {
        TransferNoteReading.Found { Note: var note } => OfNote(row, note),
        TransferNoteReading.Several => new StatementMatch.Unmatched(row, UnmatchedKind.SeveralCodes, texts.SeveralCodes()),
        TransferNoteReading.Damaged => new StatementMatch.Unmatched(row, UnmatchedKind.WrongCheck, texts.WrongCheck()),
        _ => new StatementMatch.Unmatched(row, UnmatchedKind.NoCode, texts.NoCode()),
    };

    private StatementMatch OfNote(ImportedRow<StatementLine> row, TransferNote note)
    {
        if (note.Club != club)
            return new StatementMatch.Unmatched(row, UnmatchedKind.OtherClub, texts.OtherClub());

        var memberId = Member.IdOf(clubId, note.MemberNumber);
        return memberIds.Contains(memberId)
            ? new StatementMatch.Matched(row, memberId, note.Purpose, note.Period)
            : new StatementMatch.Unmatched(row, UnmatchedKind.UnknownMember, texts.UnknownMember(note.MemberNumber));
    }
}
