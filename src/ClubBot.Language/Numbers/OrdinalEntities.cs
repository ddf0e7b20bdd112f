using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds ordinals: thứ nhất, thứ nhì, đầu tiên, lần thứ hai. "thứ hai" by itself is Monday and stays free.</summary>
internal static class OrdinalEntities
{
    private static readonly Token Rank = Tokenizer.Read("thứ")[0];
    private static readonly Token First = Tokenizer.Read("nhất")[0];
    private static readonly Token Second = Tokenizer.Read("nhì")[0];
    private static readonly Token Fourth = Tokenizer.Read("tư")[0];

    /// <summary>Reads the ordinals that no date can be: to be asked before the dates claim their weekdays.</summary>
    public static void Read(NumberText text, EntityCollector found)
    {
        for (var i = 0; i + 1 < text.Count; i++)
        {
            if (text.Is(i, "dau") && text.Is(i + 1, "tien") && found.IsFree(i, i + 2)) Add(found, i, i + 2, 1);
            else if (text.Is(i, "thu") && text.Tokens[i].Fits(Rank)) ReadRank(text, i, found);
        }
    }

    private static void ReadRank(NumberText text, int start, EntityCollector found)
    {
        var word = text.Tokens[start + 1];
        var (value, next) = word.Fits(First) ? (1m, start + 2)
            : word.Fits(Second) ? (2m, start + 2)
            : word.Fits(Fourth) && word.Kind == TokenKind.Word ? (4m, start + 2)
            : text.Number(start + 1) is { Scale: 1 } number ? (number.Value, number.Next)
            : (0m, start + 2);
        if (value < 1 || value != decimal.Truncate(value) || !found.IsFree(start, next)) return;
        var mayBeWeekday = value is >= 2 and <= 7 && !word.Fits(Second);
        if (mayBeWeekday && !IsRanked(text, start - 1)) return;
        Add(found, start, next, value);
    }

    private static bool IsRanked(NumberText text, int index) =>
        index >= 0 && text.Tokens[index].Key is "lan" or "nguoi" or "con" or "dot" or "dua" or "chau" or "cai" or "bai" or "vi" or "hang";

    private static void Add(EntityCollector found, int start, int next, decimal value) =>
        found.Add(EntityTypes.Ordinal, start, next, new EntityValue { Value = NumberEntities.Text(value) });
}
