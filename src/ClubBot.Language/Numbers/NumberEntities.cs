using System.Globalization;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds numbers in digits and words.</summary>
internal static class NumberEntities
{
    public static void Read(TokenText text, EntityCollector found)
    {
        for (var i = 0; i < text.Tokens.Count;)
        {
            if (Kinship.IsName(text.Tokens, i) || NumberParser.Parse(text.Tokens, i) is not { } number || !found.IsFree(i, number.Next))
            {
                i++;
                continue;
            }

            found.Add(EntityTypes.Number, i, number.Next, new EntityValue { Value = number.Value.ToString(CultureInfo.InvariantCulture) });
            i = number.Next;
        }
    }
}
