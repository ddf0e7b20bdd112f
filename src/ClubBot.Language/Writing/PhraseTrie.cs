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
        var words = Tokenizer.ReadWords(phrase).ToArray();
        if (words.Length == 0) throw new ArgumentException($"The phrase '{phrase}' holds no word.", nameof(phrase));
        var node = root;
        foreach (var word in words)
        {
            if (!node.Children.TryGetValue(word.Key, out var child)) node.Children.Add(word.Key, child = new Node());
            node = child;
        }

        node.Phrases.Add(new Phrase(words, needsMarks, value));
    }

    /// <summary>Every occurrence, by where it starts; shorter ones before longer ones.</summary>
    public IEnumerable<PhraseMatch<T>> FindAll(IReadOnlyList<Token> words)
    {
        var isMarkedText = Tokenizer.IsMarked(words);
        return Enumerable.Range(0, words.Count).SelectMany(start => FindAt(words, start, isMarkedText));
    }

    /// <summary>Every occurrence that starts at one word; shorter ones before longer ones.</summary>
    public IEnumerable<PhraseMatch<T>> FindAt(IReadOnlyList<Token> words, int start, bool isMarkedText)
    {
        var node = root;
        for (var i = start; i < words.Count && node.Children.TryGetValue(words[i].Key, out node!); i++)
        {
            foreach (var phrase in node.Phrases)
            {
                if (phrase.Fits(words, start, isMarkedText)) yield return new PhraseMatch<T>(start, i + 1, phrase.Value);
            }
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        public List<Phrase> Phrases { get; } = [];
    }

    private sealed record Phrase(Token[] Words, bool NeedsMarks, T Value)
    {
        public bool Fits(IReadOnlyList<Token> text, int start, bool isMarkedText)
        {
            // One word alone, typed without its mark by someone who types marks, is another word: nga is not ngã.
            var strict = NeedsMarks || (Words.Length == 1 && isMarkedText);
            for (var i = 0; i < Words.Length; i++)
            {
                var typed = text[start + i];
                if (!typed.Fits(Words[i])) return false;
                if (strict && typed.Marked != Words[i].Marked) return false;
            }

            return true;
        }
    }
}

/// <summary>A phrase found between two word positions, end exclusive.</summary>
internal readonly record struct PhraseMatch<T>(int Start, int End, T Value);
