using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.People;

/// <summary>Finds the people whom a text names, and whom of a roster a name means. Vietnamese names end in the given name.</summary>
public static class NameMatcher
{
    private const int WholeName = 3;
    private const int EndOfName = 2;
    private const int PartOfName = 1;

    /// <summary>The people whom a text names with a word before the name or as a relative: bà Tư, con anh Nam, mẹ tôi; in the order of the text.</summary>
    public static IReadOnlyList<Entity> Mentions(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TokenText.Read(text);
        var found = new EntityCollector(tokens);
        PersonEntities.Read(tokens, found);
        return found.ToList();
    }

    /// <summary>
    /// The ids that fit best; none when nobody does, and more than one when the dialog has to ask. Kinship words, case and
    /// missing tone marks do not matter; marks that both wrote must agree. In "chú Ba Thành" the Ba may be the order of birth.
    /// </summary>
    public static IReadOnlyList<string> Best(string person, IEnumerable<(string Id, string FullName)> roster)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(roster);
        var words = Tokenizer.ReadWords(person);
        var start = 0;
        while (start + 1 < words.Count && IsTitle(words, start)) start++;
        var name = words.GetRange(start, words.Count - start);
        var isMarked = words.Exists(word => word.Marked is not null);
        var best = new List<string>();
        var bestScore = 0;
        foreach (var (id, fullName) in roster)
        {
            var score = Score(name, Tokenizer.ReadWords(fullName), isMarked);
            if (score == 0 || score < bestScore) continue;
            if (score > bestScore) best.Clear();
            bestScore = score;
            best.Add(id);
        }

        return best;
    }

    private static bool IsTitle(List<Token> words, int index) =>
        (PersonWords.Terms.Contains(words[index].Key) || PersonWords.Relations.Contains(words[index].Key))
        && (index == 0 || !words[index].IsCapital || !words[0].IsCapital);

    private static int Score(List<Token> name, List<Token> fullName, bool isMarked)
    {
        var score = Compare(name, fullName, isMarked);
        if (score > 0 || name.Count < 2 || !PersonWords.BirthOrder.Contains(name[0].Key)) return score * 2;
        return Compare(name.GetRange(1, name.Count - 1), fullName, isMarked);
    }

    private static int Compare(List<Token> name, List<Token> fullName, bool isMarked)
    {
        if (name.Count == 0 || fullName.Count == 0 || name.Count > fullName.Count) return 0;
        var isEnd = AreSame(name[^1], fullName[^1]);
        var at = 0;
        foreach (var word in fullName)
        {
            if (at < name.Count && AreSame(name[at], word)) at++;
        }

        if (at < name.Count) return 0;
        var score = name.Count == fullName.Count ? WholeName : isEnd ? EndOfName : name.Count > 1 ? PartOfName : 0;
        // "cô Hoa" is Hoa before she is Hoà.
        return score == 0 ? 0 : (score * 2) + (isMarked && name[^1].Marked == fullName[^1].Marked ? 1 : 0);
    }

    private static bool AreSame(Token one, Token other) => one.Fits(other) || other.Fits(one);
}
