namespace ClubBot.Language.Numbers;

/// <summary>Reads what stands before a scale word: 0 to 999 in words, or digits, with trăm and chục after them, and a fraction.</summary>
internal static class GroupParser
{
    public static ParsedNumber? Parse(NumberText text, int start)
    {
        var whole = text.IsDigits(start) ? ParseDigits(text, start) : ParseWords(text, start);
        return whole is { } number && text.Word(number.Next).Has(NumberRoles.Point) ? AddFraction(text, number) : whole;
    }

    private static ParsedNumber? ParseDigits(NumberText text, int start)
    {
        if (DigitParser.Parse(text, start) is not { } digits) return null;
        var after = text.Word(digits.Next);
        if (digits.Value >= 1000) return digits;
        if (after.Has(NumberRoles.Hundred)) return Hundreds(text, digits.Value * 100, digits.Next + 1);
        if (after.Has(NumberRoles.TimesTen)) return digits with { Value = digits.Value * 10, Next = digits.Next + 1 };
        return after.Has(NumberRoles.Dozen) ? digits with { Value = digits.Value * 12, Next = digits.Next + 1 } : digits;
    }

    private static ParsedNumber? ParseWords(NumberText text, int start)
    {
        var word = text.Word(start);
        if (word.Has(NumberRoles.Hundred)) return BareHundred(text, start);
        if (word.Has(NumberRoles.Lead) && text.Word(start + 1).Has(NumberRoles.Hundred)) return Hundreds(text, word.Value * 100, start + 2);
        if (word.Has(NumberRoles.Lead) && text.Word(start + 1).Has(NumberRoles.Dozen)) return new ParsedNumber(word.Value * 12, start + 2, 1, false);
        return Tens(text, start);
    }

    // "trăm rưỡi", "trăm hai", "trăm nghìn"; a bare "trăm" is no number.
    private static ParsedNumber? BareHundred(NumberText text, int start)
    {
        var after = text.Word(start + 1);
        if (after.Has(NumberRoles.Scale)) return new ParsedNumber(100, start + 1, 1, false);
        return after.Has(NumberRoles.Half) || (after.Has(NumberRoles.Digit) && after is { Value: > 0 } && !after.Has(NumberRoles.Year | NumberRoles.Doubtful))
            ? Hundreds(text, 100, start + 1)
            : null;
    }

    private static ParsedNumber Hundreds(NumberText text, decimal value, int next)
    {
        var after = text.Word(next);
        if (after.Has(NumberRoles.Half)) return new ParsedNumber(value + 50, next + 1, 1, false) { Colloquial = (value + 50) * 1000 };
        if (after.Has(NumberRoles.Gap) && OneDigit(text, next + 1) is { } ones) return new ParsedNumber(value + ones, next + 2, 1, false);
        if (text.IsDigits(next)) return DigitsAfterHundred(text, value, next);
        if (Tens(text, next) is { } tens && tens.Next > next + 1) return tens with { Value = value + tens.Value };
        if (after.Has(NumberRoles.Ten)) return new ParsedNumber(value + 10, next + 1, 1, false);
        // "một trăm hai" is 120, and "trăm năm" a hundred years.
        var isShort = after.Has(NumberRoles.Digit) && after.Value > 0 && !text.Word(next + 1).Has(NumberRoles.TimesTen | NumberRoles.Hundred);
        return isShort && !after.Has(NumberRoles.Year)
            ? new ParsedNumber(value + (after.Value * 10), next + 1, 1, false) { Colloquial = (value + (after.Value * 10)) * 1000 }
            : new ParsedNumber(value, next, 1, false);
    }

    private static ParsedNumber DigitsAfterHundred(NumberText text, decimal value, int next)
    {
        var digits = text.Tokens[next].Key;
        var fits = digits.Length <= 2 && (text.Word(next + 1).Has(NumberRoles.Scale) || NumberParser.EndsPhrase(text, next + 1));
        if (text.Word(next + 1).Has(NumberRoles.TimesTen) && digits.Length == 1)
            return new ParsedNumber(value + (DigitParser.Value(digits) * 10), next + 2, 1, false);
        return fits
            ? new ParsedNumber(value + (DigitParser.Value(digits) * (digits.Length == 1 ? 10 : 1)), next + 1, 1, false)
            : new ParsedNumber(value, next, 1, false);
    }

    /// <summary>0 to 99 in words: mười lăm, hai mươi mốt, hăm lăm, ba mốt, bảy.</summary>
    private static ParsedNumber? Tens(NumberText text, int start)
    {
        var word = text.Word(start);
        if (word.Has(NumberRoles.ShortTen)) return WithOnes(text, start + 1, word.Value, isRequired: true);
        if (word.Has(NumberRoles.Lead))
        {
            var after = text.Word(start + 1);
            if (after.Has(NumberRoles.TimesTen)) return WithOnes(text, start + 2, word.Value * 10, isRequired: false);
            // "hai sáu" is 26; "hai không" is not a number of two digits in speech, and "hai năm" is two years.
            return word.Value >= 2 && IsOnes(text, start + 1)
                ? new ParsedNumber((word.Value * 10) + after.Value, start + 2, 1, false)
                : new ParsedNumber(word.Value, start + 1, 1, false);
        }

        return word.Has(NumberRoles.Ten) ? WithOnes(text, start + 1, 10, isRequired: false) : null;
    }

    private static ParsedNumber? WithOnes(NumberText text, int next, int tens, bool isRequired)
    {
        if (text.Word(next).Has(NumberRoles.Half)) return new ParsedNumber(tens + 5, next + 1, 1, false);
        if (IsOnes(text, next)) return new ParsedNumber(tens + text.Word(next).Value, next + 1, 1, false);
        return isRequired ? null : new ParsedNumber(tens, next, 1, false);
    }

    private static bool IsOnes(NumberText text, int index) =>
        text.Word(index) is { Value: > 0 } ones && ones.Has(NumberRoles.Digit) && !ones.Has(NumberRoles.Year)
        && !text.Word(index + 1).Has(NumberRoles.Hundred | NumberRoles.TimesTen);

    private static decimal? OneDigit(NumberText text, int index) =>
        text.Word(index).Has(NumberRoles.Digit) ? text.Word(index).Value
        : text.IsDigits(index) && text.Tokens[index].Key.Length == 1 ? DigitParser.Value(text.Tokens[index].Key)
        : null;

    /// <summary>"phẩy năm", "phẩy mười bốn", "phẩy không năm": at most six digits.</summary>
    private static ParsedNumber AddFraction(NumberText text, ParsedNumber whole)
    {
        var start = whole.Next + 1;
        if (text.IsDigits(start))
        {
            var digits = text.Tokens[start].Key;
            return digits.Length <= 6 ? whole with { Value = whole.Value + DigitParser.Fraction(digits), Next = start + 1 } : whole;
        }

        var (power, fraction, next) = (1m, 0m, start);
        while (next - start < 6 && text.Word(next).Has(NumberRoles.Digit) && text.Word(next).Value == 0)
        {
            power *= 10;
            next++;
        }

        if (Tens(text, next) is { } tens)
        {
            power *= tens.Value >= 10 ? 100 : 10;
            (fraction, next) = (tens.Value, tens.Next);
        }

        return next == start ? whole : whole with { Value = whole.Value + (fraction / power), Next = next };
    }
}
