using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Puts days to choice, a page at a time: two of them fit into one message.</summary>
internal sealed class DayChoices(HealthTexts texts)
{
    /// <summary>Value of the way to the next page.</summary>
    public const string More = "more";

    private const int DaysOfPage = 2;

    /// <summary>The page with this number; after the last comes the first again.</summary>
    public DayPage PageOf(IReadOnlyList<HealthDay> days, int number, Func<HealthDay, string> remark)
    {
        var pages = (days.Count + DaysOfPage - 1) / DaysOfPage;
        var shown = days.Skip(number % pages * DaysOfPage).Take(DaysOfPage).ToList();
        var lines = shown.Select((day, index) => texts.DayLine(index + 1, day, remark(day)));
        var choices = shown.Select(day => new Choice(day.Id, texts.DayLabel(day)));
        return new DayPage(
            string.Join('\n', lines),
            pages > 1 ? [.. choices, new Choice(More, texts.OtherDays())] : [.. choices]);
    }
}

/// <summary>Some days, to read and to choose from.</summary>
internal sealed record DayPage(string Lines, Choice[] Choices);
