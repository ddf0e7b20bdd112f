using ClubBot.Language.Entities;

namespace ClubBot.Language.Numbers;

/// <summary>Finds percentages: 5%, năm phần trăm. The value has its sign, as Recognizers writes it: <c>0.8%</c>.</summary>
internal static class PercentageEntities
{
    public static void Read(NumberText text, EntityCollector found)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!text.MayStart(i) || text.Number(i) is not { } number) continue;
            var next = text.Is(number.Next, "%") ? number.Next + 1 : MoneyParser.IsPercent(text, number.Next) ? number.Next + 2 : 0;
            if (next == 0 || !found.IsFree(i, next)) continue;
            found.Add(EntityTypes.Percentage, i, next, new EntityValue { Value = NumberEntities.Text(number.Value) + "%" });
            i = next - 1;
        }
    }
}
