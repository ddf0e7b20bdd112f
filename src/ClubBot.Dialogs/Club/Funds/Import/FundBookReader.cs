using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Goes through the rows of a fund book in its own order: opening balances, receipts and payments, sums, signatures.</summary>
internal sealed class FundBookReader(string clubId, DateOnly today, FundTexts texts, RegisterWords words)
{
    private readonly List<(RowNotes Notes, LedgerPosting Posting)> taken = [];
    private readonly List<RowNotes> withoutMoney = [];
    private readonly RegisterNotes notes = new();
    private readonly FundBalance balance = new(texts, words);

    public ImportResult<LedgerPosting> Read(RegisterFile file)
    {
        if (file.Problem is not null)
            return new ImportResult<LedgerPosting> { ClubId = clubId, Problem = file.Problem };

        var rows = new FundRowReader(today, OpenedOn(file), texts, words);
        foreach (var table in file.Tables)
            ReadTable(table, rows);

        var sheets = file.Tables.Select(table => table.Sheet.Name).ToList();
        return new ImportResult<LedgerPosting>
        {
            ClubId = clubId,
            Taken = [.. taken.Select(each => new ImportedRow<LedgerPosting>(each.Notes.SheetName, each.Notes.RowNumber, each.Posting))],
            Corrections = RegisterNotes.InOrder(notes.Corrections, sheets),
            Refusals = RegisterNotes.InOrder(notes.Refusals, sheets),
            Warnings = [.. file.LeftOut, .. RegisterNotes.InOrder(notes.Warnings, sheets)],
            Columns = file.Tables.SelectMany(table => table.Columns).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>What a fund book must have and this one lacks. Where each fund has a sheet, the sheet's name says which.</summary>
    public static IReadOnlyList<string> MissingColumns(RegisterTable table, FundTexts texts, RegisterWords words)
    {
        (string Column, ImportReason Name)[] needed =
        [
            ("Date", texts.DateColumn()), ("Description", texts.DescriptionColumn()), ("Fund", texts.FundColumn()),
            ("In", texts.InColumn()), ("Out", texts.OutColumn()),
        ];
        return [.. needed
            .Where(each => !table.Has(each.Column) && (each.Column != "Fund" || words.Find("funds", table.Sheet.Name) is null))
            .Select(each => each.Name.Sentence)];
    }

    // The book begins with the year of its first row; what was there before stands on the last day of the year before.
    private DateOnly OpenedOn(RegisterFile file)
    {
        var days = file.Tables.SelectMany(table => table.Rows.Select(row => RegisterDay.Of(table.Cell(row, "Date"))));
        var first = days.FirstOrDefault(day => day is { } dated && FundRowReader.MayBe(dated, today)) ?? today;
        return new DateOnly(first.Year, 1, 1).AddDays(-1);
    }

    private void ReadTable(RegisterTable table, FundRowReader rows)
    {
        var afterTotal = false;
        foreach (var row in table.Rows)
        {
            var line = new RowNotes(table, row);
            var isBare = line["Date"].IsEmpty && line["DocumentNumber"].IsEmpty;
            if (isBare && words.Find("rows", row.Filled.First().Text) == "Total")
                afterTotal = true;
            else if (isBare && rows.IsOpening(line))
                ReadOpening(line, rows);
            else if (IsMoney(line) && !(isBare && afterTotal))
                ReadMoney(line, rows);
            else
                withoutMoney.Add(line);
        }

        PointOutLeftRows(table);
    }

    // Place, day and signatures stand below the last row with money; between such rows a row without money may lack its amount.
    private void PointOutLeftRows(RegisterTable table)
    {
        var last = taken.Where(each => each.Notes.SheetName == table.Sheet.Name).Select(each => each.Notes.RowNumber).DefaultIfEmpty(0).Max();
        notes.Warnings.AddRange(withoutMoney.Where(line => line.RowNumber < last).Select(line => line.OfRow(texts.RowLeftOut())));
        withoutMoney.Clear();
    }

    private static bool IsMoney(RowNotes line) =>
        RegisterDay.Of(line["Date"]) is not null || HasDigit(line["DocumentNumber"]) || HasAmount(line["In"]) || HasAmount(line["Out"]);

    private static bool HasDigit(SheetCell cell) => cell.Raw.Any(char.IsAsciiDigit);

    // "(Ký, ghi rõ họ tên)" below the column of receipts is no amount.
    private static bool HasAmount(SheetCell cell) => cell.Text.Length > 0 && (char.IsAsciiDigit(cell.Text[0]) || (cell.Text[0] is '=' or '-' or '+' && HasDigit(cell)));

    private void ReadOpening(RowNotes line, FundRowReader rows)
    {
        var fund = rows.FundOf(line);
        if (fund is { } carried && balance.Has(carried))
        {
            // A sum carried to the next page says nothing new.
            balance.Take(line, carried, Dong.Zero);
            notes.Taken(line);
            return;
        }

        var posting = rows.ReadOpening(line);
        if (line.Refusals.Count > 0)
        {
            Refuse(line, fund);
            return;
        }

        balance.Take(line, fund!.Value, posting?.Lines[0].Debit ?? Dong.Zero);
        if (posting is not null)
            taken.Add((line, posting));

        notes.Taken(line);
    }

    private void ReadMoney(RowNotes line, FundRowReader rows)
    {
        var fund = rows.FundOf(line);
        if (rows.Read(line) is not { } posting)
        {
            Refuse(line, fund);
            return;
        }

        if (taken.FirstOrDefault(other => IsSame(other.Posting, posting, line, other.Notes)) is { Posting: not null } same)
        {
            line.Refuse(posting.DocumentNumber is null ? "Description" : "DocumentNumber", texts.Duplicate(same.Notes.RowNumber));
            notes.Refused(line);
            return;
        }

        var key = FundRowKey.Of(posting);
        if (key.HasNumber && taken.FirstOrDefault(other => FundRowKey.Of(other.Posting).HasNumberOf(key)) is { Posting: not null } twice)
            line.Warn("DocumentNumber", texts.NumberTwice(twice.Notes.RowNumber));

        balance.Take(line, key.Fund, key.Change);
        taken.Add((line, posting));
        notes.Taken(line);
    }

    private void Refuse(RowNotes line, Fund? fund)
    {
        notes.Refused(line);
        if (fund is { } known)
            balance.Take(line, known, null);
        else
            balance.Lose();
    }

    // Two rows without a number may be two gifts alike; only the balance or the number tells that a row was copied.
    private static bool IsSame(LedgerPosting one, LedgerPosting other, RowNotes line, RowNotes before) =>
        FundRowKey.Of(one) == FundRowKey.Of(other)
        && (one.DocumentNumber is not null || (!line["Balance"].IsEmpty && line["Balance"].Text == before["Balance"].Text));
}
