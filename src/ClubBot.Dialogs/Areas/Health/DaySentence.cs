using System.Text;
using System.Text.RegularExpressions;
using ClubBot.Language.Dates;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Reads what a board member says of a health-check day in one sentence.</summary>
/// <remarks>
/// Day and time are taken out first, then the number of places. What stands after "at" is the place, and what is left over is what is
/// checked. The words by which this is known stand in the text file.
/// </remarks>
internal sealed partial class DaySentence
{
    /// <summary>Longest name of a check or a place, in characters: two days must fit into one message.</summary>
    public const int NameLengthMax = 32;

    /// <summary>Stands where something was taken out.</summary>
    private const char BreakMark = '\u241f';

    private readonly HashSet<string> places;
    private readonly HashSet<string> at;
    private readonly HashSet<string> fillers;
    private readonly string[] openings;
    private readonly Dictionary<string, string> checks;

    public DaySentence(HealthTexts texts)
    {
        places = [.. FoldedWords(texts.PlaceWords())];
        at = [.. FoldedWords(texts.AtWords())];
        fillers = [.. FoldedWords(texts.FillerWords())];
        openings = [.. FoldedWords(texts.OpeningWords())];
        checks = texts.CheckWords().Split('|').ToDictionary(VietnameseFold.Fold, StringComparer.Ordinal);
    }

    /// <summary>True when the sentence is about opening a day, not about taking a place on one.</summary>
    public bool IsAboutOpening(string text)
    {
        var folded = VietnameseFold.Fold(text);
        return openings.Any(words => folded.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>What the sentence says; null for what it does not say.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The instant on the clubs' clock, from which "tomorrow" counts.</param>
    public DayWords Read(string text, DateTimeOffset now)
    {
        var when = DateTimeReader.Read(text, now);
        var words = Word().Matches(Without(when.Spans, text)).Select(match => new Spoken(match.Value, VietnameseFold.Fold(match.Value), Role.Name)).ToList();
        var count = TakePlaces(words);
        MarkPlace(words);
        // A day or an hour that cannot be is not guessed at: it is asked for.
        var day = when.Problem is DateTimeProblem.None or DateTimeProblem.NoSuchTime ? when.Date : null;
        var time = when.Problem is DateTimeProblem.NoSuchTime ? null : when.Time;
        return new DayWords(Marked(NameOf(words, Role.Name)), day, time, NameOf(words, Role.Place), count);
    }

    /// <summary>A name as it is kept: blanks and closing marks away, at most <see cref="NameLengthMax"/> characters; null when nothing is left.</summary>
    public static string? Cut(string text)
    {
        var trimmed = text.ReplaceLineEndings(" ").Trim(' ', ',', '.', ';', ':', '-', '!', '?');
        var cut = trimmed.Length > NameLengthMax ? trimmed[..NameLengthMax].TrimEnd() : trimmed;
        return cut.Length == 0 ? null : VietnameseFold.Compose(cut);
    }

    /// <summary>"kham mat" as it is spelt, "khám mắt", where it is one of the usual checks: everybody in the club will read it.</summary>
    private string? Marked(string? name) => name is not null && checks.TryGetValue(name, out var spelt) ? spelt : name;

    private static IEnumerable<string> FoldedWords(string words) =>
        words.Split('|').Select(VietnameseFold.Fold);

    /// <summary>The text with a mark where the day and the time stood.</summary>
    private static string Without(IReadOnlyList<TextSpan> spans, string text)
    {
        var rest = new StringBuilder(text.Length);
        var from = 0;
        foreach (var span in spans)
        {
            rest.Append(text, from, span.Start - from).Append(' ').Append(BreakMark).Append(' ');
            from = span.End;
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Finds "20 places": the number goes before the word.</summary>
    private int? TakePlaces(List<Spoken> words)
    {
        for (var index = 1; index < words.Count; index++)
        {
            if (places.Contains(words[index].Folded)
                && WholeNumber.Read(words[index - 1].Text) is >= 1 and <= HealthDay.PlacesMax and var count)
            {
                words[index] = words[index] with { Role = Role.Taken };
                words[index - 1] = words[index - 1] with { Role = Role.Taken };
                return (int)count;
            }
        }

        return null;
    }

    /// <summary>What stands after "at" is the place, up to what was taken out or a comma.</summary>
    private void MarkPlace(List<Spoken> words)
    {
        var isPlace = false;
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var endsHere = word.Role == Role.Taken || word.Text is [BreakMark];
            if (endsHere || at.Contains(word.Folded))
            {
                isPlace = !endsHere;
                words[index] = word with { Role = Role.Taken };
            }
            else if (isPlace)
            {
                words[index] = word with { Role = Role.Place };
                isPlace = word.Text[^1] is not (',' or ';' or '.');
            }
        }
    }

    /// <summary>The first run of words of this role that says more than fillers do.</summary>
    private string? NameOf(List<Spoken> words, Role role)
    {
        var start = words.FindIndex(word => word.Role == role && !fillers.Contains(word.Folded));
        if (start < 0)
        {
            return null;
        }

        var run = words.Skip(start).TakeWhile(word => word.Role == role).ToList();
        while (fillers.Contains(run[^1].Folded))
        {
            run.RemoveAt(run.Count - 1);
        }

        return Cut(string.Join(' ', run.Select(word => word.Text)));
    }

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();

    private enum Role
    {
        Name,
        Place,
        Taken,
    }

    private sealed record Spoken(string Text, string Folded, Role Role);
}

/// <summary>What a sentence says of a health-check day.</summary>
/// <param name="What">What is checked, or null.</param>
/// <param name="Day">The day, or null.</param>
/// <param name="Time">When it begins, or null.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="Places">Number of places, or null.</param>
internal sealed record DayWords(string? What, DateOnly? Day, TimeOnly? Time, string? Place, int? Places);
