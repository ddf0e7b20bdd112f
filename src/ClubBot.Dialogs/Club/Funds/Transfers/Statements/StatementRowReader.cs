using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>What a row below a statement's heading is.</summary>
internal enum StatementRowKind
{
    /// <summary>It has a day or an amount, so it says that money moved.</summary>
    Transfer,

    /// <summary>A sum or a balance.</summary>
    Total,

    /// <summary>A text without a day and without an amount.</summary>
    Unclear,

    /// <summary>Something in other columns: a signature, a page number.</summary>
    Around,
}

/// <summary>Reads the rows of one table of a bank's statement.</summary>
internal sealed partial class StatementRowReader(RegisterTable table, StatementTexts texts, RegisterWords words)
{
    /// <summary>Fewer digits than this are no number of a transaction, but a dash, a line's number or a kind of transaction ("QR247"). A guess.</summary>
    private const int ReferenceDigitsMin = 5;

    /// <summary>Numbers from here on have lost digits in a spreadsheet's number cell.</summary>
    private const double ReferenceNumberMax = 1e15;

    private static readonly string[] AmountColumns = ["Credit", "Debit", "Amount"];

    // "Loại giao dịch" is at some banks the direction, at others only the kind ("chuyển tiền nhanh").
    private readonly bool hasDirections = table.Rows.Any(row => IsIn(table.Cell(row, "Direction"), words) is not null);

    public StatementRowKind KindOf(RowNotes line)
    {
        var hasAmount = AmountColumns.Any(column => !line[column].IsEmpty);
        var isDay = DayOf(line["Day"]) is not null;
        if (!isDay && IsTotal(line["Day"]))
            return StatementRowKind.Total;

        // A payer may write "tong cong 2 thang"; only a row without a day, or without an amount, is a sum for these words.
        if ((!isDay || !hasAmount) && IsTotal(line["Text"]))
            return StatementRowKind.Total;

        if (isDay || hasAmount)
            return IsSumWithoutWords(line, isDay) ? StatementRowKind.Total : StatementRowKind.Transfer;

        return line["Text"].IsEmpty ? StatementRowKind.Around : StatementRowKind.Unclear;
    }

    /// <summary>The row as a movement; null with the reasons noted when it is none for certain.</summary>
    public StatementLine? Read(RowNotes line)
    {
        var day = DayOf(line["Day"]);
        if (day is null)
            line.Refuse("Day", line["Day"].IsEmpty ? texts.DayMissing() : texts.DayUnclear());

        var amount = line.Has("Credit") ? FromTwoColumns(line) : FromOneColumn(line);
        if (day is null || amount is null)
            return null;

        return new StatementLine(day.Value, amount.Value, line["Text"].Text, ReferenceOf(line["Reference"]));
    }

    private bool IsTotal(SheetCell cell) => words.Find("rows", cell.Text) == "Total";

    // Some banks put the word for the sum under a column that is not read, or no word at all.
    private bool IsSumWithoutWords(RowNotes line, bool isDay) =>
        !isDay && line["Day"].IsEmpty && line["Text"].IsEmpty && (line["Reference"].IsEmpty || IsTotal(line["Reference"]) || IsTotal(line["Number"]));

    private Dong? FromTwoColumns(RowNotes line)
    {
        if (Amount(line, "Credit") is not { } credit || Amount(line, "Debit") is not { } debit)
            return null;

        // What went out is written with or without a minus; what came in below zero is a correction that a person has to look at.
        if (credit < Dong.Zero)
            return Refused(line, "Credit", texts.AmountUnclear());

        if (credit != Dong.Zero && debit != Dong.Zero)
            return Refused(line, "Credit", texts.BothAmounts());

        var amount = credit != Dong.Zero ? credit : new Dong(-Math.Abs(debit.Amount));
        return amount == Dong.Zero ? Refused(line, "Credit", texts.AmountMissing()) : amount;
    }

    private Dong? FromOneColumn(RowNotes line)
    {
        if (Amount(line, "Amount") is not { } amount)
            return null;

        if (amount == Dong.Zero)
            return Refused(line, "Amount", texts.AmountMissing());

        // A column of debits may stand beside it: then the other is what came in.
        if (line.Has("Debit") && !line["Debit"].IsEmpty)
            return Refused(line, "Amount", texts.BothAmounts());

        if (!hasDirections)
            return amount;

        // A sign that contradicts the column, or a word that is none of them, is not decided here.
        var isIn = IsIn(line["Direction"], words);
        if (isIn is null || (isIn.Value && amount < Dong.Zero))
            return Refused(line, "Direction", texts.DirectionUnclear(line.Heading("Direction")));

        return isIn.Value ? amount : new Dong(-Math.Abs(amount.Amount));
    }

    private static bool? IsIn(SheetCell cell, RegisterWords words) => cell.Text switch
    {
        "+" => true,
        "-" => false,
        var said => words.Find("directions", said) switch { "In" => true, "Out" => false, _ => null },
    };

    // A spreadsheet program turns long numbers into "2.634E+13": many transactions would have that one.
    private static string? ReferenceOf(SheetCell cell) =>
        cell.Number >= ReferenceNumberMax || Rounded().IsMatch(cell.Text) || cell.Text.Count(char.IsAsciiDigit) < ReferenceDigitsMin ? null : cell.Text;

    /// <summary>The amount in a column, zero when the cell is empty or a dash; null with the reason noted when it is unclear.</summary>
    private Dong? Amount(RowNotes line, string column)
    {
        var cell = line[column];
        if (cell.IsEmpty || cell.Text == "-")
            return Dong.Zero;

        return StatementAmount.Of(cell, words) ?? Refused(line, column, texts.AmountUnclear());
    }

    private static Dong? Refused(RowNotes line, string column, ImportReason reason)
    {
        line.Refuse(column, reason);
        return null;
    }

    // The day, with or without a time before or after it.
    private static DateOnly? DayOf(SheetCell cell)
    {
        if (cell.Day is { } day)
            return day;

        var parts = DayAndTime().Match(cell.Text);
        return parts.Success ? RegisterDay.Of(new SheetCell(parts.Groups["day"].Value, null)) : null;
    }

    [GeneratedRegex(
        @"^(\d{1,2}:\d{2}(:\d{2})?,? )?(?<day>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})([T ,]{1,2}\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?( ?[AaPpSsCc][MmAaHh])?Z?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex DayAndTime();

    [GeneratedRegex(@"^\d([.,]\d+)?[Ee]\+?\d+$")]
    private static partial Regex Rounded();
}
