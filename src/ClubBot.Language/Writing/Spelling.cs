namespace ClubBot.Language.Writing;

/// <summary>Reads words whose marks were typed for a keyboard that was not switched to Vietnamese: chaof, tooi, toi6, chao2.</summary>
/// <remarks>A word is read so only where what comes out is a word of our lists and what was typed is none.</remarks>
internal static class Spelling
{
    /// <summary>Longest word with VNI digits, in characters: nghie6ng2.</summary>
    public const int VniLengthMax = 10;

    private const string Consonants = "bcdđghklmnpqrstvxfjwz";

    // The digit behind these is more often a number than a tone: thang1, ngay2, to3.
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "thang", "ngay", "thu", "mung", "mong", "to", "so", "lan", "dot", "ki", "ky", "nam", "tuan", "gio", "quy", "qui", "cau", "ca", "tu",
    };

    /// <summary>The word that Telex keys spell, or null. The typed word keeps its place in <see cref="Word.Typed"/>.</summary>
    public static Word? ReadTelex(ReadOnlySpan<char> typed, Word asTyped)
    {
        if (asTyped.Marked is not null || typed.Length < 2 || !HoldsTelexKey(typed)) return null;
        Span<char> letters = stackalloc char[16];
        var (count, tone) = DecodeTelex(typed, letters);
        return Known(typed, letters[..count], tone, asTyped);
    }

    /// <summary>The word that VNI digits spell at the start of a text, or null.</summary>
    /// <param name="text">The text from the word on.</param>
    /// <param name="count">How many characters of the text the word takes.</param>
    public static Word? ReadVni(ReadOnlySpan<char> text, out int count)
    {
        count = 0;
        while (count < text.Length && (char.IsAsciiLetter(text[count]) || text[count] is > '0' and <= '9')) count++;
        if (count > VniLengthMax || (count < text.Length && VietnameseFold.IsWordUnit(text[count]))) return null;
        Span<char> letters = stackalloc char[VniLengthMax];
        var typed = text[..count];
        var (length, tone) = DecodeVni(typed, letters);
        if (length == 0) return null;
        var plain = WordBuilder.Read(letters[..length]).Key;
        if (char.IsAsciiDigit(typed[^1]) && typed[..^1].IndexOfAnyInRange('0', '9') < 0 && Counted.Contains(plain)) return null;
        return Known(typed, letters[..length], tone, null);
    }

    private static bool HoldsTelexKey(ReadOnlySpan<char> typed)
    {
        var hasKey = false;
        var last = '\0';
        foreach (var unit in typed)
        {
            if (!char.IsAscii(unit)) return false;
            var lower = char.ToLowerInvariant(unit);
            hasKey |= lower is 's' or 'f' or 'r' or 'x' or 'j' or 'w' || (lower is 'a' or 'e' or 'o' or 'd' && typed.Length > 2 && (lower == last || lower is not 'd'));
            last = lower;
        }

        return hasKey;
    }

    private static Word? Known(ReadOnlySpan<char> typed, ReadOnlySpan<char> letters, Tone tone, Word? asTyped)
    {
        var decoded = WordBuilder.Read(letters, tone);
        if (decoded.Marked is null || (asTyped is not null && (asTyped.Key == decoded.Key || Vocabulary.HasKey(asTyped.Key)))) return null;
        if (Vocabulary.HasMarked(decoded.Marked)) return decoded with { Typed = typed.ToString() };

        // "vayj" lost the second a of "vaayj": the tone shows that it was Telex, the sign stays open.
        var isToneLast = asTyped is not null && (char.ToLowerInvariant(typed[^1]) is 'f' or 'j' or 'x');
        return isToneLast && typed.Length > 2 && Vocabulary.HasKey(decoded.Key) ? new Word(typed.ToString(), decoded.Key, null) : null;
    }

    private static (int Count, Tone Tone) DecodeTelex(ReadOnlySpan<char> typed, Span<char> letters)
    {
        var (count, tone) = (0, Tone.None);
        foreach (var unit in typed)
        {
            var key = char.ToLowerInvariant(unit);
            var hasVowel = HoldsVowel(letters[..count]);
            if (hasVowel && TelexTone(key) is var read and not Tone.None) tone = read;
            else if (key == 'd' && count > 0 && letters[0] == 'd') letters[0] = 'đ';
            else if (key is 'a' or 'e' or 'o' && letters[..count].LastIndexOf(key) is var at and >= 0) letters[at] = Circumflex(key);
            else if (key != 'w' || !AddHorn(letters[..count])) letters[count++] = key;
        }

        return (count, tone);
    }

    private static (int Count, Tone Tone) DecodeVni(ReadOnlySpan<char> typed, Span<char> letters)
    {
        var (count, tone) = (0, Tone.None);
        foreach (var unit in typed)
        {
            var key = char.ToLowerInvariant(unit);
            var own = letters[..count];
            if (!char.IsAsciiDigit(key)) letters[count++] = key;
            else if (key == '9' && count > 0 && own[0] == 'd') own[0] = 'đ';
            else if (!HoldsVowel(own)) return (0, Tone.None);
            else if (key <= '5') tone = VniTone(key);
            else if (key == '6' && own.LastIndexOfAny('a', 'e', 'o') is var at and >= 0) own[at] = Circumflex(own[at]);
            else if (key is '7' or '8' && AddHorn(own)) continue;
            else return (0, Tone.None);
        }

        return (count, tone);
    }

    private static bool AddHorn(Span<char> letters)
    {
        if (letters.LastIndexOf("uo") is var pair and >= 0)
        {
            (letters[pair], letters[pair + 1]) = ('ư', 'ơ');
            return true;
        }

        var at = letters.LastIndexOfAny('a', 'o', 'u');
        if (at < 0) return false;
        letters[at] = letters[at] == 'a' ? 'ă' : letters[at] == 'o' ? 'ơ' : 'ư';
        return true;
    }

    private static bool HoldsVowel(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!Consonants.Contains(letter)) return true;
        }

        return false;
    }

    private static char Circumflex(char vowel) => vowel == 'a' ? 'â' : vowel == 'e' ? 'ê' : 'ô';

    private static Tone TelexTone(char key) => key switch
    {
        'f' => Tone.Grave,
        's' => Tone.Acute,
        'r' => Tone.Hook,
        'x' => Tone.Tilde,
        'j' => Tone.Dot,
        _ => Tone.None,
    };

    private static Tone VniTone(char key) => key switch
    {
        '1' => Tone.Acute,
        '2' => Tone.Grave,
        '3' => Tone.Hook,
        '4' => Tone.Tilde,
        _ => Tone.Dot,
    };
}
