namespace ClubBot.Language.Writing;

/// <summary>What a Vietnamese syllable without its marks can look like: a beginning, then a rhyme.</summary>
internal static class Syllables
{
    private static readonly string[] Beginnings =
    [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];

    private static readonly HashSet<string> Rhymes = new(
        ("a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu "
        + "o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo oet oi om on ong ooc oong op ot u ua uac uan uang uat uau uay uc ue uech uenh ui um un ung uo uoc "
        + "uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu uan uat y yem yen yeng yet yeu ym uen uit uinh").Split(' '),
        StringComparer.Ordinal);

    public static bool IsPossible(string key)
    {
        foreach (var beginning in Beginnings)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal) && Rhymes.Contains(key[beginning.Length..])) return true;
        }

        return false;
    }
}
