using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Makes a posting out of one row of the fund book.</summary>
internal sealed class FundRowReader(DateOnly today, DateOnly openedOn, FundTexts texts, RegisterWords words)
{
    /// <summary>An older day is a slip: no club of this kind is older.</summary>
    private const int YearsMax = 50;

    /// <summary>The posting of a receipt or a payment, or null when the row's notes say why not.</summary>
    public LedgerPosting? Read(RowNotes row)
    {
        var date = Date(row);
        var fund = FundOf(row);
        if (fund is null)
            row.Refuse("Fund", texts.FundUnclear());

        var description = row["Description"].Text;
        if (description.Length == 0)
            row.Refuse("Description", texts.DescriptionMissing());

        var (received, spent) = (Amount(row, "In"), Amount(row, "Out"));
        if (received > Dong.Zero && spent > Dong.Zero)
            row.Refuse("Out", texts.BothWays());
        else if (received == Dong.Zero && spent == Dong.Zero)
            row.Refuse("In", texts.AmountMissing());

        var receipt = words.Find("receipts", description);
        if (fund == Fund.Income && receipt is null && words.Find("loans", description) is not null)
            row.Refuse("Description", texts.LoanInFundBook());

        if (row.Refusals.Count > 0)
            return null;

        if (fund == Fund.Income && spent > Dong.Zero)
            row.Warn("Description", texts.IncomeSpending());

        var (kind, account) = Meant(fund!.Value, spent!.Value, receipt);
        var amount = received!.Value + spent.Value;
        var cash = LedgerAccount.CashOf(fund.Value);
        return Posting(row, kind, date, spent > Dong.Zero ? Moved(account, cash, amount) : Moved(cash, account, amount));
    }

    /// <summary>The posting of what a fund held when the book begins; null when the row was refused or the fund held nothing.</summary>
    public LedgerPosting? ReadOpening(RowNotes row)
    {
        var fund = FundOf(row);
        if (fund is null)
            row.Refuse("Fund", texts.FundUnclear());

        var column = row["Balance"].IsEmpty && !row["In"].IsEmpty ? "In" : "Balance";
        var amount = RegisterAmount.Of(row[column], row.Heading(column), words);
        if (amount is null)
            row.Refuse(column, texts.OpeningUnclear());

        if (row.Refusals.Count > 0 || amount == Dong.Zero)
            return null;

        var capital = fund == Fund.Income ? LedgerAccount.IncomeCapital : LedgerAccount.ActivityCapital;
        return Posting(row, EntryKind.Opening, openedOn, Moved(LedgerAccount.CashOf(fund!.Value), capital, amount!.Value));
    }

    /// <summary>The fund of a row: what stands there, else what its words or the sheet's name say.</summary>
    public Fund? FundOf(RowNotes row)
    {
        var written = row["Fund"].IsEmpty
            ? words.Find("funds", row.Has("Fund") ? "" : row.SheetName) ?? (IsOpening(row) ? words.Find("funds", row["Description"].Text) : null)
            : words.Find("funds", row["Fund"].Text);
        return Enum.TryParse<Fund>(written, out var fund) ? fund : null;
    }

    /// <summary>True for "Số dư đầu năm …" and its like, which move no money.</summary>
    public bool IsOpening(RowNotes row) =>
        words.Find("rows", row["Description"].Text) == "Opening" && row["DocumentNumber"].IsEmpty && row["Out"].IsEmpty && (row["In"].IsEmpty || row["Balance"].IsEmpty);

    /// <summary>False for a day to come and for one that is older than any club.</summary>
    public static bool MayBe(DateOnly day, DateOnly today) => day <= today && day.Year >= today.Year - YearsMax;

    private DateOnly Date(RowNotes row)
    {
        var day = RegisterDay.Of(row["Date"]);
        if (row["Date"].IsEmpty)
            row.Refuse("Date", texts.DateMissing());
        else if (day > today)
            row.Refuse("Date", texts.DateInFuture());
        else if (day is not { } dated || !MayBe(dated, today))
            row.Refuse("Date", texts.DateUnclear());

        return day ?? default;
    }

    /// <summary>Zero for an empty cell, null for one that cannot be read.</summary>
    private Dong? Amount(RowNotes row, string column)
    {
        var cell = row[column];
        if (cell.IsEmpty || cell.Text is "-" or "–")
            return Dong.Zero;

        var amount = RegisterAmount.Of(cell, row.Heading(column), words);
        if (amount is null)
            row.Refuse(column, texts.AmountUnclear());

        return amount;
    }

    private static (EntryKind Kind, LedgerAccount Account) Meant(Fund fund, Dong spent, string? receipt)
    {
        if (fund == Fund.Income)
            return (spent > Dong.Zero ? EntryKind.Spending : EntryKind.Capital, LedgerAccount.IncomeCapital);

        if (spent > Dong.Zero)
            return (EntryKind.Spending, LedgerAccount.Spending);

        return receipt switch
        {
            "Fee" => (EntryKind.Fee, LedgerAccount.Fees),
            "Interest" => (EntryKind.Interest, LedgerAccount.Interest),
            "Gift" => (EntryKind.Gift, LedgerAccount.Gifts),
            _ => (EntryKind.OtherIncome, LedgerAccount.OtherIncome),
        };
    }

    private static IReadOnlyList<LedgerLine> Moved(LedgerAccount to, LedgerAccount from, Dong amount) =>
        [LedgerLine.DebitOf(to, amount), LedgerLine.CreditOf(from, amount)];

    private static LedgerPosting Posting(RowNotes row, EntryKind kind, DateOnly date, IReadOnlyList<LedgerLine> lines) => new()
    {
        Kind = kind,
        Date = date,
        Description = row["Description"].Text,
        EnteredBy = LedgerWriters.Import,
        Lines = lines,
        DocumentNumber = RegisterText.Words(row["DocumentNumber"].Text).Length == 0 ? null : row["DocumentNumber"].Text,
        BookPlace = $"{row.SheetName} {row.RowNumber}",
    };
}
