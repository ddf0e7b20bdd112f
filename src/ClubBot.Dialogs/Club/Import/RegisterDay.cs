using System.Globalization;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>Days as registers write them: typed, or as text with the day first.</summary>
internal static class RegisterDay
{
    /// <summary>The whole numbers of a text, when it holds nothing but numbers and marks between them; else null.</summary>
    public static IReadOnlyList<int>? Numbers(string words)
    {
        var numbers = new List<int>();
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 5 || !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;

            numbers.Add(number);
        }

        return numbers.Count == 0 ? null : numbers;
    }

    /// <summary>The day in a cell: a typed one, "16/4/2026", "16-04-2026", "16.4.2026" or "2026-04-16"; else null.</summary>
    public static DateOnly? Of(SheetCell cell) => cell.Day ?? (Numbers(RegisterText.Words(cell.Raw)) switch
    {
        [var day, var month, > 999 and var year] => Day(year, month, day),
        [> 999 and var year, var month, var day] => Day(year, month, day),
        _ => null,
    });

    /// <summary>The day, or null when the calendar has none such.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
