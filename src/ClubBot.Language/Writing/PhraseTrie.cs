namespace ClubBot.Language.Writing;

/// <summary>Finds every phrase of a list in a text, in time linear in the text.</summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTrie<T>
{
    private readonly Node root = new();

    /// <summary>Adds a phrase as the dictionary spells it. A leading "!" means: only where the marks were typed.</summary>
    public void Add(string phrase, T value)
    {
        var needsMarks = phrase.StartsWith('!');
        var words = Tokenizer.ReadPhrase(phrase);
        if (words.Count == 0) throw new ArgumentException($"The phrase '{phrase}' holds no word.", nameof(phrase));
        var node = root;
        foreach (var word in words) node = node.ChildOrNew(word.Key);
        node.Phrases = [.. node.Phrases, new Phrase([.. words.ConvertAll(word => word.Marked)], needsMarks, value)];
    }

    /// <summary>Every occurrence, by where it starts; shorter ones before longer ones.</summary>
    public List<PhraseMatch<T>> FindAll(List<Token> words) => FindAll(words, Tokenizer.IsMarked(words));

    /// <summary>As above, where it is known whether the writer uses tone marks.</summary>
    public List<PhraseMatch<T>> FindAll(List<Token> words, bool isMarkedText)
    {
        var found = new List<PhraseMatch<T>>();
        for (var start = 0; start < words.Count; start++) AddAt(found, words, start, isMarkedText);
        return found;
    }

    /// <summary>Adds every occurrence that starts at one word; shorter ones before longer ones.</summary>
    public void AddAt(List<PhraseMatch<T>> found, IReadOnlyList<Token> words, int start, bool isMarkedText)
    {
        var node = root.Child(words[start].Key);
        for (var end = start + 1; node is not null; end++)
        {
            foreach (var phrase in node.Phrases)
            {
                if (phrase.Fits(words, start, isMarkedText)) found.Add(new PhraseMatch<T>(start, end, phrase.Value));
            }

            node = end < words.Count ? node.Child(words[end].Key) : null;
        }
    }

    /// <summary>A place in the tree: the words that lead on from here, and the phrases that end here.</summary>
    private sealed class Node
    {
        private Dictionary<string, Node>? children;

        public Phrase[] Phrases { get; set; } = [];

        public Node? Child(string word) => children is not null && children.TryGetValue(word, out var child) ? child : null;

        public Node ChildOrNew(string word)
        {
            children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!children.TryGetValue(word, out var child)) children.Add(word, child = new Node());
            return child;
        }
    }

    /// <summary>A phrase by the marks of its words; that the letters agree, the way through the tree says.</summary>
    private sealed class Phrase(string?[] marks, bool needsMarks, T value)
    {
        public T Value => value;

        public bool Fits(IReadOnlyList<Token> text, int start, bool isMarkedText)
        {
            // One word alone, typed without its mark by someone who types marks, is another word: nga is not ngã.
            var isStrict = needsMarks || (marks.Length == 1 && isMarkedText);
            for (var i = 0; i < marks.Length; i++)
            {
                var typed = text[start + i].Marked;
                if (!((typed is null && !isStrict) || typed == marks[i])) return false;
            }

            return true;
        }
    }
}

/// <summary>A phrase found between two word positions, end exclusive.</summary>
internal sealed record PhraseMatch<T>(int Start, int End, T Value);
