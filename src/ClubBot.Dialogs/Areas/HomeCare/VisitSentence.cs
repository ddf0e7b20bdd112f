using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Reads whom a volunteer's sentence is about, and what it says of the visit.</summary>
internal sealed class VisitSentence(HomeCareTexts texts)
{
    private static readonly char[] Marks = [' ', ',', '.', ';', ':', '-', '!', '?'];

    private readonly HashSet<string> honorifics = [.. WordsOf(texts.HonorificWords())];
    private readonly HashSet<string> fillers = [.. WordsOf(texts.FillerWords())];

    /// <summary>Finds the people that the sentence may be about, and its note.</summary>
    /// <param name="sentence">"da tham ba Tu roi, ong khoe".</param>
    /// <param name="own">Whom the volunteer visits.</param>
    public VisitWords Read(string sentence, IReadOnlyList<CaredFor> own)
    {
        var words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var folded = words.Select(VietnameseFold.Fold).ToArray();
        var fitting = own.Where(person => IndexOf(person, folded) is not null).ToList();
        if (fitting.Count > 1 && fitting.Where(person => IsCalled(person, folded)).ToList() is { Count: > 0 } called)
        {
            // "bà Tư" and "ông Tư": how the person is called tells them apart.
            fitting = called;
        }

        return new VisitWords(fitting, fitting.Count == 1 ? NoteAfter(words, folded, IndexOf(fitting[0], folded)!.Value) : null);
    }

    /// <summary>A note as it is kept: at most <see cref="HomeVisit.NoteLengthMax"/> characters; null when nothing is left.</summary>
    public static string? Cut(string text)
    {
        var trimmed = VietnameseFold.Compose(text.ReplaceLineEndings(" ")).Trim(Marks);
        var cut = trimmed.Length > HomeVisit.NoteLengthMax ? trimmed[..HomeVisit.NoteLengthMax].TrimEnd() : trimmed;
        return cut.Length == 0 ? null : cut;
    }

    private static IEnumerable<string> WordsOf(string words) => words.Split('|').Select(VietnameseFold.Fold);

    /// <summary>Place of the given name after the word by which a person is called, or null.</summary>
    private int? IndexOf(CaredFor person, string[] folded)
    {
        var name = VietnameseFold.Fold(person.Member.GivenName);
        for (var index = 0; index < folded.Length; index++)
        {
            if (folded[index] == name && (folded.Length == 1 || (index > 0 && honorifics.Contains(folded[index - 1]))))
            {
                return index;
            }
        }

        return null;
    }

    private bool IsCalled(CaredFor person, string[] folded) =>
        IndexOf(person, folded) is { } index and > 0 && VietnameseFold.Fold(person.Name).StartsWith(folded[index - 1] + " ", StringComparison.Ordinal);

    /// <summary>What follows the name, without "xong rồi nhé"; null when that is nothing.</summary>
    private string? NoteAfter(string[] words, string[] folded, int name)
    {
        var from = name + 1;
        while (from < words.Length && fillers.Contains(folded[from]))
        {
            from++;
        }

        return Cut(string.Join(' ', words.Skip(from)));
    }
}

/// <summary>What a sentence says of a visit.</summary>
/// <param name="Fitting">People it may be about.</param>
/// <param name="Note">What it says beyond that, or null.</param>
internal sealed record VisitWords(IReadOnlyList<CaredFor> Fitting, string? Note);
