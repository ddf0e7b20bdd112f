using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.People;

/// <summary>Finds people of the club and relatives: bà Tư, chú Ba Thành, con anh Nam, bà nội, má. The value is as written, composed.</summary>
internal static class PersonEntities
{
    private const int NameWordsMax = 4;

    public static void Read(TokenText text, EntityCollector found)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count;)
        {
            var next = tokens[i].Kind == TokenKind.Word ? Next(text, i) : 0;
            if (next <= i || !found.IsFree(i, next))
            {
                i++;
                continue;
            }

            var value = VietnameseFold.Compose(text.Text[tokens[i].Start..tokens[next - 1].End]);
            found.Add(EntityTypes.Person, i, next, new EntityValue { Value = value });
            i = next;
        }
    }

    /// <summary>The token after the person who is named from here on, or 0.</summary>
    private static int Next(TokenText text, int start)
    {
        var tokens = text.Tokens;
        // "con anh Nam": the one who is named second is no one else.
        if (start + 2 < tokens.Count && PersonWords.Relations.Contains(tokens[start].Key)
            && Named(text, start + 1) is > 0 and var related)
        {
            return related;
        }

        var named = Named(text, start);
        return named > 0 ? named : Relative(text, start);
    }

    private static int Named(TokenText text, int start)
    {
        var tokens = text.Tokens;
        if (start + 1 >= tokens.Count || !PersonWords.Terms.Contains(tokens[start].Key)) return 0;
        var isGrandparent = tokens[start].Key is "ba" or "ong" && tokens[start + 1].Key is "noi" or "ngoai" && tokens[start + 1].Kind == TokenKind.Word;
        var name = isGrandparent ? start + 2 : start + 1;
        if (Kinship.IsName(tokens, name)) return EndOfName(text, name);
        if (name < tokens.Count && IsFullNameInSmallLetters(tokens, name)) return name + 3;
        return isGrandparent ? name : 0;
    }

    // "chú Ba Thành", "bà Nguyễn Thị Sáu": as long as words are capital, or until the name by birth order in small letters.
    private static int EndOfName(TokenText text, int name)
    {
        var tokens = text.Tokens;
        var next = name + 1;
        if (!tokens[name].IsCapital) return next;
        while (next < tokens.Count && next < name + NameWordsMax && tokens[next] is { Kind: TokenKind.Word, IsCapital: true }
            && tokens[next].Start == tokens[next - 1].End + 1)
        {
            next++;
        }

        return next;
    }

    private static bool IsFullNameInSmallLetters(List<Token> tokens, int name) =>
        name + 2 < tokens.Count && PersonWords.Families.Contains(tokens[name].Key) && tokens[name + 1].Key is "thi" or "van"
        && tokens[name + 2].Kind == TokenKind.Word;

    private static int Relative(TokenText text, int start)
    {
        var tokens = text.Tokens;
        if (!PersonWords.Relatives.Contains(tokens[start].Key) || !MayBeRelative(tokens[start], text)) return 0;
        var after = start + 1 < tokens.Count ? tokens[start + 1].Key : "";
        if (tokens[start].Key == "ba" && after is "ma" or "me") return start + 2;
        var isOwned = PersonWords.Owners.Contains(after);
        var isMeant = start > 0 && PersonWords.Pointers.Contains(tokens[start - 1].Key);
        var isClear = tokens[start] is { Key: "me" or "ma" or "bo" or "tia", Marked: not null };
        return isOwned || isMeant || isClear || (tokens.Count == 1 && tokens[start].Marked is not null) ? start + 1 : 0;
    }

    // má, not mà or mã; mẹ, not mê; bố, not bỏ; bà, ba: both are relatives.
    private static bool MayBeRelative(Token token, TokenText text) => token.Key switch
    {
        "ma" => token.Marked is null ? !text.IsMarked : IsOneOf(token, Mother),
        _ => token.Marked is null ? token.Key is "ba" or "u" or "me" or "cha" or "bo" or "ong" or "tia" or "thay" || !text.IsMarked : IsOneOf(token, Words),
    };

    private static readonly Token[] Mother = [.. Tokenizer.ReadWords("má mạ")];
    private static readonly Token[] Words = [.. Tokenizer.ReadWords("mẹ má bầm ba bố tía thầy cha bà ông bủ mạ mệ vợ chồng")];

    private static bool IsOneOf(Token token, Token[] words)
    {
        foreach (var word in words)
        {
            if (token.Key == word.Key && token.Marked == word.Marked) return true;
        }

        return false;
    }
}
