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
        var marks = new string?[words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            node = node.ChildOrNew(words[i].Key);
            marks[i] = words[i].Marked;
        }

        node.Phrases = [.. node.Phrases, new Phrase(marks, needsMarks, value)];
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
        // From most places one word leads on: a table only where there are more.
        private string? onlyWord;
        private Node? onlyChild;
        private Dictionary<string, Node>? children;

        public Phrase[] Phrases { get; set; } = [];

        public Node? Child(string word)
        {
            if (children is null) return word == onlyWord ? onlyChild : null;
            return children.TryGetValue(word, out var child) ? child : null;
        }

        public Node ChildOrNew(string word)
        {
            if (Child(word) is { } known) return known;
            var child = new Node();
            if (onlyWord is null) (onlyWord, onlyChild) = (word, child);
            else (children ??= new Dictionary<string, Node>(StringComparer.Ordinal) { [onlyWord] = onlyChild! }).Add(word, child);
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
internal sealed record PhraseMatch<T>(int Start, int End, T Value)
{
    /// <summary>Marks its words as covered.</summary>
    /// <param name="words">One place for each word of the text.</param>
    public void Cover(bool[] words)
    {
        for (var i = Start; i < End; i++) words[i] = true;
    }
}
