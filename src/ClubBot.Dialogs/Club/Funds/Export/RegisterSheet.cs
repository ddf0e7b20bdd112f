namespace ClubBot.Dialogs.Club.Funds.Export;

/// <summary>A register as a sheet: what stands above the table, its headings and its rows.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Title">Lines above the table.</param>
/// <param name="Headings">Heading of each column.</param>
/// <param name="Rows">Cells of each row: a text, a whole number (<see cref="long"/>), a day (<see cref="DateOnly"/>) or null.</param>
public sealed record RegisterSheet(
    string Name, IReadOnlyList<string> Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>The days that a register covers.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record RegisterPeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Reads a year ("2026") or a month ("2026-11"); null for anything else.</summary>
    public static RegisterPeriod? Read(string text)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return DateOnly.TryParseExact(text, "yyyy-MM", culture, System.Globalization.DateTimeStyles.None, out var month)
                ? new RegisterPeriod(month, month.AddMonths(1).AddDays(-1))
            : DateOnly.TryParseExact(text, "yyyy", culture, System.Globalization.DateTimeStyles.None, out var year)
                ? new RegisterPeriod(year, year.AddYears(1).AddDays(-1))
            : null;
    }
}
