using System.Runtime.InteropServices;

namespace ClubBot.Language.Writing;

/// <summary>Finds every phrase of a list in a text, in time linear in the text.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTrie<T>
{
    private const int Root = 0;
    private const int None = -1;

    // A word is looked up once; from there on the tree is walked by numbers.
    private readonly Dictionary<string, int> wordIds = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Node, int Word), int> children = [];
    private readonly List<Phrase[]> nodes = [[]];

    /// <summary>Adds a phrase as the dictionary spells it. A leading "!" means: only where the marks were typed.</summary>
    public void Add(string phrase, T value)
    {
        var needsMarks = phrase.StartsWith('!');
        var words = Tokenizer.ReadWords(phrase);
        if (words.Count == 0) throw new ArgumentException($"The phrase '{phrase}' holds no word.", nameof(phrase));
        var node = Root;
        foreach (var word in words)
        {
            if (!wordIds.TryGetValue(word.Key, out var id)) wordIds.Add(word.Key, id = wordIds.Count);
            if (!children.TryGetValue((node, id), out var child))
            {
                children.Add((node, id), child = nodes.Count);
                nodes.Add([]);
            }

            node = child;
        }

        nodes[node] = [.. nodes[node], new Phrase([.. words.ConvertAll(word => word.Marked)], needsMarks, value)];
    }

    /// <summary>Every occurrence, by where it starts; shorter ones before longer ones.</summary>
    public List<PhraseMatch<T>> FindAll(List<Token> words) => FindAll(words, Tokenizer.IsMarked(words));

    /// <summary>As above, where it is known whether the writer uses tone marks.</summary>
    public List<PhraseMatch<T>> FindAll(List<Token> words, bool isMarkedText)
    {
        var found = new List<PhraseMatch<T>>();
        var tokens = CollectionsMarshal.AsSpan(words);
        var ids = words.Count <= 64 ? stackalloc int[words.Count] : new int[words.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = wordIds.TryGetValue(tokens[i].Key, out var id) ? id : None;
        for (var start = 0; start < ids.Length; start++)
        {
            var node = Root;
            for (var i = start; i < ids.Length && ids[i] != None && children.TryGetValue((node, ids[i]), out node); i++)
            {
                foreach (var phrase in nodes[node])
                {
                    if (phrase.Fits(tokens[start..(i + 1)], isMarkedText)) found.Add(new PhraseMatch<T>(start, i + 1, phrase.Value));
                }
            }
        }

        return found;
    }

    /// <summary>Every occurrence that starts at one word; shorter ones before longer ones.</summary>
    public IReadOnlyList<PhraseMatch<T>> FindAt(IReadOnlyList<Token> words, int start, bool isMarkedText)
    {
        List<PhraseMatch<T>>? found = null;
        var node = Root;
        for (var i = start; i < words.Count && wordIds.TryGetValue(words[i].Key, out var id) && children.TryGetValue((node, id), out node); i++)
        {
            foreach (var phrase in nodes[node])
            {
                if (phrase.Fits(words, start, isMarkedText)) (found ??= []).Add(new PhraseMatch<T>(start, i + 1, phrase.Value));
            }
        }

        return found ?? (IReadOnlyList<PhraseMatch<T>>)[];
    }

    /// <summary>A phrase by the marks of its words; that the letters agree, the way through the tree says.</summary>
    private sealed record Phrase(string?[] Marks, bool NeedsMarks, T Value)
    {
        public bool Fits(ReadOnlySpan<Token> typed, bool isMarkedText)
        {
            var strict = IsStrict(isMarkedText);
            for (var i = 0; i < Marks.Length; i++)
            {
                if (!Fits(typed[i].Marked, Marks[i], strict)) return false;
            }

            return true;
        }

        public bool Fits(IReadOnlyList<Token> text, int start, bool isMarkedText)
        {
            var strict = IsStrict(isMarkedText);
            for (var i = 0; i < Marks.Length; i++)
            {
                if (!Fits(text[start + i].Marked, Marks[i], strict)) return false;
            }

            return true;
        }

        // One word alone, typed without its mark by someone who types marks, is another word: nga is not ngã.
        private bool IsStrict(bool isMarkedText) => NeedsMarks || (Marks.Length == 1 && isMarkedText);

        private static bool Fits(string? typed, string? own, bool strict) => (typed is null && !strict) || typed == own;
    }
}

/// <summary>A phrase found between two word positions, end exclusive.</summary>
internal readonly record struct PhraseMatch<T>(int Start, int End, T Value);
