using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Finds the date and the time of day in a sentence, and where they stood.</summary>
/// <remarks>
/// Reads single days and times only: no ranges, months or recurrences. What was read should always be said back, with
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
        var tokens = Tokenizer.Read(text);
        var scan = new Scan(new DateSource(tokens, Tokenizer.IsMarked(tokens), DateOnly.FromDateTime(reference.DateTime)));
        scan.Run();
        return scan.ToReading();
    }

    private sealed class Scan(DateSource source)
    {
        private readonly List<TextSpan> spans = [];
        private NamedDate? date;
        private NamedDate? weekday;
        private ClockTime? clock;
        private PartOfDay? part;
        private DateTimeProblem problem;
        private int lastEnd = -1;

        public void Run()
        {
            for (var i = 0; i < source.Tokens.Count;)
            {
                var next = ReadAt(i);
                i = next > i ? next : i + 1;
            }
        }

        public DateTimeReading ToReading()
        {
            var said = date ?? weekday;
            var time = clock is { } found ? TimeParser.Resolve(found, part) : null;
            var doubt = problem;
            if (doubt == DateTimeProblem.None && date is { Day: { } day } && weekday is { Day: { } other } && day.DayOfWeek != other.DayOfWeek)
                doubt = DateTimeProblem.WeekdayMismatch;
            return new DateTimeReading(said?.Day, time, part, said?.Lunar, doubt, spans);
        }

        /// <summary>Takes what stands at a place; returns the place after it, or the same place.</summary>
        private int ReadAt(int start)
        {
            if (DateWords.Longest(source, start) is { } word && word.Value.Group == "skip") return AfterSkip(word);
            if (TimeParser.Parse(source, start) is { } time) return Take(start, time);
            if ((RelativeDateParser.Parse(source, start) ?? CalendarDateParser.Parse(source, start)) is { } named) return Take(start, named);
            return ReadPart(start);
        }

        /// <summary>Words that hold a date word and are none; after "huyết áp" a number is no date either, unless it is a time.</summary>
        private int AfterSkip(PhraseMatch<(string Group, string Value)> word)
        {
            var next = word.End;
            if (!source.Is(word.Start, "huyet")) return next;
            while (source.At(next) is { Kind: not TokenKind.Word } && TimeParser.Parse(source, next) is null) next++;
            return next;
        }

        /// <summary>"sáng mai", "8h tối", "tối nay": a part of the day counts only beside a date or a time.</summary>
        private int ReadPart(int start)
        {
            if (DateWords.Longest(source, start, "part") is not { } word) return start;
            if (DateWords.Number(source, word.End, "now", out var afterNow) is { } days)
                return Take(start, new NamedDate(source.DayAfter(days), afterNow), PartOf(word.Value.Value));
            if (lastEnd != start && !StartsElement(word.End) && word.End - start == 1) return start;
            part ??= PartOf(word.Value.Value);
            AddSpan(start, word.End);
            return word.End;
        }

        private bool StartsElement(int start) => start < source.Tokens.Count
            && ((RelativeDateParser.Parse(source, start) ?? CalendarDateParser.Parse(source, start)) is not null || TimeParser.Parse(source, start) is not null);

        private int Take(int start, ClockTime time)
        {
            AddSpan(start, time.Next);
            if (clock is null)
            {
                clock = time;
                if (!time.IsPossible) Report(DateTimeProblem.NoSuchTime);
            }

            return time.Next;
        }

        private int Take(int start, NamedDate named, PartOfDay? with = null)
        {
            part ??= with;
            AddSpan(start, named.Next);
            if (named.Day is null) Report(DateTimeProblem.NoSuchDate);
            ref var slot = ref named.IsWeekday ? ref weekday : ref date;
            if (slot is { } earlier && earlier.Day != named.Day) Report(DateTimeProblem.SeveralDates);
            slot ??= named;
            return named.Next;
        }

        private void Report(DateTimeProblem found)
        {
            if (problem == DateTimeProblem.None) problem = found;
        }

        /// <summary>Adds a span, with the "lúc", "vào" or "ngày" that leads to it.</summary>
        private void AddSpan(int start, int next)
        {
            while (start > 0 && start > lastEnd && DateWords.Longest(source, start - 1, "join") is { } join && join.End == start) start--;
            lastEnd = next;
            var span = new TextSpan(source.Tokens[start].Start, source.Tokens[next - 1].End);
            if (spans.Count > 0 && spans[^1].End >= span.Start) spans[^1] = spans[^1] with { End = span.End };
            else spans.Add(span);
        }

        private static PartOfDay PartOf(string name) => Enum.Parse<PartOfDay>(name, ignoreCase: true);
    }
}
