namespace ClubBot.Language.Numbers;

/// <summary>Reads numbers in digits: 1.250.000, 1,250,000.5, 0,8. A run of more than 15 digits is no number.</summary>
internal static class DigitParser
{
    private const int DigitsMax = 15;

    public static ParsedNumber? Parse(NumberText text, int start)
    {
        var first = text.Tokens[start].Key;
        if (first.Length > DigitsMax) return null;
        var (value, next, length) = (Value(first), start + 1, first.Length);
        // 0,125 is an eighth; 1,125 and 1.125 are more than a thousand.
        if (length <= 3 && first[0] != '0')
        {
            while (IsPart(text, next) && text.Tokens[next + 1].Key.Length == 3 && (next == start + 1 || text.Tokens[next].Key == text.Tokens[start + 1].Key))
            {
                length += 3;
                if (length > DigitsMax) return null;
                value = (value * 1000) + Value(text.Tokens[next + 1].Key);
                next += 2;
            }
        }

        var isGrouped = next > start + 1;
        if (!IsPart(text, next) || IsPart(text, next + 2)) return new ParsedNumber(value, next, 1, isGrouped);
        var isOtherSign = isGrouped && text.Tokens[next].Key != text.Tokens[start + 1].Key;
        return text.Tokens[next + 1].Key.Length <= 6 && (isOtherSign || !isGrouped)
            ? new ParsedNumber(value + Fraction(text.Tokens[next + 1].Key), next + 2, 1, isGrouped)
            : new ParsedNumber(value, next, 1, isGrouped);
    }

    /// <summary>1,250 before triệu is a fraction, not a thousand and a quarter of one; null where nothing of the kind was written.</summary>
    public static decimal? BeforeMillion(NumberText text, int start, int end) =>
        end - start == 3 && text.IsSymbol(start + 1) && text.IsDigits(start) && text.IsDigits(start + 2)
        && text.Tokens[start + 2].Key.Length <= 6 && text.Tokens[start].Key.Length <= 6
            ? Value(text.Tokens[start].Key) + Fraction(text.Tokens[start + 2].Key)
            : null;

    /// <summary>The value of at most 15 digits.</summary>
    public static decimal Value(string digits)
    {
        long value = 0;
        foreach (var digit in digits) value = checked((value * 10) + (digit - '0'));
        return value;
    }

    /// <summary>The digits after the decimal sign: 5 is a half, 05 a twentieth.</summary>
    public static decimal Fraction(string digits)
    {
        var power = 1m;
        for (var i = 0; i < digits.Length; i++) power *= 10;
        return Value(digits) / power;
    }

    private static bool IsPart(NumberText text, int sign) =>
        text.IsSymbol(sign) && text.Tokens[sign].Key is "." or ","
        && text.IsDigits(sign + 1) && text.IsGlued(sign) && text.IsGlued(sign + 1);
}
