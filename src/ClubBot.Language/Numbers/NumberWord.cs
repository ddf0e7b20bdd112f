namespace ClubBot.Language.Numbers;

/// <summary>What a word may do in a number. A word typed without marks may do several things: "muoi" is mười and mươi.</summary>
[Flags]
internal enum NumberRoles
{
    None = 0,

    /// <summary>0 to 9, where it may begin a number.</summary>
    Lead = 1,

    /// <summary>0 to 9 in any place; mốt, tư and lăm stand after a ten or a hundred only.</summary>
    Digit = 2,

    /// <summary>mười, chục: ten by itself.</summary>
    Ten = 4,

    /// <summary>mươi, chục: times ten.</summary>
    TimesTen = 8,

    /// <summary>hăm, băm: twenty and thirty before a digit.</summary>
    ShortTen = 16,

    Hundred = 32,

    /// <summary>linh, lẻ: no tens.</summary>
    Gap = 64,

    /// <summary>rưỡi: and a half of what was named last.</summary>
    Half = 128,

    /// <summary>nửa: half of what follows.</summary>
    HalfOf = 256,

    /// <summary>nghìn, triệu, k, củ and their like.</summary>
    Scale = 512,

    /// <summary>phẩy, chấm.</summary>
    Point = 1024,

    /// <summary>âm.</summary>
    Minus = 2048,

    /// <summary>Five as năm, which is a year as well: never the ones after a ten (hai mươi năm is twenty years).</summary>
    Year = 4096,

    /// <summary>tá: a dozen.</summary>
    Dozen = 8192,

    /// <summary>ba, sau, nam, chin and their like: a number only where the words around say so.</summary>
    Doubtful = 16384,
}

/// <summary>One word seen as a part of a number.</summary>
/// <param name="Roles">All that it may do.</param>
/// <param name="Value">Its digit, or the tens of a short ten.</param>
/// <param name="Scale">What a scale word multiplies by.</param>
internal readonly record struct NumberWord(NumberRoles Roles, int Value, long Scale)
{
    public bool Has(NumberRoles roles) => (Roles & roles) != 0;
}
