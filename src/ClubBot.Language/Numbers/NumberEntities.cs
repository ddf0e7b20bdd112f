using System.Globalization;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds numbers in digits and words.</summary>
internal static class NumberEntities
{
    public static void Read(NumberText text, EntityCollector found)
    {
        for (var i = 0; i < text.Count;)
        {
            if (!text.MayStart(i) || !found.IsFree(i, i + 1) || text.Number(i) is not { } number || !IsNumber(text, i, number) || !found.IsFree(i, number.Next))
            {
                i++;
                continue;
            }

            var start = IsNegative(text, i) && found.IsFree(i - 1, i) ? i - 1 : i;
            found.Add(EntityTypes.Number, start, number.Next, new EntityValue { Value = Text(start < i ? -number.Value : number.Value) });
            i = number.Next;
        }
    }

    /// <summary>A number in digits with "." before its fraction and no zeros after it.</summary>
    public static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>Adds the number that an amount of money is too, with its sign.</summary>
    public static void AddBeside(NumberText text, int start, ParsedNumber number, EntityCollector found)
    {
        var isNegative = IsNegative(text, start);
        found.AddBeside(
            EntityTypes.Number, isNegative ? start - 1 : start, number.Next, new EntityValue { Value = Text(isNegative ? -number.Value : number.Value) });
    }

    // A minus sign joins two numbers, or stands before one: 5-10, -5, "âm năm".
    private static bool IsNegative(NumberText text, int start)
    {
        if (start == 0) return false;
        if (text.Is(start - 1, "-") || text.Is(start - 1, "−"))
            return start == 1 || (!text.IsGlued(start - 1) && !text.IsDigits(start - 2) && text.IsGlued(start));
        return text.Word(start - 1).Has(NumberRoles.Minus) && (start == 1 || !text.IsDigits(start - 2));
    }

    private static bool IsNumber(NumberText text, int start, ParsedNumber number)
    {
        if (Kinship.IsName(text.Tokens, start)) return false;
        if (text.IsDigits(start)) return !text.IsGlued(start) || text.Tokens[start - 1].Kind != TokenKind.Word;
        if (number.Next - start > 1) return !text.Word(start).Has(NumberRoles.Doubtful) || number.Next - start > 2 || IsPair(text, start);
        if (text.Count == 1 || IsNegative(text, start)) return true;
        if (!text.Word(start).Has(NumberRoles.Doubtful)) return true;
        // "sau ngày" is after the day more often than six days without marks.
        if (text.Is(start, "sau")) return false;
        return CountWords.IsCounted(text, number.Next) || (CountWords.IsCue(text, start - 1) && number.Next == text.Count);
    }

    // "ba mốt", "một trăm", "mười lăm" are numbers; "bay sau" (bay sau) hardly.
    private static bool IsPair(NumberText text, int start) =>
        text.Word(start).Has(NumberRoles.Ten) || !text.Word(start + 1).Has(NumberRoles.Lead) || text.Count == 2
        || text.Tokens[start + 1].Marked is not null || CountWords.IsCounted(text, start + 2);
}
