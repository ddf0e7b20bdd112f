using System.Globalization;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Reads numbers in digits and words: 1.250.000, 2tr5, hai triệu rưỡi, ba trăm linh năm.</summary>
internal static class NumberParser
{
    private const int DigitsMax = 12;

    // A thousand times all the money of the country; keeps every reading far inside a long.
    private const decimal ValueMax = 1_000_000_000_000_000_000;

    /// <summary>Reads the number that starts at a token, as far as it goes; null when none starts there.</summary>
    public static ParsedNumber? Parse(IReadOnlyList<Token> tokens, int start)
    {
        if (ParseTerm(tokens, start) is not { } first) return null;
        var total = first;
        var smallest = first.Scale;
        while (smallest > 1 && ParseTerm(tokens, total.Next) is { } more && more.Next > total.Next)
        {
            if (more.Scale < smallest && (more.Scale > 1 || IsUnits(tokens[total.Next], more)))
            {
                smallest = more.Scale;
                total = total with { Value = total.Value + more.Value, Next = more.Next };
                continue;
            }

            break;
        }

        var number = smallest > 1 ? AddTail(tokens, total, smallest) : total;
        return number.Value <= ValueMax ? number : null;
    }

    // "hai nghìn không trăm linh năm" ends in units; the 500 of "2tr500" and the "hai" of "triệu hai" do not.
    private static bool IsUnits(Token first, ParsedNumber group) =>
        group.IsGrouped || (first.Kind == TokenKind.Word && group.Value >= 100);

    /// <summary>Reads "rưỡi", the 5 of 2tr5 and the "hai" of "một triệu hai".</summary>
    private static ParsedNumber AddTail(IReadOnlyList<Token> tokens, ParsedNumber number, int scale)
    {
        if (number.Next >= tokens.Count) return number;
        var token = tokens[number.Next];
        if (NumberWords.IsHalf(token)) return number with { Value = number.Value + (scale / 2m), Next = number.Next + 1 };
        var isAdjacent = token.Start == tokens[number.Next - 1].End;
        if (!isAdjacent && !EndsPhrase(tokens, number.Next + 1)) return number;
        if (token is { Kind: TokenKind.Number, Key.Length: <= 3 })
            return number with { Value = number.Value + (Number(token.Key) * scale / Power(token.Key.Length)), Next = number.Next + 1 };
        return NumberWords.Digit(token) is { } digit and > 0
            ? number with { Value = number.Value + (digit * scale / 10m), Next = number.Next + 1 }
            : number;
    }

    private static bool EndsPhrase(IReadOnlyList<Token> tokens, int next) =>
        next >= tokens.Count || tokens[next].Kind == TokenKind.Symbol || tokens[next].Key is "dong" or "d" or "vnd";

    /// <summary>One number below a scale word, and that word: "năm trăm nghìn", "2,5 tr", "triệu".</summary>
    private static ParsedNumber? ParseTerm(IReadOnlyList<Token> tokens, int start)
    {
        if (start >= tokens.Count) return null;
        var group = tokens[start].Kind == TokenKind.Number ? ParseDigits(tokens, start) : ParseGroup(tokens, start);
        var next = group?.Next ?? start;
        if (group is { } digits && tokens[start].Kind == TokenKind.Number && next < tokens.Count)
        {
            if (NumberWords.IsHundred(tokens[next])) (group, next) = (digits with { Value = digits.Value * 100 }, next + 1);
            else if (NumberWords.IsTimesTen(tokens[next])) (group, next) = (digits with { Value = digits.Value * 10 }, next + 1);
        }

        if (next < tokens.Count && NumberWords.Scale(tokens[next]) is { } scale)
        {
            if (group is null && (tokens[next].Key == "k" || scale < 1_000_000)) return null;
            var value = group?.Value ?? 1;
            if (scale >= 1_000_000 && DecimalReading(tokens, start, next) is { } fraction) value = fraction;
            return new ParsedNumber(value * scale, next + 1, scale, group?.IsGrouped ?? false);
        }

        return group is { } plain ? plain with { Next = next } : null;
    }

    /// <summary>1,250 before triệu is a fraction, not a thousand and a quarter of one.</summary>
    private static decimal? DecimalReading(IReadOnlyList<Token> tokens, int start, int end) =>
        end - start == 3 && tokens[start + 1].Kind == TokenKind.Symbol && tokens[start + 2] is { Kind: TokenKind.Number, Key.Length: <= 6 }
            && tokens[start].Key.Length <= 6
            ? Number(tokens[start].Key) + (Number(tokens[start + 2].Key) / Power(tokens[start + 2].Key.Length))
            : null;

