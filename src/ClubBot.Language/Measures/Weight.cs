using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Measures;

/// <summary>Weight of a person: 52 kg, 52kg6, "52 cân rưỡi", "nặng 60". The unit is kg. 20 to 200 is plausible for reading, no medical limit.</summary>
internal static class Weight
{
    private static readonly Token Heavy = Tokenizer.Read("nặng")[0];
    private static readonly Token Scales = Tokenizer.Read("cân")[0];
    private static readonly Token Kilo = Tokenizer.Read("ký")[0];

    public static int Read(NumberText text, int start, ParsedNumber number, bool isNamed, EntityCollector found)
    {
        var hasUnit = IsUnit(text, number.Next);
        if (number.Value is < 20 or > 200 || (!hasUnit && !IsHeavy(text, start, number.Next))) return 0;
        var (value, next) = (number.Value, hasUnit ? number.Next + 1 : number.Next);
        if (hasUnit && text.Is(next, "lo") && text.Is(next - 1, "ki")) next++;
        if (hasUnit && text.IsDigits(next) && text.IsGlued(next) && text.Tokens[next].Key.Length <= 3)
        {
            value += DigitParser.Fraction(text.Tokens[next].Key);
            next++;
        }
        else if (hasUnit && text.Word(next).Has(NumberRoles.Half))
        {
            value += 0.5m;
            next++;
        }

        if ((!isNamed && IsGoods(text, start, next)) || !found.IsFree(start, next)) return 0;
        found.Add(EntityTypes.Weight, start, next, new EntityValue { Value = NumberEntities.Text(value), Unit = "kg" });
        return next;
    }

    private static bool IsUnit(NumberText text, int index) =>
        index < text.Count && (text.Tokens[index].Key is "kg" or "kilo" or "kgs" || text.Tokens[index].Fits(Kilo) || text.Tokens[index].Fits(Scales));

    private static bool IsHeavy(NumberText text, int start, int next)
    {
        if (CountWords.IsCounted(text, next) || text.Is(next, "%") || text.Is(next, "/")) return false;
        for (var i = start - 1; i >= 0 && i >= start - 4; i--)
        {
            if (text.Tokens[i].Fits(Heavy)) return true;
        }

        return false;
    }

    // 52 kg of rice is nobody's weight.
    private static bool IsGoods(NumberText text, int start, int next)
    {
        if (next < text.Count && text.Tokens[next].Key is "gao" or "lua" or "phan" or "cam" or "thit" or "rau" or "heo" or "bap" or "ngo" or "khoai" or "muoi"
            or "xi" or "thoc" or "dau" or "duong" or "bot" or "bun" or "tieu" or "dieu" or "qua" or "trai")
        {
            return true;
        }

        for (var i = start - 1; i >= 0 && i >= start - 3; i--)
        {
            if (text.Tokens[i].Key is "ban" or "mua" or "gat" or "phat" or "tang" or "bao") return true;
        }

        return false;
    }
}
