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
        return !NotNames.Contains(name.Key) && (name.IsCapital || BirthOrder.Contains(name.Key));
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
