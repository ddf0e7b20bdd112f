using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Reads a count from an answer, in digits or in words: "30", "ba mươi chỗ", "khoảng 25 người".</summary>
public static class WholeNumber
{
    /// <summary>
    /// The only whole number in the text, 0 or more; null when there is none, more than one, or a fraction. A single
    /// number word counts only at the start: in "đi năm nay" no number was meant.
    /// </summary>
    public static long? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        var numbers = new NumberText(tokens);
        decimal? found = null;
        for (var i = 0; i < tokens.Count;)
        {
            if (numbers.Number(i) is not { } number || Kinship.IsName(tokens, i))
            {
                i++;
                continue;
            }

            var isLoneWord = number.Next == i + 1 && tokens[i].Kind == TokenKind.Word;
            if (!isLoneWord || i == 0)
            {
                if (found is not null) return null;
                found = number.Value;
            }

            i = number.Next;
        }

        return found is { } value && value == decimal.Truncate(value) ? (long)value : null;
    }
}
