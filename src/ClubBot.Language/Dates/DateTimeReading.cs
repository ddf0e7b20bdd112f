using System.Text;
using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>A stretch of a text in UTF-16 offsets, end exclusive.</summary>
public readonly record struct TextSpan(int Start, int End);

/// <summary>A part of the day.</summary>
public enum PartOfDay
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// <summary>Why a date or time that was read should be asked about.</summary>
public enum DateTimeProblem
{
    None,

    /// <summary>31/2, ngày 32, 30 Chạp in a short year: the calendar has no such day.</summary>
    NoSuchDate,

    /// <summary>25 giờ, 8h75.</summary>
    NoSuchTime,

    /// <summary>"thứ hai 25/12", and that day is no Monday. <see cref="DateTimeReading.Date"/> is the 25th.</summary>
    WeekdayMismatch,

    /// <summary>Two different dates; <see cref="DateTimeReading.Date"/> is the first.</summary>
    SeveralDates,
}

/// <summary>The date and time a sentence names.</summary>
/// <param name="Date">The day, or null when none was named or it does not exist.</param>
/// <param name="Time">The time of day, or null.</param>
/// <param name="Part">The part of the day that was said, with or without a time.</param>
/// <param name="Lunar">The lunar date, when the day was said in the lunar calendar.</param>
/// <param name="Problem">What to ask about before going on.</param>
/// <param name="Spans">Where date and time stood, in the order of the text, without overlap.</param>
public sealed record DateTimeReading(
    DateOnly? Date, TimeOnly? Time, PartOfDay? Part, LunarDate? Lunar, DateTimeProblem Problem, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>The sentence without what was read as date and time; white space made single.</summary>
    /// <param name="text">The text this was read from.</param>
    public string Rest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = new StringBuilder(text.Length);
        var from = 0;
        foreach (var span in Spans.Append(new TextSpan(text.Length, text.Length)))
        {
            rest.Append(text, from, Math.Max(0, Math.Min(span.Start, text.Length) - from)).Append(' ');
            from = span.End;
        }

        return string.Join(' ', rest.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';');
    }
}
