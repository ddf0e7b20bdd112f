using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Reads a term in months: "10 tháng", "một năm", "năm rưỡi"; to a question that asks for months also "10".</summary>
internal static partial class TermReader
{
    private const int MonthsOfYear = 12;

    /// <summary>The months that a sentence names as such, or null.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The instant of the turn.</param>
    public static int? Said(string text, DateTimeOffset now) => EntityReader.Read(text, now)
        .Where(entity => entity.Type == EntityTypes.Duration)
        .Select(entity => Months(entity.Values[0].Timex))
        .FirstOrDefault(months => months is not null);

    /// <summary>The months that an answer names, or null.</summary>
    /// <inheritdoc cref="Said"/>
    public static int? Answered(string text, DateTimeOffset now) =>
        Said(text, now) ?? (WholeNumber.Read(text) is { } number and > 0 and < 1_000 ? (int)number : null);

    private static int? Months(string? timex)
    {
        if (timex is null || Period().Match(timex) is not { Success: true } period
            || !decimal.TryParse(period.Groups["count"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var months = count * (period.Groups["unit"].Value == "Y" ? MonthsOfYear : 1);
        return months == decimal.Truncate(months) && months is > 0 and < 1_000 ? (int)months : null;
    }

    [GeneratedRegex(@"^P(?<count>[0-9]{1,4}(\.[0-9]{1,2})?)(?<unit>[MY])\z", RegexOptions.NonBacktracking)]
    private static partial Regex Period();
}
