using System.Text.RegularExpressions;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A sentence cut into words, of which phrases can be found and taken out; what is left over are names.</summary>
/// <remarks>A word after a title ("bà Thu"), and a capital in the middle of the sentence, is a name whatever else it may mean.</remarks>
internal sealed partial class SaidWords
{
    private readonly List<SaidWord> words;
    private readonly IReadOnlyList<string> titles;

    public SaidWords(string sentence, IReadOnlyList<string> titles)
    {
        this.titles = titles;
        words = [.. Word().Matches(VietnameseFold.Compose(sentence)).Select(match => new SaidWord(match.Value, VietnameseFold.Fold(match.Value), match.Index))];
    }

    public int Count => words.Count;

    public SaidWord this[int index] => words[index];

    /// <summary>Offset of a word in the composed sentence.</summary>
    public int StartOf(int index) => words[index].Start;

    /// <summary>The phrases of a list as it stands in the texts, the longest first.</summary>
    public static IReadOnlyList<string[]> Phrases(string list) =>
        [.. list.Split('|').Select(phrase => phrase.Split(' ')).OrderByDescending(phrase => phrase.Length)];

    /// <summary>Where the first of these phrases stands that is not taken yet, or -1.</summary>
    public int Find(IReadOnlyList<string[]> phrases, int from = 0) =>
        Enumerable.Range(from, Math.Max(0, words.Count - from)).FirstOrDefault(index => LengthAt(phrases, index) > 0, -1);

    /// <summary>Takes out each of these phrases.</summary>
    /// <returns>True when there was one.</returns>
    public bool TakeAll(IReadOnlyList<string[]> phrases)
    {
        var hasFound = false;
        for (var index = 0; index < words.Count; index++)
        {
            if (LengthAt(phrases, index) is > 0 and var length)
            {
                Take(index, length);
                hasFound = true;
            }
        }

        return hasFound;
    }

    /// <summary>Words of the phrase that stands here and is not taken; 0 when there is none.</summary>
    public int LengthAt(IReadOnlyList<string[]> phrases, int index) => phrases
        .FirstOrDefault(phrase => index + phrase.Length <= words.Count
            && Enumerable.Range(0, phrase.Length).All(offset => words[index + offset] is { IsTaken: false } word && word.Is(phrase[offset]))
            && (phrase.Length > 1 || !IsName(index)))?.Length ?? 0;

    public void Take(int index, int length)
    {
        for (var at = index; at < index + length; at++)
        {
            words[at].IsTaken = true;
        }
    }

    /// <summary>What is left between two places, in runs of words that nothing was taken out of.</summary>
    public IReadOnlyList<string> Runs(int from, int before)
    {
        var runs = new List<string>();
        var run = new List<string>();
        for (var index = from; index <= before; index++)
        {
            if (index == before || words[index].IsTaken || words[index].IsMark)
            {
                if (run.Count > 0)
                {
                    runs.Add(string.Join(' ', run));
                    run.Clear();
                }
            }
            else
            {
                // "bà Hai bà Ba": a title begins another name.
                if (run.Count > 1 && IsTitle(index) && !words[index].IsCapital)
                {
                    runs.Add(string.Join(' ', run));
                    run.Clear();
                }

                run.Add(words[index].Text);
            }
        }

        return runs;
    }

    /// <summary>What is left between two places, as one text without marks.</summary>
    public string Rest(int from, int before) => string.Join(
        ' ', Enumerable.Range(from, Math.Max(0, before - from)).Select(index => words[index]).Where(word => !word.IsTaken && !word.IsMark).Select(word => word.Text));

    /// <summary>True for a word before a name: "bà", "ông".</summary>
    public bool IsTitle(int index) => titles.Any(words[index].Is);

    private bool IsName(int index) =>
        index > 0 && !words[index - 1].IsMark && (IsTitle(index - 1) || (words[index].IsCapital && !words[0].IsAllCapitals));

    [GeneratedRegex(@"[,;+&.!?:]|[^\s,;+&.!?:]+")]
    private static partial Regex Word();
}

/// <summary>A word, or a mark between words.</summary>
internal sealed class SaidWord(string text, string folded, int start)
{
    /// <summary>Offset in the composed sentence.</summary>
    public int Start { get; } = start;

    public string Text { get; } = text;

    /// <summary>Empty for a mark.</summary>
    public string Folded { get; } = folded;

    /// <summary>True when it is this word in small letters; marks that were typed must be the word's, so that "bộ" is not "bỏ".</summary>
    public bool Is(string word) => Folded.Length > 0 && Text.ToLowerInvariant() is var typed && (typed == word || (typed == Folded && Folded == VietnameseFold.Fold(word)));

    /// <summary>True once a phrase was found in it.</summary>
    public bool IsTaken { get; set; }

    public bool IsMark => Folded.Length == 0;

    public bool IsCapital => char.IsUpper(Text[0]);

    public bool IsAllCapitals => Text.Length > 1 && Text.All(char.IsUpper);
}
