namespace ClubBot.Language.Writing;

/// <summary>The 134 letters of Vietnamese with marks, taken apart and put together by table.</summary>
/// <remarks>
/// <see cref="string.Normalize()"/> is of no use here: in globalization-invariant mode, which slim container images
/// switch on, it returns its input unchanged and says nothing.
/// </remarks>
internal static class VietnameseLetters
{
    private const int TableLength = 0x1F00;
    private const char Unknown = '\0';

    // One row for each vowel, with or without its own sign: no tone, then grave, acute, hook, tilde, dot below.
    private static readonly string[] ToneRows =
    [
        "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
        "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
    ];

    private static readonly Letter[] Table = BuildTable();

    /// <summary>Takes one UTF-16 unit apart; a unit that is no Vietnamese letter stands for itself, in lower case.</summary>
    public static Letter Read(char unit)
    {
        if (unit < TableLength && Table[unit] is { Plain: not Unknown } letter) return letter;
        var lower = char.ToLowerInvariant(unit);
        return new Letter(lower, lower, Tone.None);
    }

    /// <summary>The tone a combining mark stands for, or <see cref="Tone.None"/> when it is no tone mark.</summary>
    public static Tone ToneOf(char combining) => combining switch
    {
        '\u0300' or '\u0340' => Tone.Grave,
        '\u0301' or '\u0341' => Tone.Acute,
        '\u0309' => Tone.Hook,
        '\u0303' => Tone.Tilde,
        '\u0323' => Tone.Dot,
        _ => Tone.None,
    };

    /// <summary>Adds a vowel's own sign (breve, circumflex, horn): a + breve = ă. Null when the pair makes no letter.</summary>
    public static char? AddSign(char toneless, char combining) => (toneless, combining) switch
    {
        ('a', '\u0306') => 'ă',
        ('a', '\u0302') => 'â',
        ('e', '\u0302') => 'ê',
        ('o', '\u0302') => 'ô',
        ('o', '\u031B') => 'ơ',
        ('u', '\u031B') => 'ư',
        _ => null,
    };

    /// <summary>The precomposed lower-case letter, or null when this letter carries no tone.</summary>
    public static char? AddTone(char toneless, Tone tone) => Array.Find(ToneRows, row => row[0] == toneless)?[(int)tone];

    public static bool IsCombining(char unit) => unit is >= '\u0300' and <= '\u036F';

    private static Letter[] BuildTable()
    {
        var table = new Letter[TableLength];
        for (var unit = '\x1'; unit <= '\x7F'; unit++)
        {
            var lower = char.ToLowerInvariant(unit);
            table[unit] = new Letter(lower, lower, Tone.None);
        }

        foreach (var row in ToneRows)
        {
            for (var tone = 0; tone < row.Length; tone++)
            {
                var letter = new Letter(PlainOf(row[0]), row[0], (Tone)tone);
                table[row[tone]] = letter;
                table[char.ToUpperInvariant(row[tone])] = letter;
            }
        }

        table['đ'] = table['Đ'] = new Letter('d', 'đ', Tone.None);
        return table;
    }

    private static char PlainOf(char toneless) => toneless switch
    {
        'ă' or 'â' => 'a',
        'ê' => 'e',
        'ô' or 'ơ' => 'o',
        'ư' => 'u',
        _ => toneless,
    };
}

/// <summary>A letter taken apart, in lower case.</summary>
/// <param name="Plain">Without any mark: ệ is e, đ is d.</param>
/// <param name="Toneless">Without its tone only: ệ is ê.</param>
/// <param name="Tone">The tone it carries.</param>
internal readonly record struct Letter(char Plain, char Toneless, Tone Tone)
{
    public bool HasMark => Plain != Toneless || Tone != Tone.None;
}

/// <summary>The written tones, in the order of the letter table.</summary>
internal enum Tone
{
    None,
    Grave,
    Acute,
    Hook,
    Tilde,
    Dot,
}
