using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Reads what money is for: "vay 5 triệu để nuôi gà, trả trong 10 tháng" is for "nuôi gà".</summary>
internal static class PurposeReader
{
    private const int LettersMin = 3;
    private const string For = "de";

    /// <summary>Folded verbs that say what for without "để": "vay 3 triệu mua giống". Not "trồng", which folded is "in".</summary>
    private static readonly string[] Verbs = ["nuoi", "mua", "buon", "chan"];

    /// <summary>Folded words with which something else begins.</summary>
    private static readonly string[] Ends = ["tra", "trong", "thoi", "duoc", "nhe", "nha", "a", "voi", "lai"];

    /// <summary>What a sentence says after "để", or from such a verb on; or null.</summary>
    public static string? Said(string sentence)
    {
        var words = Words(sentence);
        var start = words.FindIndex(word => Folded(word) == For) + 1;
        start = start > 0 ? start : words.FindIndex(word => Verbs.Contains(Folded(word)));
        return start < 0 ? null : Joined(words.Skip(start).TakeWhile(word => !IsEnd(word)));
    }

    /// <summary>What an answer says, with or without "để"; null when that is next to nothing, a yes or a no, or begins with a number: "12 tháng".</summary>
    public static string? Answered(string answer)
    {
        var words = Words(answer);
        return Confirmation.IsYesOrNo(answer) || (words.Count > 0 && char.IsAsciiDigit(words[0][0])) ? null : Joined(words.Skip(words.Count > 0 && Folded(words[0]) == For ? 1 : 0));
    }

    private static List<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsEnd(string word) => Ends.Contains(Folded(word)) || char.IsDigit(word[0]);

    private static string Folded(string word) => VietnameseFold.Fold(word.Trim('.', ',', ';', '!', '?'));

    private static string? Joined(IEnumerable<string> words)
    {
        var text = string.Join(' ', words).Trim(' ', '.', ',', ';', '!', '?');
        if (text.Count(char.IsLetter) < LettersMin)
        {
            return null;
        }

        var length = Math.Min(text.Length, LoanRequest.PurposeLengthMax);
        text = text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
        // It stands in the middle of a sentence, unless it was typed in capitals.
        return char.IsLower(text[1]) || text[1] == ' ' ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }
}
