using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Reads when somebody was born: a year, a day, typed or as text, with or without words around it.</summary>
internal sealed class BirthReader(RosterTexts texts, RegisterWords words, DateOnly today)
{
    /// <summary>Older than any register has somebody; a year before that is a slip of the pen.</summary>
    private const int AgeMax = 120;

    /// <summary>The year and, where it is given, the day. Null when the row was refused for it.</summary>
    public (int Year, DateOnly? Day)? Read(RowNotes row, string column)
    {
        var cell = row[column];
        if (cell.Day is { } typed)
            return OfTypedDay(row, column, typed);

        return RegisterDay.Numbers(WithoutWords(cell.Raw)) switch
        {
            [> 99 and var year] => Plausible(row, column, year, null),
            [var day, var month, > 99 and var year] => OfParts(row, column, year, month, day),
            [> 999 and var year, var month, var day] => OfParts(row, column, year, month, day),
            [>= 0 and <= 12, > 999 and var year] => YearOnly(row, column, year),
            [var day, var month, var year] => OfTwoDigits(row, column, year, month, day),
            _ => Refused(row, column, texts.BirthUnclear()),
        };
    }

    private (int Year, DateOnly? Day)? OfTypedDay(RowNotes row, string column, DateOnly typed)
    {
        // 1952 in a cell that is formatted as a day is the 1,952nd day since 1900: 05/05/1905.
        var serial = typed.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
        if (!IsPlausible(typed.Year) && IsPlausible(serial))
        {
            row.Correct(column, $"{serial}", texts.BirthYearShownAsDay(serial));
            return (serial, null);
        }

        return Plausible(row, column, typed.Year, typed);
    }

    private (int Year, DateOnly? Day)? OfParts(RowNotes row, string column, int year, int month, int day)
    {
        if (day == 0 || month == 0)
            return YearOnly(row, column, year);

        return RegisterDay.Day(year, month, day) is { } born
            ? Plausible(row, column, year, born)
            : Refused(row, column, IsPlausible(year) ? texts.BirthUnclear() : texts.BirthImpossible(year));
    }

    // 12/4/62 can only be 1962; 12/4/20 can be 1920 or 2020.
    private (int Year, DateOnly? Day)? OfTwoDigits(RowNotes row, string column, int year, int month, int day)
    {
        var years = new[] { 1900 + year, 2000 + year }.Where(IsPlausible).ToList();
        if (years.Count != 1 || RegisterDay.Day(years[0], month, day) is not { } born)
            return Refused(row, column, texts.BirthUnclear());

        row.Correct(column, born.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture), texts.BirthCentury(born.Year));
        return (born.Year, born);
    }

    private (int Year, DateOnly? Day)? YearOnly(RowNotes row, string column, int year)
    {
        row.Correct(column, $"{year}", texts.BirthYearOnly());
        return Plausible(row, column, year, null);
    }

    private (int Year, DateOnly? Day)? Plausible(RowNotes row, string column, int year, DateOnly? day) =>
        IsPlausible(year) && !(day > today) ? (year, day) : Refused(row, column, texts.BirthImpossible(year));

    private bool IsPlausible(int year) => year <= today.Year && year >= today.Year - AgeMax;

    private string WithoutWords(string text) => string.Join(
        ' ',
        RegisterText.Words(text).Split(' ').Where(word => words.Find("birth", word) is null));

    private static (int Year, DateOnly? Day)? Refused(RowNotes row, string column, ImportReason reason)
    {
        row.Refuse(column, reason);
        return null;
    }
}
