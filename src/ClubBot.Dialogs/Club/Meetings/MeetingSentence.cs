using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Language.Dates;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Reads a meeting out of a board member's sentence: day, time, place, and what is left over.</summary>
internal sealed class MeetingSentence
{
    /// <summary>Longest place or addition that is taken over; a notice must stay short enough to be read.</summary>
    private const int PartLengthMax = 70;

    private static readonly char[] Separators = [',', ';', '.', ':', '\n', '«', '»', '"'];

    private readonly string[] leads;
    private readonly string[] places;
    private readonly string[] weekdays;

    public MeetingSentence()
    {
        using var stream = typeof(MeetingSentence).Assembly.GetManifestResourceStream(typeof(MeetingSentence), "MeetingWords.json")
            ?? throw new InvalidOperationException("The words of meeting sentences are not in the assembly.");
        var words = JsonSerializer.Deserialize(stream, MeetingWordsJson.Default.MeetingWords)!;
        leads = [.. words.Leads.Select(VietnameseFold.Fold)];
        places = [.. words.Places.Select(VietnameseFold.Fold)];
        weekdays = [.. words.Weekdays.Select(VietnameseFold.Fold)];
    }

    /// <summary>Reads a sentence. What it does not say is null; nothing is guessed.</summary>
    /// <param name="sentence">What the board member wrote.</param>
    /// <param name="now">The instant on the club's clock, from which "this Sunday" counts.</param>
    public MeetingReading Read(string sentence, DateTimeOffset now)
    {
        var when = DateTimeReader.Read(sentence, now);
        string? place = null;
        var more = new List<string>();
        foreach (var part in Rest(sentence, when).Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = WithoutLeads(part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var at = Array.FindIndex(words, word => places.Contains(VietnameseFold.Fold(word)));
            if (at >= 0 && at + 1 < words.Length && place is null)
            {
                place = Shortened(string.Join(' ', words[(at + 1)..]));
                words = words[..at];
            }

            if (words.Length > 0)
            {
                more.Add(string.Join(' ', words));
            }
        }

        return new MeetingReading(Coming(sentence, when, now), when.Time, place, Shortened(string.Join(", ", more)), when.Problem != DateTimeProblem.None);
    }

    /// <summary>"This Sunday at eight", written on a Sunday after eight, is the Sunday to come.</summary>
    private DateOnly? Coming(string sentence, DateTimeReading when, DateTimeOffset now)
    {
        var isOver = when is { Date: { } day, Time: { } time } && day == DateOnly.FromDateTime(now.DateTime) && time <= TimeOnly.FromDateTime(now.DateTime);
        var isWeekday = when.Spans.Any(span => weekdays.Any(word => VietnameseFold.Fold(sentence[span.Start..span.End]).StartsWith(word, StringComparison.Ordinal)));
        return isOver && isWeekday ? when.Date!.Value.AddDays(7) : when.Date;
    }

    /// <summary>The sentence with a comma where date and time stood, so that what stood around them is not run together.</summary>
    private static string Rest(string sentence, DateTimeReading when)
    {
        var characters = sentence.ToCharArray();
        foreach (var span in when.Spans)
        {
            Array.Fill(characters, ',', span.Start, span.End - span.Start);
        }

        return new string(characters);
    }

    /// <summary>"nhắn mọi người họp ở nhà văn hóa" is about "ở nhà văn hóa".</summary>
    private string[] WithoutLeads(string[] words)
    {
        while (LeadLength(words) is > 0 and var length)
        {
            words = words[length..];
        }

        return words;
    }

    private int LeadLength(string[] words) => leads
        .Select(lead => (Lead: lead, Length: lead.Count(character => character == ' ') + 1))
        .Where(lead => lead.Length <= words.Length && VietnameseFold.Fold(string.Join(' ', words[..lead.Length])) == lead.Lead)
        .Select(lead => lead.Length)
        .DefaultIfEmpty(0)
        .Max();

    private static string Shortened(string text)
    {
        if (text.Length <= PartLengthMax)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', PartLengthMax);
        return text[..(cut > 0 ? cut : PartLengthMax)];
    }
}

/// <summary>What a sentence says of a meeting.</summary>
/// <param name="Day">The day, or null.</param>
/// <param name="Time">The time, or null.</param>
/// <param name="Place">The place, or null.</param>
/// <param name="More">What else it says; empty = nothing.</param>
/// <param name="IsDoubtful">True when day and time contradict each other or do not exist.</param>
internal sealed record MeetingReading(DateOnly? Day, TimeOnly? Time, string? Place, string More, bool IsDoubtful);

internal sealed record MeetingWords(IReadOnlyList<string> Leads, IReadOnlyList<string> Places, IReadOnlyList<string> Weekdays);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MeetingWords))]
internal sealed partial class MeetingWordsJson : JsonSerializerContext;
