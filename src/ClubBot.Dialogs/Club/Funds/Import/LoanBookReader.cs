using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Goes through the rows of a loan book: loans, the sum at the foot, signatures.</summary>
internal sealed class LoanBookReader(
    string clubId, IReadOnlyList<Member> roster, DateOnly today, LoanTexts texts, SpreadsheetTexts fileTexts, RegisterWords words)
{
    private static readonly string[] SummedColumns = ["Principal", "PaidPrincipal", "PaidInterest", "Outstanding"];

    private readonly LoanRowReader loans = new(clubId, today, new BorrowerFinder(roster, texts), texts, words);
    private readonly LoanChecks checks = new(texts, words);
    private readonly List<(RowNotes Notes, Loan Loan)> taken = [];
    private readonly RegisterNotes notes = new();

    public ImportResult<Loan> Read(RegisterFile file)
    {
        if (file.Problem is not null)
            return new ImportResult<Loan> { ClubId = clubId, Problem = file.Problem };

        foreach (var table in file.Tables)
            ReadTable(table);

        var sheets = file.Tables.Select(table => table.Sheet.Name).ToList();
        return new ImportResult<Loan>
        {
            ClubId = clubId,
            Taken = [.. taken.Select(each => new ImportedRow<Loan>(each.Notes.SheetName, each.Notes.RowNumber, each.Loan))],
            Corrections = RegisterNotes.InOrder(notes.Corrections, sheets),
            Refusals = RegisterNotes.InOrder(notes.Refusals, sheets),
            Warnings = [.. file.LeftOut, .. RegisterNotes.InOrder(notes.Warnings, sheets)],
            Columns = file.Tables.SelectMany(table => table.Columns).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>What a loan book must have and this one lacks.</summary>
    public static IReadOnlyList<string> MissingColumns(RegisterTable table, LoanTexts texts)
    {
        (string Column, ImportReason Name)[] needed =
        [
            ("Name", texts.NameColumn()), ("Principal", texts.PrincipalColumn()), ("StartedOn", texts.StartColumn()),
            ("Term", texts.TermColumn()), ("Rate", texts.RateColumn()), ("Method", texts.MethodColumn()),
        ];
        return [.. needed.Where(each => !table.Has(each.Column)).Select(each => each.Name.Sentence)];
    }

    private void ReadTable(RegisterTable table)
    {
        var summed = new List<RowNotes>();
        var afterTotal = false;
        foreach (var row in table.Rows)
        {
            var line = new RowNotes(table, row);
            if (words.Find("rows", row.Filled.First().Text) == "Total")
            {
                CompareTotal(line, summed);
                afterTotal = true;
            }
            else if (!line["Principal"].IsEmpty || !line["StartedOn"].IsEmpty)
            {
                summed.Add(line);
                ReadLoan(line);
            }
            else if (!afterTotal && !line["Name"].IsEmpty)
            {
                notes.Refusals.Add(line.OfRow(fileTexts.RowNotUnderstood()));
            }
        }
    }

    private void ReadLoan(RowNotes line)
    {
        if (loans.Read(line) is not { } loan)
        {
            notes.Refused(line);
            return;
        }

        if (taken.FirstOrDefault(other => other.Loan.Id == loan.Id) is { Loan: not null } same)
        {
            line.Refuse("Name", texts.Duplicate(same.Notes.RowNumber));
            notes.Refused(line);
            return;
        }

        if (loan.Outstanding > Dong.Zero
            && taken.FirstOrDefault(other => other.Loan.MemberId == loan.MemberId && other.Loan.Outstanding > Dong.Zero) is { Loan: not null } open)
        {
            line.Warn("Name", texts.SecondOpenLoan(open.Notes.RowNumber));
        }

        checks.Check(line, loan);
        taken.Add((line, loan));
        notes.Taken(line);
    }

    // A sum that is a formula nobody has calculated yet is an empty cell: nothing to compare.
    private void CompareTotal(RowNotes line, List<RowNotes> summed)
    {
        foreach (var column in SummedColumns.Where(column => !line[column].IsEmpty))
        {
            var amounts = summed.Select(row => RegisterAmount.Of(row[column], row.Heading(column), words) ?? Dong.Zero);
            var sum = amounts.Aggregate(Dong.Zero, (total, amount) => total + amount);
            if (RegisterAmount.Of(line[column], line.Heading(column), words) is { } written && written != sum)
                line.Warn(column, texts.TotalDiffers(written, sum));
        }

        notes.Warnings.AddRange(line.Warnings);
    }
}
