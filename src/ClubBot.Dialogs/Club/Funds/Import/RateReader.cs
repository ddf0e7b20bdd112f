using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Reads a rate of interest: "0,7%/tháng", "8,4%/năm", 0.7, or 0.007 shown as a percentage.</summary>
internal sealed partial class RateReader(LoanTexts texts, RegisterWords words)
{
    private const string Column = "Rate";

    /// <summary>What clubs ask for at most, in basis points a month; more is taken but pointed out.</summary>
    private const int UsualMax = 100;

    /// <summary>More than this, in basis points a month, is a slip of the pen.</summary>
    private const int RateMax = 500;

    /// <summary>Below this many percent a month a plain number may as well be a fraction: 0.007 = 0.7 %.</summary>
    private const decimal PlainPercentMin = 0.05m;

    /// <summary>Basis points a month; 0 when the row was refused for it.</summary>
    public int Read(RowNotes row, string heading)
    {
        var (percent, months) = Percent(row[Column], heading);
        if (percent is null || percent * 100 / months is var basisPoints && basisPoints != decimal.Floor(basisPoints.Value))
        {
            row.Refuse(Column, texts.RateUnclear());
            return 0;
        }

        var rate = (int)Math.Min(percent.Value * 100 / months, int.MaxValue);
        var monthly = (rate / 100m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        if (rate > RateMax)
            row.Refuse(Column, texts.RateTooHigh(monthly));
        else if (rate > UsualMax)
            row.Warn(Column, texts.RateHigh());
        if (months > 1)
            row.Correct(Column, $"{monthly}%", texts.RateByYear());

        return rate;
    }

    private (decimal? Percent, int Months) Percent(SheetCell cell, string heading)
    {
        if (cell.Number is { } number)
        {
            var typed = number is >= 0 and < 1_000 ? Math.Round((decimal)number, 6) : (decimal?)null;
            return IsShownAsPercentage(cell) ? (typed * 100, MonthsIn(heading)) : (Plain(typed), MonthsIn(heading));
        }

        var parts = Parts().Match(cell.Text.ToLowerInvariant());
        if (!parts.Success)
            return (null, 1);

        var percent = decimal.Parse(parts.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        var period = parts.Groups["period"].Value;
        return (parts.Groups["sign"].Length > 0 ? percent : Plain(percent), MonthsIn(period.Length > 0 ? period : heading));
    }

    private static bool IsShownAsPercentage(SheetCell cell) => cell.Format?.Contains('%', StringComparison.Ordinal) == true;

    private static decimal? Plain(decimal? percent) => percent is > 0 and < PlainPercentMin ? null : percent;

    private int MonthsIn(string text) =>
        words.Find("rates", text) is { } months ? int.Parse(months, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^(?<number>\d{1,3}([.,]\d{1,4})?)\s*(?<sign>%)?\s*[/ ]*\s*(?<period>(một |1 )?\p{L}*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
