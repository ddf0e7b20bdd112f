using System.Text;

namespace ClubBot.Language.Writing;

/// <summary>Builds the two forms of a word that tokens are compared by, letter by letter.</summary>
internal sealed class WordBuilder(int capacity)
{
    private readonly StringBuilder key = new(capacity);
    private readonly StringBuilder marked = new(capacity);
    private Tone tone;
    private bool hasMark;
    private char last;
    private int run;

    /// <summary>The word without marks; a final y after a consonant is i, a letter held down (alooo) counts once.</summary>
    public string Key => EndsInConsonantAndY ? string.Concat(key.ToString(0, key.Length - 1), "i") : key.ToString();

    /// <summary>The word with its signs and its tone at the end, or null when no mark was typed.</summary>
    public string? Marked => !hasMark ? null
        : (EndsInConsonantAndY ? string.Concat(marked.ToString(0, marked.Length - 1), "i") : marked.ToString()) + ToneDigit;

    // Hỏi and ngã sound alike in the South and the Centre, and are written for one another.
    private char ToneDigit => (char)('0' + (int)(tone == Tone.Tilde ? Tone.Hook : tone));

    /// <summary>Reads a word letter by letter as it was typed.</summary>
    /// <param name="typed">Its letters.</param>
    /// <param name="tone">A tone that stands beside the letters.</param>
    public static Word Read(ReadOnlySpan<char> typed, Tone tone = Tone.None)
    {
        var word = new WordBuilder(typed.Length) { tone = tone, hasMark = tone != Tone.None };
        foreach (var unit in typed) word.Add(unit);
        return new Word(typed.ToString(), word.Key, word.Marked);
    }

    private bool EndsInConsonantAndY => key.Length >= 2 && key[^1] == 'y' && key[^2] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');

    public void Add(char unit)
    {
        if (VietnameseLetters.IsCombining(unit))
        {
            AddMark(unit);
            return;
        }

        var letter = VietnameseLetters.Read(unit);
        hasMark |= letter.HasMark;
        if (letter.Tone != Tone.None) tone = letter.Tone;
        run = letter.Plain == last ? run + 1 : 1;
        last = letter.Plain;
        if (run > 3) return;
        if (run == 3)
        {
            key.Length--;
            marked.Length--;
            return;
        }

        key.Append(letter.Plain);
        marked.Append(letter.Toneless);
    }

    private void AddMark(char mark)
    {
        hasMark = true;
        if (VietnameseLetters.ToneOf(mark) is var read and not Tone.None) tone = read;
        else if (marked.Length > 0 && VietnameseLetters.AddSign(marked[^1], mark) is { } signed) marked[^1] = signed;
    }
}
