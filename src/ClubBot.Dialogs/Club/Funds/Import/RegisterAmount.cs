using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Amounts of money as registers write them: 5000000, "5.000.000", "5.000.000 đ", "5 triệu", "1,5 triệu", "500 nghìn".</summary>
internal static partial class RegisterAmount
{
    /// <summary>A club lends from a fund of some ten or hundred million: more than this in one cell is a slip.</summary>
    private const long AmountMax = 10_000_000_000;

    private static readonly NumberFormatInfo Vietnamese = new() { NumberGroupSeparator = ".", NumberDecimalDigits = 0 };

    /// <summary>As people write it: 1.250.000.</summary>
    public static string Written(Dong amount) => amount.Amount.ToString("N0", Vietnamese);

    /// <summary>The amount in a cell; null when there is none or it can be read in more than one way.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="heading">What stands above it: "(nghìn đồng)" there counts for cells that name no unit.</param>
    /// <param name="words">Words with a section "units".</param>
    public static Dong? Of(SheetCell cell, string heading, RegisterWords words)
    {
        var unitAbove = UnitOf(heading, words) ?? 1;
        if (cell.Number is { } number)
            return Whole((decimal)Math.Clamp(number, -1, AmountMax), unitAbove);

        var parts = Parts().Match(cell.Text.ToLowerInvariant());
        if (!parts.Success)
            return null;

        var unitText = parts.Groups["unit"].Value;
        var unit = unitText.Length == 0 ? unitAbove : UnitOf(unitText, words);
        return unit is null ? null : Whole(parts.Groups["number"].Value, unit.Value);
    }

    private static long? UnitOf(string text, RegisterWords words) =>
        words.Find("units", text) is { } unit ? long.Parse(unit, CultureInfo.InvariantCulture) : null;

    // A comma or point before three digits groups thousands; before one or two digits it is a decimal mark, which only
    // makes sense before a unit ("1,5 triệu").
    private static Dong? Whole(string number, long unit)
    {
        if (Grouped().IsMatch(number))
            return Whole(decimal.Parse(Digits().Replace(number, ""), CultureInfo.InvariantCulture), unit);

        return Fraction().IsMatch(number) && unit > 1
            ? Whole(decimal.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture), unit)
            : null;
    }

    private static Dong? Whole(decimal number, long unit)
    {
        var amount = number * unit;
        return amount >= 0 && amount < AmountMax && amount == decimal.Floor(amount) ? new Dong((long)amount) : null;
    }

    [GeneratedRegex(@"^(?<number>\d[\d., ]{0,20})(?<unit>\p{L}[\p{L}. ]*)?\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\s*(\d+|\d{1,3}([., ]\d{3})+)\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^\s*\d{1,4}[.,]\d{1,2}\s*$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\D")]
    private static partial Regex Digits();
}
