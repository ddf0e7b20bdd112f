using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Answers;

/// <summary>Finds a yes, no, perhaps or "late" where the whole short text is that answer.</summary>
internal static class YesNoEntities
{
    private const int TokensMax = 6;

    public static void Read(TokenText text, EntityCollector found)
    {
        var count = text.Tokens.Count;
        if (count is 0 or > TokensMax) return;
        // "không" alone is no, and zero.
        var isFree = found.IsFree(0, count);
        if ((!isFree && count > 1) || text.Tokens[0].Kind == TokenKind.Number || YesNo.Read(text.Text) is not { } answer) return;
        var value = new EntityValue { Value = Name(answer) };
        if (isFree) found.Add(EntityTypes.YesNo, 0, count, value);
        else found.AddBeside(EntityTypes.YesNo, 0, count, value);
    }

    private static string Name(YesNoAnswer answer) => answer switch
    {
        YesNoAnswer.Yes => "yes",
        YesNoAnswer.No => "no",
        YesNoAnswer.Unsure => "maybe",
        _ => "late",
    };
}
