using ClubBot.Language.Numbers;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Answers;

/// <summary>Finds which of the shown choices an answer means.</summary>
public static class ChoiceMatcher
{
    private const int WordsMax = 24;

    private static readonly HashSet<string> NumberPrefixes = new(StringComparer.Ordinal)
    {
        "so", "cau", "muc", "cai", "thu", "phuong", "an", "lua", "chon", "bam", "dong", "y", "toi", "cho",
    };

    private static readonly HashSet<string> NumberSuffixes = new(StringComparer.Ordinal)
    {
        "a", "nhe", "nha", "di", "chau", "con", "em", "do", "ay", "nay",
    };

    private static readonly Abbreviations Abbreviations = Abbreviations.Embedded;

    /// <summary>
    /// The index of the choice meant, or null when none or more than one fits. In this order: its number ("2", "2.",
    /// "số hai", "cái thứ hai"), from 1; its whole label or a synonym, with or without tone marks; one of these inside the
    /// answer; the answer's words inside one of these. A part that the rest negates is none: "không đồng ý" does not mean "Đồng ý".
    /// </summary>
    public static int? Match(string text, IReadOnlyList<Choice> choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        var words = Abbreviations.Expand(Tokenizer.Read(text));
        if (words.Count is 0 or > WordsMax) return null;
        var forms = choices.Select(choice => choice.Synonyms.Prepend(choice.Label)
            .Select(form => Abbreviations.Expand(Tokenizer.Read(form))).Where(form => form.Count > 0).ToArray()).ToArray();

        return Only(forms, form => form.Count == words.Count && Contains(words, form))
            ?? Numbered(words, choices.Count)
            ?? Longest(forms, words)
            ?? Only(forms, form => words.Count < form.Count && Contains(form, words, isTypedPart: true));
    }

    /// <summary>The number typed, where nothing but the number was typed.</summary>
    private static int? Numbered(List<Token> words, int count)
    {
        var start = 0;
        while (start < words.Count && words[start].Kind == TokenKind.Word && NumberPrefixes.Contains(words[start].Key)) start++;
        if (new NumberText(words).Number(start) is not { } number) return FirstByName(words, start, count);
        for (var i = number.Next; i < words.Count; i++)
        {
            if (!NumberSuffixes.Contains(words[i].Key)) return null;
        }

        return number.Value >= 1 && number.Value <= count && number.Value == decimal.Truncate(number.Value) ? (int)number.Value - 1 : null;
    }

    // "thứ nhất", "cái đầu", "cái cuối" are no number words.
    private static int? FirstByName(List<Token> words, int start, int count)
    {
        if (start == 0 || start != words.Count - 1 || count == 0) return null;
        return words[start].Key switch
        {
            "nhat" or "dau" => 0,
            "cuoi" or "chot" => count - 1,
            _ => null,
        };
    }

    /// <summary>The choice with the longest form inside the answer, unless two choices have one as long.</summary>
    private static int? Longest(List<Token>[][] forms, List<Token> words)
    {
        var lengths = forms.Select(own => own.Where(form => form.Count < words.Count && Contains(words, form)).Select(form => form.Count).DefaultIfEmpty().Max()).ToArray();
        var best = lengths.DefaultIfEmpty().Max();
        return best > 0 && lengths.Count(length => length == best) == 1 ? Array.IndexOf(lengths, best) : null;
    }

    private static int? Only(List<Token>[][] forms, Func<List<Token>, bool> fits)
    {
        int? found = null;
        for (var i = 0; i < forms.Length; i++)
        {
            if (!Array.Exists(forms[i], form => fits(form))) continue;
            if (found is not null) return null;
            found = i;
        }

        return found;
    }

    /// <summary>True when the inner words stand in the outer ones and the rest of the outer ones does not turn them round.</summary>
    private static bool Contains(List<Token> outer, List<Token> inner, bool isTypedPart = false)
    {
        for (var start = 0; start + inner.Count <= outer.Count; start++)
        {
            var i = 0;
            while (i < inner.Count && (isTypedPart ? inner[i].Fits(outer[start + i]) : outer[start + i].Fits(inner[i]))) i++;
            if (i == inner.Count && !Negation.Outside(outer, start, start + i)) return true;
        }

        return false;
    }
}
