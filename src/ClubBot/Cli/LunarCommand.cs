using System.CommandLine;
using System.Globalization;
using ClubBot.Language.Lunar;

namespace ClubBot.Cli;

/// <summary><c>lunar</c>: turns days into dates of the Vietnamese lunar calendar, and back.</summary>
internal static class LunarCommand
{
    private const string FromInput = "-";
    private const string DayFormat = "yyyy-MM-dd";

    public static Command Create(CommandRun run)
    {
        var date = new Argument<string>("date") { Description = "A day as yyyy-MM-dd, with --reverse a lunar date as d/M/yyyy, N behind it for a leap month; - reads one from each line of the input." };
        var reverse = new Option<bool>("--reverse") { Description = "From lunar to solar." };
        var lunar = new Command("lunar", "Converts between days and the Vietnamese lunar calendar, 1899 to 2199. Prints day and lunar date.") { date, reverse };
        lunar.SetAction((parsed, cancellationToken) => ConvertAsync(parsed.GetRequiredValue(date), parsed.GetValue(reverse), run, cancellationToken));
        return lunar;
    }

    private static async Task<int> ConvertAsync(string date, bool isReverse, CommandRun run, CancellationToken cancellationToken)
    {
        Func<string, (DateOnly Day, LunarDate Lunar)?> convert = isReverse ? FromLunar : FromSolar;
        var code = CommandLineApp.Done;
        await foreach (var line in LinesAsync(date, run.In, cancellationToken))
        {
            if (convert(line.Trim()) is var (day, lunar))
            {
                await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}\t{lunar}"));
            }
            else
            {
                code = await run.RefuseAsync(isReverse
                    ? $"'{line}' is no lunar date of 1899 to 2199. Write d/M/yyyy, with N behind it for a leap month: 15/8/2026, 2/6/2025N."
                    : $"'{line}' is no day of {LunarCalendar.FirstDay:yyyy-MM-dd} to {LunarCalendar.LastDay:yyyy-MM-dd}. Write yyyy-MM-dd: 2026-02-17.");
            }
        }

        return code;
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        string date, TextReader input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (date != FromInput)
        {
            yield return date;
            yield break;
        }

        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return line;
            }
        }
    }

    private static (DateOnly, LunarDate)? FromSolar(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && LunarCalendar.TryFromSolar(day) is { } lunar
            ? (day, lunar)
            : null;

    private static (DateOnly, LunarDate)? FromLunar(string text) =>
        LunarDate.TryParse(text, out var lunar) && LunarCalendar.TryToSolar(lunar) is { } day ? (day, lunar) : null;
}
