using ClubBot.Language.Data;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Answers;

/// <summary>An answer to a question that takes yes, no, perhaps, or "I come late".</summary>
public enum YesNoAnswer
{
    Yes,
    No,

    /// <summary>Perhaps, or not yet decided.</summary>
    Unsure,

    /// <summary>Coming, but late.</summary>
    Late,
}

/// <summary>Reads answers such as "dạ đúng", "k đi đc", "muộn tí nhé", with or without tone marks.</summary>
public static class YesNo
{
    private const int WordsMax = 12;
    private const string Filler = "filler";

    private static readonly PhraseTrie<string> Phrases = Load();
    private static readonly Abbreviations Abbreviations = Abbreviations.Embedded;

    /// <summary>
    /// The answer, or null when the text is none. The longest phrase of the answer decides, so that "không phải" is a no
    /// and "có thể" is a perhaps; of two that are equally long, the first. Where more than half of the words belong to no
    /// answer, or there are more than twelve, the text says something else.
    /// </summary>
    public static YesNoAnswer? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Abbreviations.Expand(Tokenizer.Read(text));
        if (words.Count is 0 or > WordsMax) return null;
        var matches = Phrases.FindAll(words).ToArray();
        var known = new bool[words.Count];
        foreach (var match in matches) match.Cover(known);
        if (known.Count(isKnown => isKnown) * 2 <= words.Count) return null;

        var said = matches
            .Where(match => match.Value != Filler)
            .OrderByDescending(match => match.End - match.Start)
            .ThenBy(match => match.Start)
            .ToArray();
        if (said.Length == 0) return null;
        if (said[0].Value == "yes" && Negation.Outside(words, said[0].Start, said[0].End)) return Negated(said);
        var best = said.Select(match => match.Value).ToArray();
        // Coming late is said together with yes or with an excuse; it is the part that matters.
        return best.Contains("late") && !best.Contains("unsure") ? YesNoAnswer.Late : Named(best[0]);
    }

    /// <summary>"dạ không" is a polite no; "chưa đồng ý" or "đừng gửi đi" is never a yes, and what it is stays open.</summary>
    private static YesNoAnswer? Negated(PhraseMatch<string>[] said) =>
        said.Where(match => match.Value != "yes").Select(match => (YesNoAnswer?)Named(match.Value)).FirstOrDefault();

    private static YesNoAnswer Named(string list) => list switch
    {
        "yes" => YesNoAnswer.Yes,
        "no" => YesNoAnswer.No,
        "unsure" => YesNoAnswer.Unsure,
        _ => YesNoAnswer.Late,
    };

    private static PhraseTrie<string> Load()
    {
        var trie = new PhraseTrie<string>();
        foreach (var (list, phrases) in EmbeddedData.Words("answers"))
        {
            foreach (var phrase in phrases) trie.Add(phrase, list);
        }

        return trie;
    }
}
