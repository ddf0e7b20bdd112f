using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>Amounts as banks write them: 1.250.000, 1,250,000, 1250000, "+1,250,000.00", "-50.000 VND", "(50,000)".</summary>
internal static partial class StatementAmount
{
    /// <summary>More than this on one line of a club's account is no amount but a number of something else.</summary>
    public const long AmountMax = 999_999_999_999;

    /// <summary>The amount with its sign; null when it is none in whole đồng or can be read in more than one way.</summary>
    /// <param name="cell">A cell that is not empty.</param>
    /// <param name="words">Words with a section "units".</param>
    public static Dong? Of(SheetCell cell, RegisterWords words)
    {
        if (cell.Number is { } number)
            return number == Math.Floor(number) && Math.Abs(number) <= AmountMax ? new Dong((long)number) : null;

        var parts = Parts().Match(cell.Text);
        if (!parts.Success || (parts.Groups["unit"].Length > 0 && words.Find("units", parts.Groups["unit"].Value) is null))
            return null;

        // At most 18 digits pass the pattern, so they fit.
        var amount = long.Parse(Marks().Replace(parts.Groups["whole"].Value, ""), CultureInfo.InvariantCulture);
        var isNegative = parts.Groups["minus"].Success || parts.Groups["open"].Success;
        return amount > AmountMax ? null : new Dong(isNegative ? -amount : amount);
    }

    // One kind of mark groups all thousands; decimals can only be zeros, after the other kind. "1.250" is 1250, as banks here write it.
    [GeneratedRegex(
        @"^((?<open>\()|\+|(?<minus>[-\u2212]))? ?(?<whole>\d{1,15}|\d{1,3}(?<mark>[., ])\d{3}(\k<mark>\d{3}){0,4})(?!\k<mark>\d)([.,]00?)? ?(?<unit>\p{L}{1,5})?(?(open)\))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\D")]
    private static partial Regex Marks();
}
