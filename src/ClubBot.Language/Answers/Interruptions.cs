using ClubBot.Language.Data;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Answers;

/// <summary>Words that work in every state of every dialog.</summary>
public enum Interruption
{
    Back,
    Help,
    Cancel,
    Human,
    Resume,
}

/// <summary>Recognises a message that is nothing but such a word, politeness apart.</summary>
public static class Interruptions
{
    private const string Filler = "filler";
    private const int WordsMax = 12;

    private static readonly PhraseTrie<string> Phrases = Load();
    private static readonly Abbreviations Abbreviations = Abbreviations.Embedded;

    /// <summary>
    /// The interruption, or null. The whole message must say it: "thôi" stops, "thôi hôm đó tôi bận" is an answer.
    /// "0" is Back; a message of question marks alone is Help.
    /// </summary>
    public static Interruption? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        if (tokens.Count > 0 && tokens.TrueForAll(token => token.Is("?"))) return Interruption.Help;
        var words = Abbreviations.Expand(tokens);
        if (words.Count is 0 or > WordsMax) return null;
        var matches = Phrases.FindAll(words).ToArray();
        foreach (var match in matches.Where(match => match.Value != Filler).OrderByDescending(match => match.End - match.Start))
        {
            if (IsRestPolite(words.Count, match, matches)) return Named(match.Value);
        }

        return null;
    }

    private static bool IsRestPolite(int count, PhraseMatch<string> said, PhraseMatch<string>[] matches)
    {
        var covered = new bool[count];
        foreach (var match in matches.Where(match => match.Value == Filler).Append(said)) match.Cover(covered);
        return Array.TrueForAll(covered, isCovered => isCovered);
    }

    private static Interruption Named(string list) => list switch
    {
        "back" => Interruption.Back,
        "help" => Interruption.Help,
        "cancel" => Interruption.Cancel,
        "human" => Interruption.Human,
        _ => Interruption.Resume,
    };

    private static PhraseTrie<string> Load()
    {
        var trie = new PhraseTrie<string>();
        foreach (var (list, phrases) in EmbeddedData.Words("interruptions"))
        {
            foreach (var phrase in phrases.Where(phrase => phrase != "?")) trie.Add(phrase, list);
        }

        return trie;
    }
}
