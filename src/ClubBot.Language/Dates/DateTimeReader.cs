using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Finds the date and the time of day in a sentence, and where they stood.</summary>
/// <remarks>
/// Reads single days and times only: no periods or recurrences. What was read should always be said back, with
/// the weekday, before something is done with it.
/// </remarks>
public static class DateTimeReader
{
    /// <summary>Reads one sentence. Never throws; linear in the text, of which it looks at the first 16,384 characters.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="reference">The moment of typing; its own offset decides which day is today.</param>
    public static DateTimeReading Read(string text, DateTimeOffset reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TokenText.Read(text);
        var reading = new Collection(new DateSource(new NumberText(tokens.Tokens), tokens.IsMarked, reference));
        reading.Run();
        return reading.ToReading();
    }

    private sealed class Collection(DateSource source)
    {
        private readonly List<TextSpan> spans = [];
        private DayMention? date;
        private DayMention? weekday;
        private DayValue? day;
        private ClockTime? clock;
        private DayPart? part;
        private DateTimeProblem problem;
        private int lastEnd = -1;

        public void Run()
        {
            foreach (var mention in TimeScan.Read(source))
            {
                if (mention.First is not { Instant: null } first || IsWordAlone(first, mention)) continue;
                Take(first);
                if (mention.Last is { Instant: null } last) Take(last);
                AddSpan(mention.Start, mention.Next);
            }
        }

        public DateTimeReading ToReading()
        {
            var said = day ?? weekday?.First;
            return new DateTimeReading(said?.Day, clock is { IsPossible: true } found ? found.At(part) : null, PartOf(part), said?.Lunar, problem, spans);
        }

        // "sáng" alone is no time to act on; "buổi sáng" is.
        private bool IsWordAlone(Moment moment, TimeMention mention) =>
            mention.Last is null && moment is { HasDay: false, Clock: null, IsPartBare: true } && lastEnd != moment.Start;

        private void Take(Moment moment)
        {
            if (moment.Clock is { } time && clock is null)
            {
                clock = time;
                if (!time.IsPossible) Report(DateTimeProblem.NoSuchTime);
            }

            part ??= moment.Part;
            if (moment.Date is { } said) TakeDate(moment, said);
            if (moment.Weekday is { } named)
            {
                if (weekday?.First is { } earlier && earlier.Day != named.First?.Day) Report(DateTimeProblem.SeveralDates);
                weekday ??= named;
                if (day is { } known && named.First is { } other && known.Day.DayOfWeek != other.Day.DayOfWeek) Report(DateTimeProblem.WeekdayMismatch);
            }
            else if (weekday?.First is { } before && moment.Date is not null && day is { } now && now.Day.DayOfWeek != before.Day.DayOfWeek)
            {
                Report(DateTimeProblem.WeekdayMismatch);
            }
        }

        private void TakeDate(Moment moment, DayMention said)
        {
            if (said.First is null) Report(DateTimeProblem.NoSuchDate);
            DayValue? best = moment.Days() is { Count: > 0 } days ? days[0] : null;
            if (date is not null && day?.Day != best?.Day) Report(DateTimeProblem.SeveralDates);
            if (date is null) (date, day) = (said, best);
        }

        private void Report(DateTimeProblem found)
        {
            if (problem == DateTimeProblem.None) problem = found;
        }

        /// <summary>Adds a span, with the "lúc", "vào" or "ngày" that leads to it.</summary>
        private void AddSpan(int start, int next)
        {
            while (start > 0 && start > lastEnd && LeadBefore(start) is var lead && lead < start) start = lead;
            lastEnd = next;
            var span = new TextSpan(source.Tokens[start].Start, source.Tokens[next - 1].End);
            if (spans.Count > 0 && spans[^1].End >= span.Start) spans[^1] = spans[^1] with { End = span.End };
            else spans.Add(span);
        }

        private int LeadBefore(int start) => source.Find(start - 1, DateWord.Join, out var next) && next == start ? start - 1 : start;

        private static PartOfDay? PartOf(DayPart? part) => part switch
        {
            null => null,
            DayPart.Noon => PartOfDay.Noon,
            DayPart.Afternoon => PartOfDay.Afternoon,
            DayPart.Evening => PartOfDay.Evening,
            DayPart.Night => PartOfDay.Night,
            _ => PartOfDay.Morning,
        };
    }
}
