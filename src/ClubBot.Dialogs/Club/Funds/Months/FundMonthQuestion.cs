using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Language.Entities;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>Knows a question about the club's funds: the picture by its name, and whatever is understood as a report and names the funds.</summary>
internal sealed class FundMonthQuestion(FundMonthWords words, IUtteranceReader utterances)
{
    private readonly PhraseList picture = new(words.Picture().Split('|'));
    private readonly PhraseList subject = new(words.Subject().Split('|'));

    public bool Is(string text) =>
        picture.IsIn(text) || (subject.IsIn(text) && utterances.Read(text) is { IsSure: true, Intent: Intents.ReportRequest });

    /// <summary>The month that a sentence names, or null.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The instant on the clubs' clock.</param>
    public static CalendarMonth? MonthOf(string text, DateTimeOffset now) =>
        EntityReader.Read(text, now)
            .SelectMany(entity => entity.Values.Take(1))
            .Select(value => value is { Calendar: null, Start: { } start, End: { } end }
                && DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && DateOnly.TryParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var next)
                && first.Day == 1 && next == first.AddMonths(1)
                    ? CalendarMonth.Of(first)
                    : null)
            .FirstOrDefault(month => month is not null);
}
