using ClubBot.Language.Numbers;

namespace ClubBot.Language.Writing;

/// <summary>Words for people, and names made of them: bà Tư, ông Năm, chị Hoa.</summary>
internal static class Kinship
{
    private static readonly HashSet<string> Terms = new(StringComparer.Ordinal)
    {
        "ba", "ong", "co", "chu", "bac", "anh", "chi", "cu", "di", "thim", "mo", "cau", "o", "ngoai", "noi", "em", "duong",
    };

    private static readonly HashSet<string> BirthOrder = new(StringComparer.Ordinal)
    {
        "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "ut", "ca",
    };

    private static readonly HashSet<string> NotNames = new(StringComparer.Ordinal)
    {
        "noi", "ngoai", "con", "toi", "em", "chau", "khoe", "oi", "a", "ta", "ai", "gia", "me", "ma", "va", "nao", "bi",
    };

    /// <summary>Whether the word at this place is a person's name after a word such as bà or ông.</summary>
    public static bool IsName(IReadOnlyList<Token> words, int index)
    {
        if (index == 0 || index >= words.Count) return false;
        var (term, name) = (words[index - 1], words[index]);
        if (name.Kind != TokenKind.Word || term.Kind != TokenKind.Word || !Terms.Contains(term.Key)) return false;
        if (term is { Key: "ba" or "co" or "di" or "mo" or "cau" } && term.Marked is null && IsTypedWithMarks(words)) return false;
        if (!name.IsCapital && term is { Key: "ba", Marked: null } && IsThirty(words, index)) return false;
        return !NotNames.Contains(name.Key) && (name.IsCapital || BirthOrder.Contains(name.Key));
    }

    // "ba muoi hai" and "mot tram ba muoi" are numbers; "tham ba muoi" is a visit to bà Mười.
    private static bool IsThirty(IReadOnlyList<Token> words, int index)
    {
        var before = index >= 2 ? NumberWords.Find(words[index - 2]) : default;
        if (before.Has(NumberRoles.Hundred | NumberRoles.Scale)) return true;
        if (words[index].Key != "muoi") return false;
        var after = index + 1 < words.Count ? NumberWords.Find(words[index + 1]) : default;
        return index == 1 || after.Has(NumberRoles.Digit | NumberRoles.Hundred | NumberRoles.Scale) || before.Roles != NumberRoles.None;
    }

    private static bool IsTypedWithMarks(IReadOnlyList<Token> words)
    {
        var last = Math.Min(words.Count, 40);
        for (var i = 0; i < last; i++)
        {
            if (words[i].Marked is not null) return true;
        }

        return false;
    }
}
