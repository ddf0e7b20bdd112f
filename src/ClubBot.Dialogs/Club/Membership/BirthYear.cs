using System.Globalization;
using System.Text.RegularExpressions;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Reads the year in which somebody says they were born: "1950", "sinh năm 1950", "năm 50".</summary>
internal static partial class BirthYear
{
    /// <summary>Two digits from here on are of the last century: nobody of a club was born in this one, with so few years to them.</summary>
    private const int LastCenturyFrom = 20;

    private const int YearMin = 1900;
    private const int YearMax = 2030;

    /// <summary>The year, or null when the text has none, or more than one.</summary>
    public static int? Read(string text)
    {
        var found = Digits().Matches(text);
        if (found.Count != 1)
        {
            return null;
        }

        var number = int.Parse(found[0].Value, CultureInfo.InvariantCulture);
        return found[0].Length switch
        {
            4 when number is >= YearMin and <= YearMax => number,
            2 => number >= LastCenturyFrom ? 1900 + number : 2000 + number,
            _ => null,
        };
    }

    // No letter may touch it: a code on a card begins with four digits.
    [GeneratedRegex(@"(?<![\d\p{L}-])\d{1,9}(?![\d\p{L}]|-\p{L})")]
    private static partial Regex Digits();
}
