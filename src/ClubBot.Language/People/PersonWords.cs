using ClubBot.Language.Data;

namespace ClubBot.Language.People;

/// <summary>Words of Data/Words/people.txt, folded as tokens are.</summary>
internal static class PersonWords
{
    private static readonly Dictionary<string, string[]> Lists = EmbeddedData.Words("people");

    /// <summary>Words before a name: bà, ông, chú.</summary>
    public static HashSet<string> Terms { get; } = Keys("terms");

    /// <summary>Names by order of birth: Hai, Ba, Tư, Út.</summary>
    public static HashSet<string> BirthOrder { get; } = Keys("birthOrder");

    /// <summary>Relatives of the speaker that need no name: mẹ, má, ba.</summary>
    public static HashSet<string> Relatives { get; } = Keys("relatives");

    /// <summary>Words after a relative that make it somebody's own: tôi, con, em.</summary>
    public static HashSet<string> Owners { get; } = Keys("owners");

    /// <summary>Words before a relative that make it a person meant: của, cho.</summary>
    public static HashSet<string> Pointers { get; } = Keys("pointers");

    /// <summary>Relations to a person who is named after them: con, vợ, cháu.</summary>
    public static HashSet<string> Relations { get; } = Keys("relations");

    /// <summary>Family names.</summary>
    public static HashSet<string> Families { get; } = Keys("families");

    private static HashSet<string> Keys(string list)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Lists[list]) keys.Add(Writing.Tokenizer.Read(word)[0].Key);
        return keys;
    }
}