    private static ParsedNumber? ParseDigits(IReadOnlyList<Token> tokens, int start)
    {
        var digits = tokens[start].Key;
        if (digits.Length > DigitsMax) return null;
        var next = start + 1;
        while (digits.Length <= DigitsMax && IsSeparatedGroup(tokens, next) && tokens[next + 1].Key.Length == 3 && tokens[start].Key.Length <= 3)
        {
            digits += tokens[next + 1].Key;
            next += 2;
        }

        if (digits.Length > DigitsMax) return null;
        if (next == start + 1 && IsSeparatedGroup(tokens, next) && tokens[next + 1].Key.Length <= 2 && !IsSeparatedGroup(tokens, next + 2))
        {
            var fraction = tokens[next + 1].Key;
            return new ParsedNumber(Number(digits) + (Number(fraction) / Power(fraction.Length)), next + 2, 1, false);
        }

        return new ParsedNumber(Number(digits), next, 1, next > start + 1);
    }

    private static bool IsSeparatedGroup(IReadOnlyList<Token> tokens, int separator) =>
        separator + 1 < tokens.Count && tokens[separator].Key is "." or ","
        && tokens[separator + 1].Kind == TokenKind.Number
        && tokens[separator].Start == tokens[separator - 1].End && tokens[separator + 1].Start == tokens[separator].End;

    /// <summary>0 to 999 in words.</summary>
    private static ParsedNumber? ParseGroup(IReadOnlyList<Token> tokens, int start)
    {
        var next = start;
        decimal value = 0;
        var hasHundreds = false;
        if (start + 1 < tokens.Count && NumberWords.Digit(tokens[start]) is { } hundreds && NumberWords.IsHundred(tokens[start + 1]))
        {
            (value, next, hasHundreds) = (hundreds * 100, start + 2, true);
            if (next < tokens.Count && NumberWords.IsHalf(tokens[next])) return new ParsedNumber(value + 50, next + 1, 1, true);
        }

        if (next < tokens.Count && (hasHundreds || next == start) && NumberWords.IsGap(tokens[next]))
        {
            return next + 1 < tokens.Count && NumberWords.Digit(tokens[next + 1]) is { } ones
                ? new ParsedNumber(value + ones, next + 2, 1, true)
                : hasHundreds ? new ParsedNumber(value, next, 1, true) : null;
        }

        if (ParseTens(tokens, next) is { } tens)
        {
            // "một trăm hai" is 120; "hai trăm hai mươi" is read whole.
            var isShort = hasHundreds && tens.Next == next + 1 && tens.Value < 10 && !tens.IsGrouped;
            return new ParsedNumber(value + (isShort ? tens.Value * 10 : tens.Value), tens.Next, 1, hasHundreds);
        }

        return hasHundreds ? new ParsedNumber(value, next, 1, true) : null;
    }

    private static ParsedNumber? ParseTens(IReadOnlyList<Token> tokens, int start)
    {
        if (start >= tokens.Count) return null;
        var token = tokens[start];
        if (NumberWords.ShortTen(token) is { } shortTen) return WithOnes(tokens, start + 1, shortTen);
        if (NumberWords.Digit(token) is not { } digit)
            return NumberWords.IsTen(token) ? WithOnes(tokens, start + 1, 10) : null;
        if (start + 1 >= tokens.Count) return new ParsedNumber(digit, start + 1, 1, false);
        if (NumberWords.IsTimesTen(tokens[start + 1])) return WithOnes(tokens, start + 2, digit * 10);
        // "hai sáu" is 26; "hai không" is not a number of two digits in speech.
        return digit >= 2 && NumberWords.Digit(tokens[start + 1]) is { } ones and > 0 && !ScalesUp(tokens, start + 2)
            ? new ParsedNumber((digit * 10) + ones, start + 2, 1, false)
            : new ParsedNumber(digit, start + 1, 1, false);
    }

    private static bool ScalesUp(IReadOnlyList<Token> tokens, int next) =>
        next < tokens.Count && (NumberWords.IsHundred(tokens[next]) || NumberWords.IsTimesTen(tokens[next]));

    private static ParsedNumber WithOnes(IReadOnlyList<Token> tokens, int next, int tens)
    {
        if (next >= tokens.Count) return new ParsedNumber(tens, next, 1, false);
        if (NumberWords.IsHalf(tokens[next])) return new ParsedNumber(tens + 5, next + 1, 1, false);
        return NumberWords.Digit(tokens[next]) is { } ones and > 0 && !ScalesUp(tokens, next + 1)
            ? new ParsedNumber(tens + ones, next + 1, 1, false)
            : new ParsedNumber(tens, next, 1, false);
    }

    private static decimal Number(string digits) => decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++) power *= 10;
        return power;
    }
}
