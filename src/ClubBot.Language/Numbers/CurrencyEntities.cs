using System.Globalization;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds amounts and ranges of đồng: 2tr5, từ 2 đến 3 triệu, không quá 7.000 đồng.</summary>
internal static class CurrencyEntities
{
    private const string Vnd = "VND";

    public static void Read(NumberText text, EntityCollector found)
    {
        for (var i = 0; i < text.Count;)
        {
            var next = text.MayStart(i) && found.IsFree(i, i + 1) && !Kinship.IsName(text.Tokens, i) ? ReadAt(text, i, found) : 0;
            i = next > i ? next : i + 1;
        }
    }

    private static int ReadAt(NumberText text, int start, EntityCollector found)
    {
        if (IsInsideWord(text, start)) return 0;
        if (ReadRange(text, start, found) is > 0 and var afterRange) return afterRange;
        if (MoneyParser.At(text, start) is not { } money || !found.IsFree(start, money.Next)) return 0;
        if (ReadBound(text, money, found) is > 0 and var afterBound) return afterBound;
        EntityValue[] values = money.Other is { } other ? [Amount(money.Amount), Amount(other)] : [Amount(money.Amount)];
        found.Add(EntityTypes.Currency, start, money.Next, values);
        if (!money.IsCertain && text.Number(start) is { } number) NumberEntities.AddBeside(text, start, number, found);
        return money.Next;
    }

    // The 19 of c19; the number of "1,5" is never half read.
    private static bool IsInsideWord(NumberText text, int start) =>
        text.IsGlued(start) && text.IsDigits(start) && text.Tokens[start - 1].Kind == TokenKind.Word;

    private static int ReadRange(NumberText text, int start, EntityCollector found)
    {
        if (text.Number(start) is not { Value: > 0 } low) return 0;
        var join = MoneyParser.IsDong(text, low.Next) ? low.Next + 1 : low.Next;
        if (!IsJoin(text, start, join)) return 0;
        if (MoneyParser.At(text, join + 1) is not { } high || !found.IsFree(start, high.Next)) return 0;
        if (text.Number(join + 1) is not { } highNumber) return 0;
        if (!high.IsCertain && highNumber.Scale == 1 && low.Scale == 1 && !text.Is(join, "-")) return 0;
        // "từ 2 đến 3 triệu": the scale is said once.
        var from = low.Scale == 1 && highNumber.Scale > 1 && low.Value < 1000 ? low.Value * highNumber.Scale
            : high.Other is not null && highNumber.Scale == 1 ? low.Value * 1000 : low.Value;
        if (from >= high.Amount) return 0;
        var first = start;
        if (start > 0 && found.IsFree(start - 1, start) && text.Tokens[start - 1].Key is "tu" or "giua") first--;
        found.Add(EntityTypes.Currency, first, high.Next, new EntityValue { Start = Text(from), End = Text(high.Amount), Unit = Vnd });
        return high.Next;
    }

    private static bool IsJoin(NumberText text, int start, int join)
    {
        if (join >= text.Count || join + 1 >= text.Count) return false;
        return text.Tokens[join].Key switch
        {
            "-" or "–" or "~" or "den" or "toi" => true,
            "va" => start > 0 && text.Tokens[start - 1].Key == "giua",
            _ => false,
        };
    }

    private static int ReadBound(NumberText text, Money money, EntityCollector found)
    {
        if (text.Is(money.Next, "tro") || text.Is(money.Next, "do"))
        {
            var isUp = text.Is(money.Next + 1, "len");
            var isDown = text.Is(money.Next + 1, "xuong") || text.Is(money.Next + 1, "lai");
            if ((isUp || isDown) && found.IsFree(money.Start, money.Next + 2))
            {
                var first = text.Is(money.Start - 1, "tu") && found.IsFree(money.Start - 1, money.Start) ? money.Start - 1 : money.Start;
                AddBound(found, first, money.Next + 2, money.Amount, isDown);
                return money.Next + 2;
            }
        }

        var below = CountWords.LengthBefore(CountWords.Below, text, money.Start);
        var above = CountWords.LengthBefore(CountWords.Above, text, money.Start);
        var length = Math.Max(below, above);
        if (length == 0 || !found.IsFree(money.Start - length, money.Next)) return 0;
        AddBound(found, money.Start - length, money.Next, money.Amount, below >= above);
        return money.Next;
    }

    private static void AddBound(EntityCollector found, int start, int next, decimal amount, bool isUpper) =>
        found.Add(EntityTypes.Currency, start, next, isUpper
            ? new EntityValue { End = Text(amount), Unit = Vnd }
            : new EntityValue { Start = Text(amount), Unit = Vnd });

    private static EntityValue Amount(decimal amount) => new() { Value = Text(amount), Unit = Vnd };

    private static string Text(decimal amount) => amount.ToString("0", CultureInfo.InvariantCulture);
}
