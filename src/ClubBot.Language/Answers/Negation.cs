using ClubBot.Language.Writing;

namespace ClubBot.Language.Answers;

/// <summary>Words that turn an answer round: "không đồng ý" is no "đồng ý", and "đúng" is no "không đúng".</summary>
internal static class Negation
{
    /// <summary>Words that negate whether typed with tone marks or without.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "khong", "chua", "chang", "cha", "khoan", "hong", "hem", "khoi" };

    /// <summary>Words that negate only with their tone marks; without, they are as often something else ("đúng", "đầu").</summary>
    private static readonly Token[] MarkedWords = [.. new[] { "đừng", "đâu", "chớ", "hổng" }.Select(word => Tokenizer.Read(word)[0])];

    /// <summary>"đừng" without its tone marks: before a choice it may mean either, so that nothing may be done on it.</summary>
    private const string Doubtful = "dung";

    /// <summary>True when the words outside a part negate what the part says, or may do so. A part that says no itself is only said louder.</summary>
    /// <param name="words">All words.</param>
    /// <param name="start">First word of the part.</param>
    /// <param name="end">The word after the part.</param>
    public static bool Outside(List<Token> words, int start, int end)
    {
        if (words.GetRange(start, end - start).Exists(Negates))
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            var isInside = i >= start && i < end;
            if (!isInside && (Negates(words[i]) || (i == start - 1 && words[i].Is(Doubtful) && words[i].Marked is null)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Negates(Token word) =>
        Words.Contains(word.Key) || (word.Marked is not null && Array.Exists(MarkedWords, marked => word.Key == marked.Key && word.Marked == marked.Marked));
}
