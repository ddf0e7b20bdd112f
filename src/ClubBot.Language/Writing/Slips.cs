namespace ClubBot.Language.Writing;

/// <summary>Mends slips of one letter: khôgn, dnag, thnag. Only where what stands there can be no Vietnamese syllable.</summary>
internal static class Slips
{
    private const int LengthMin = 4;
    private const int LengthMax = 9;

    // Every word of the lists under itself and under what is left of it when one letter is taken out.
    private static readonly Lazy<Dictionary<string, List<string>>> Index = new(BuildIndex);

    /// <summary>The same words where nothing is to be mended; else a new list. Offsets stay.</summary>
    public static List<Token> Repair(List<Token> words)
    {
        List<Token>? mended = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Word || words[i].IsCapital && i > 0) continue;
            if (words[i].Key.Length is < LengthMin or > LengthMax || Syllables.IsPossible(words[i].Key)) continue;
            if (Vocabulary.HasKey(words[i].Key) || Nearest(words[i].Key) is not { } key) continue;
            mended ??= [.. words];
            mended[i] = words[i] with { Key = key, Marked = null };
        }

        return mended ?? words;
    }

    /// <summary>The one word that is a letter away, or null when there is none or more than one.</summary>
    private static string? Nearest(string typed)
    {
        var (nearest, best, isOpen) = ((string?)null, int.MaxValue, false);
        for (var without = -1; without < typed.Length; without++)
        {
            var form = without < 0 ? typed : typed.Remove(without, 1);
            if (!Index.Value.TryGetValue(form, out var words)) continue;
            foreach (var word in words)
            {
                if (word == nearest || Slip(typed, word) is not { } slip || slip > best) continue;
                (nearest, best, isOpen) = (word, slip, slip == best);
            }
        }

        return isOpen ? null : nearest;
    }

    /// <summary>0 where two neighbours changed over, 1 where a letter was typed twice, 2 for any other single letter; null for more.</summary>
    private static int? Slip(string typed, string word)
    {
        var same = 0;
        while (same < typed.Length && same < word.Length && typed[same] == word[same]) same++;
        var left = typed.AsSpan(same);
        var right = word.AsSpan(same);
        if (left.Length == right.Length)
        {
            if (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])) return 0;
            return left.Length == 0 || left[1..].SequenceEqual(right[1..]) ? 2 : null;
        }

        if (left.Length == right.Length + 1 && left[1..].SequenceEqual(right)) return same > 0 && left[0] == typed[same - 1] ? 1 : 2;
        return right.Length == left.Length + 1 && right[1..].SequenceEqual(left) ? 2 : null;
    }

    private static Dictionary<string, List<string>> BuildIndex()
    {
        var index = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var word in Vocabulary.AllKeys)
        {
            if (word.Length is < LengthMin or > LengthMax || !Syllables.IsPossible(word)) continue;
            Add(index, word, word);
            for (var i = 0; i < word.Length; i++) Add(index, word.Remove(i, 1), word);
        }

        return index;
    }

    private static void Add(Dictionary<string, List<string>> index, string form, string word)
    {
        if (!index.TryGetValue(form, out var words)) index.Add(form, words = []);
        if (!words.Contains(word)) words.Add(word);
    }
}
