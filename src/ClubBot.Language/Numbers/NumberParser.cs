namespace ClubBot.Language.Numbers;

/// <summary>
/// Reads numbers in digits and words: 1.250.000, 2tr5, hai triệu rưỡi, ba trăm linh năm, ba phẩy năm. Looks at no more than
/// a few dozen tokens from any start, so that a text of nothing but number words is read in linear time.
/// </summary>
internal static class NumberParser
{
    private const long Billion = 1_000_000_000;

    // A thousand times all the money of the country; keeps every reading far inside a long.
    private const decimal ValueMax = 1_000_000_000_000_000_000;

    // More words than any number has.
    /// <summary>Reads the number that starts at a token, as far as it goes; null when none starts there.</summary>
    public static ParsedNumber? Parse(NumberText text, int start)
    {
        if (ParseTerms(text, start, Billion) is not { } number) return null;
        // "hai nghìn tỷ" counts billions in thousands.
        if (number.Scale is > 1 and < Billion && text.Word(number.Next) is { Scale: Billion } && !text.Word(start).Has(NumberRoles.Scale))
            number = AfterBillions(text, number with { Value = number.Value * Billion, Next = number.Next + 1, Scale = Billion });
        else if (number.Scale == 1 && number.Value <= 20 && text.Word(number.Next).Has(NumberRoles.Half) && number.Value == decimal.Truncate(number.Value))
            number = number with { Value = number.Value + 0.5m, Next = number.Next + 1 };
        return number.Value <= ValueMax ? number : null;
    }

    /// <summary>Whether nothing follows that would belong to the same phrase.</summary>
    public static bool EndsPhrase(NumberText text, int next) =>
        next >= text.Count || text.IsSymbol(next) || text.Tokens[next].Key is "dong" or "d" or "vnd" || text.Word(next).Has(NumberRoles.Scale);

    private static ParsedNumber AfterBillions(NumberText text, ParsedNumber billions) =>
        ParseTerms(text, billions.Next, Billion - 1) is { Scale: > 1 } rest
            ? billions with { Value = billions.Value + rest.Value, Next = rest.Next }
            : AddTail(text, billions, Billion);

    private static ParsedNumber? ParseTerms(NumberText text, int start, long scaleMax)
    {
        if (ParseTerm(text, start) is not { } total || total.Scale > scaleMax) return null;
        var smallest = total.Scale;
        while (smallest > 1 && ParseTerm(text, total.Next) is { } more && more.Scale < smallest)
        {
            if (more.Scale == 1 && !IsUnits(text, total.Next, more, smallest)) break;
            var colloquial = more.Scale == 1 && smallest >= 1_000_000 && more.Value % 100 == 0 && more.Value >= 100 ? total.Value + (more.Value * smallest / 1000) : (decimal?)null;
            smallest = more.Scale;
            total = total with { Value = total.Value + more.Value, Next = more.Next, Colloquial = colloquial };
        }

        return smallest > 1 ? AddTail(text, total, smallest) : total;
    }

    // "hai nghìn không trăm linh năm" ends in units; the 500 of "2tr500" and the "hai" of "triệu hai" do not.
    private static bool IsUnits(NumberText text, int start, ParsedNumber group, long scale) =>
        group.IsGrouped || (!text.IsDigits(start) && (group.Value >= 100 || text.Word(start + 1).Has(NumberRoles.Hundred)))
        || (text.IsDigits(start) && text.Word(start + 1).Has(NumberRoles.Hundred))
        || (scale == 1000 && !text.IsDigits(start) && group.Value >= 10);

    /// <summary>Reads "rưỡi", the 5 of 2tr5 and the "hai" of "một triệu hai".</summary>
    private static ParsedNumber AddTail(NumberText text, ParsedNumber number, long scale)
    {
        var next = number.Next;
        var word = text.Word(next);
        if (word.Has(NumberRoles.Half)) return number with { Value = number.Value + (scale / 2m), Next = next + 1 };
        // "một nghìn linh năm"
        if (word.Has(NumberRoles.Gap) && text.Word(next + 1).Has(NumberRoles.Digit))
            return number with { Value = number.Value + text.Word(next + 1).Value, Next = next + 2 };
        if (text.IsDigits(next))
        {
            var digits = text.Tokens[next].Key;
            return digits.Length <= 3 && (text.IsGlued(next) || EndsPhrase(text, next + 1)) && !text.Word(next + 1).Has(NumberRoles.Scale)
                ? number with { Value = number.Value + (scale * DigitParser.Fraction(digits)), Next = next + 1 }
                : number;
        }

        return word.Has(NumberRoles.Digit) && word.Value > 0 && IsTail(text, next)
            ? number with { Value = number.Value + (word.Value * scale / 10m), Next = next + 1 }
            : number;
    }

    // "một triệu hai mua phân" is 1,200,000; "một triệu một tháng" and "triệu năm nay" are not.
    private static bool IsTail(NumberText text, int index)
    {
        if (EndsPhrase(text, index + 1)) return true;
        var after = text.Word(index + 1);
        return !text.Word(index).Has(NumberRoles.Doubtful) && after.Roles == NumberRoles.None && !CountWords.IsCounted(text, index + 1);
    }

    /// <summary>One number below a scale word, and that word: "năm trăm nghìn", "2,5 tr", "nửa triệu".</summary>
    private static ParsedNumber? ParseTerm(NumberText text, int start)
    {
        if (start >= text.Count) return null;
        var word = text.Word(start);
        if (word.Has(NumberRoles.HalfOf))
        {
            return text.Word(start + 1) is { Scale: > 1 } of ? new ParsedNumber(of.Scale / 2m, start + 2, of.Scale, false) : null;
        }

        var group = GroupParser.Parse(text, start);
        var next = group?.Next ?? start;
        if (text.Word(next) is not { Scale: > 1 } unit) return group;
        if (group is null && !StartsWithScale(text, start)) return null;
        var value = group?.Value ?? 1;
        if (unit.Scale >= 1_000_000 && DigitParser.BeforeMillion(text, start, next) is { } fraction) value = fraction;
        return value > ValueMax / unit.Scale ? null : new ParsedNumber(value * unit.Scale, next + 1, unit.Scale, group?.IsGrouped ?? false);
    }

    // "triệu rưỡi", "triệu hai"; "mấy triệu" and a lone "triệu" say no amount.
    private static bool StartsWithScale(NumberText text, int start)
    {
        if (start > 0 && (text.Word(start - 1).Roles != NumberRoles.None || text.Tokens[start - 1].Key is "may" or "vai" or "nhieu" or "nay")) return false;
        if (text.Tokens[start].Key is "k" or "ng") return false;
        var after = text.Word(start + 1);
        return after.Has(NumberRoles.Half)
            || (after.Has(NumberRoles.Digit) && after.Value > 0 && IsTail(text, start + 1))
            || (text.IsDigits(start + 1) && text.Tokens[start + 1].Key.Length == 1 && EndsPhrase(text, start + 2));
    }
}
