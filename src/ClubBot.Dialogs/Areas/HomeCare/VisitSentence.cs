using ClubBot.Dialogs.Club.Membership;
using ClubBot.Language.Entities;
using ClubBot.Language.People;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Reads whom a volunteer's sentence is about, and what it says of the visit.</summary>
internal sealed class VisitSentence(HomeCareTexts texts)
{
    private static readonly char[] Marks = [' ', ',', '.', ';', ':', '-', '!', '?'];

    private readonly HashSet<string> fillers = [.. texts.FillerWords().Split('|').Select(VietnameseFold.Fold)];

    /// <summary>Finds the people that the sentence may be about, and its note.</summary>
    /// <param name="sentence">"da tham ba Tu roi, ong khoe".</param>
    /// <param name="own">Whom the volunteer visits.</param>
    public VisitWords Read(string sentence, IReadOnlyList<CaredFor> own)
    {
        foreach (var named in NameMatcher.Mentions(sentence))
        {
            if (Fitting(named.Text, own) is { Count: > 0 } fitting)
            {
                return new VisitWords(fitting, fitting.Count == 1 ? NoteAfter(sentence, named) : null);
            }
        }

        // A name alone: "Tư".
        return new VisitWords(Fitting(sentence, own), null);
    }

    /// <summary>A note as it is kept: at most <see cref="HomeVisit.NoteLengthMax"/> characters; null when nothing is left.</summary>
    public static string? Cut(string text)
    {
        var trimmed = VietnameseFold.Compose(text.ReplaceLineEndings(" ")).Trim(Marks);
        var cut = trimmed.Length > HomeVisit.NoteLengthMax ? trimmed[..HomeVisit.NoteLengthMax].TrimEnd() : trimmed;
        return cut.Length == 0 ? null : cut;
    }

    private static IReadOnlyList<CaredFor> Fitting(string name, IReadOnlyList<CaredFor> own) =>
        CalledNames.Fitting(name, own, person => person.Plan.Id, person => person.Member, person => person.Name);

    /// <summary>What follows the name, without "xong rồi nhé"; null when that is nothing.</summary>
    private string? NoteAfter(string sentence, Entity named)
    {
        var words = sentence[named.End..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Cut(string.Join(' ', words.SkipWhile(word => fillers.Contains(VietnameseFold.Fold(word).Trim(Marks)))));
    }
}

/// <summary>What a sentence says of a visit.</summary>
/// <param name="Fitting">People it may be about.</param>
/// <param name="Note">What it says beyond that, or null.</param>
internal sealed record VisitWords(IReadOnlyList<CaredFor> Fitting, string? Note);
