using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Makes a loan out of one row of the loan book.</summary>
internal sealed partial class LoanRowReader(
    string clubId, DateOnly today, BorrowerFinder borrowers, LoanTexts texts, RegisterWords words)
{
    /// <summary>Longest term that clubs lend for is a year or two; ten years are a slip.</summary>
    private const int TermMonthsMax = 120;

    /// <summary>No club lends less; a smaller number is meant in thousands or millions.</summary>
    private static readonly Dong PrincipalMin = new(10_000);

    private readonly RateReader rates = new(texts, words);

    /// <summary>The loan, or null when the row's notes say why not.</summary>
    public Loan? Read(RowNotes row)
    {
        var borrower = borrowers.Find(row);
        var principal = Principal(row);
        var startedOn = StartedOn(row);
        var term = Term(row);
        var rate = rates.Read(row, row.Heading("Rate"));
        var method = Method(row);
        var paid = new Repayment(null, Paid(row, "PaidPrincipal"), Paid(row, "PaidInterest"), Place(row));
        if (paid.Principal > principal && principal > Dong.Zero)
            row.Refuse("PaidPrincipal", texts.PaidTooMuch());

        if (row.Refusals.Count > 0 || borrower is null)
            return null;

        return new Loan
        {
            Id = Loan.IdOf(borrower.Id, startedOn),
            ClubId = clubId,
            MemberId = borrower.Id,
            Principal = principal,
            StartedOn = startedOn,
            TermMonths = term,
            MonthlyRateBasisPoints = rate,
            Method = method,
            Purpose = row["Purpose"].IsEmpty ? null : row["Purpose"].Text,
            BookPlace = Place(row),
            Repayments = paid.Principal + paid.Interest == Dong.Zero ? [] : [paid],
        };
    }

    private static string Place(RowNotes row) => row["BookPlace"].IsEmpty ? $"{row.SheetName} {row.RowNumber}" : row["BookPlace"].Text;

    private Dong Principal(RowNotes row)
    {
        if (row["Principal"].IsEmpty)
        {
            row.Refuse("Principal", texts.AmountMissing());
            return Dong.Zero;
        }

        var principal = RegisterAmount.Of(row["Principal"], row.Heading("Principal"), words);
        if (principal is null)
            row.Refuse("Principal", texts.AmountUnclear());
        else if (principal < PrincipalMin)
            row.Refuse("Principal", texts.AmountTooSmall());

        return principal ?? Dong.Zero;
    }

    private Dong Paid(RowNotes row, string column)
    {
        var cell = row[column];
        if (cell.IsEmpty || cell.Text is "-" or "–")
            return Dong.Zero;

        var paid = RegisterAmount.Of(cell, row.Heading(column), words);
        if (paid is null)
            row.Refuse(column, texts.AmountUnclear());

        return paid ?? Dong.Zero;
    }

    private DateOnly StartedOn(RowNotes row)
    {
        var day = RegisterDay.Of(row["StartedOn"]);
        if (day is null || day.Value.Year < today.Year - 50)
            row.Refuse("StartedOn", texts.StartUnclear());
        else if (day > today)
            row.Refuse("StartedOn", texts.StartInFuture());

        return day ?? default;
    }

    private int Term(RowNotes row)
    {
        var parts = TermParts().Match(row["Term"].Text);
        var number = parts.Success && parts.Groups["number"].Length <= 3 ? int.Parse(parts.Groups["number"].Value, null) : 0;
        var unit = parts.Groups["unit"].Length == 0 ? "1" : words.Find("terms", parts.Groups["unit"].Value);
        var months = number * (unit is null ? 0 : int.Parse(unit, null));
        if (months is < 1 or > TermMonthsMax)
            row.Refuse("Term", texts.TermUnclear());

        return months;
    }

    private RepaymentMethod Method(RowNotes row)
    {
        if (Enum.TryParse<RepaymentMethod>(words.Find("methods", row["Method"].Text), out var method))
            return method;

        row.Refuse("Method", texts.MethodUnclear());
        return default;
    }

    [GeneratedRegex(@"^(?<number>\d+)\s*(?<unit>\p{L}*)$")]
    private static partial Regex TermParts();
}
