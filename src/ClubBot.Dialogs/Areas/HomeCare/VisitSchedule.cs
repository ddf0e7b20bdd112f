using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>When somebody is visited.</summary>
internal sealed class VisitSchedule(HomeCareTexts texts, CarePlans plans, ClubCalendar calendar)
{
    /// <summary>Days that are looked ahead.</summary>
    public const int DaysAhead = 14;

    /// <summary>Days that fit into one message.</summary>
    private const int DaysShown = 3;

    /// <summary>People of a day that are named.</summary>
    private const int NamesShown = 3;

    /// <summary>The speaker's next days after today with whom to visit, a line each; empty when there are none.</summary>
    public async ValueTask<string> AheadAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var own = await plans.OwnAsync(turn, cancellationToken);
        var tomorrow = calendar.Today(turn).AddDays(1);
        var lines = Enumerable.Range(0, DaysAhead)
            .Select(tomorrow.AddDays)
            .Select(day => (Day: day, People: own.Where(person => person.Plan.IsDue(day)).Select(person => person.Name).ToList()))
            .Where(line => line.People.Count > 0)
            .Take(DaysShown)
            .Select(line => texts.DayLine(Wording.Day(line.Day), NamesOf(line.People)));
        return string.Join('\n', lines);
    }

    /// <summary>An instant's time of day on the clubs' clock, in words.</summary>
    public string TimeOf(DateTimeOffset instant) => Wording.Time(TimeOnly.FromDateTime(calendar.Local(instant).DateTime));

    /// <summary>"today", or the day in words when the talk went on after midnight.</summary>
    public string DayOf(ITurnContext turn, DateTimeOffset instant) =>
        calendar.DayOf(instant) == calendar.Today(turn) ? texts.TodayWord() : Wording.Day(calendar.DayOf(instant));

    private string NamesOf(List<string> people) => people.Count <= NamesShown
        ? string.Join(", ", people)
        : texts.AndMore(string.Join(", ", people.Take(NamesShown)), people.Count - NamesShown);
}
