using System.Text;

namespace ClubBot.Language.Formatting;

/// <summary>Writes whole numbers in words as a bank slip does, in the way of the north: "ba triệu hai trăm nghìn", "một triệu không trăm linh năm nghìn".</summary>
/// <remarks>
/// mốt, tư and lăm after mươi, lăm after mười; linh where there are no tens; không trăm where a larger group stands before and there are no hundreds.
/// </remarks>
public static class VietnameseNumberWords
{
    private const ulong Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>Groups of three digits below a billion, largest first.</summary>
    private static readonly (ulong Size, string Name)[] Groups = [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")];

    /// <summary>Any number in words, in small letters: 21 is "hai mươi mốt", -5 "âm năm", 2,000,000,000,000 "hai nghìn tỷ".</summary>
    public static string Write(long value)
    {
        if (value == 0)
        {
            return Digits[0];
        }

        var words = new StringBuilder();
        if (value < 0)
        {
            Add(words, "âm");
        }

        AddNumber(words, value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value, isInside: false);
        return words.ToString();
    }

    /// <summary>Whole đồng as a slip of paper has them, with a capital letter in front: "Ba triệu hai trăm nghìn đồng".</summary>
    public static string Money(long dong)
    {
        var words = $"{Write(dong)} {VietnameseFormat.Currency}";
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <param name="words">What is written so far.</param>
    /// <param name="value">Not 0.</param>
    /// <param name="isInside">True where a larger part stands before it.</param>
    private static void AddNumber(StringBuilder words, ulong value, bool isInside)
    {
        if (value >= Billion)
        {
            AddNumber(words, value / Billion, isInside);
            Add(words, "tỷ");
            isInside = true;
            value %= Billion;
        }

        foreach (var (size, name) in Groups)
        {
            if ((int)(value / size % 1_000) is > 0 and var group)
            {
                AddGroup(words, group, isInside);
                Add(words, name);
                isInside = true;
            }
        }
    }

    private static void AddGroup(StringBuilder words, int group, bool isInside)
    {
        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        if (hundreds > 0 || isInside)
        {
            Add(words, Digits[hundreds]);
            Add(words, "trăm");
            if (tens == 0 && ones > 0)
            {
                Add(words, "linh");
            }
        }

        if (tens > 0)
        {
            Add(words, tens == 1 ? "mười" : Digits[tens] + " mươi");
        }

        if (ones > 0)
        {
            Add(words, OnesAfter(tens, ones));
        }
    }

    private static string OnesAfter(int tens, int ones) => (tens, ones) switch
    {
        ( > 1, 1) => "mốt",
        ( > 1, 4) => "tư",
        ( > 0, 5) => "lăm",
        _ => Digits[ones],
    };

    private static void Add(StringBuilder words, string word)
    {
        if (word.Length > 0)
        {
            words.Append(words.Length > 0 ? " " : "").Append(word);
        }
    }
}
