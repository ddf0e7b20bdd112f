using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>A text prepared for the number parsers: every token is looked up once, every number is parsed once.</summary>
internal sealed class NumberText
{
    private readonly NumberWord[] words;
    private readonly ParsedNumber?[] parsed;
    private readonly bool[] isParsed;

    public NumberText(IReadOnlyList<Token> tokens)
    {
        Tokens = [.. tokens];
        words = new NumberWord[Tokens.Length];
        parsed = new ParsedNumber?[Tokens.Length];
        isParsed = new bool[Tokens.Length];
        for (var i = 0; i < words.Length; i++) words[i] = NumberWords.Find(Tokens[i]);
    }

    public Token[] Tokens { get; }

    public int Count => words.Length;

    /// <summary>What the word at a place does in numbers; nothing beyond the end.</summary>
    public NumberWord Word(int index) => index >= 0 && index < words.Length ? words[index] : default;

    public bool IsDigits(int index) => index >= 0 && index < words.Length && Tokens[index].Kind == TokenKind.Number;

    public bool Is(int index, string key) => index >= 0 && index < words.Length && Tokens[index].Key == key;

    public bool IsSymbol(int index) => index >= 0 && index < words.Length && Tokens[index].Kind == TokenKind.Symbol;

    /// <summary>Whether no space stands between this token and the one before it.</summary>
    public bool IsGlued(int index) => index > 0 && index < words.Length && Tokens[index].Start == Tokens[index - 1].End;

    /// <summary>Whether a number can begin here at all: the cheap question before <see cref="Number"/>.</summary>
    public bool MayStart(int index) => IsDigits(index) || words[index].Roles != NumberRoles.None;

    /// <summary>The longest number that begins at a token, or null.</summary>
    public ParsedNumber? Number(int index)
    {
        if (index < 0 || index >= words.Length || !MayStart(index)) return null;
        if (!isParsed[index])
        {
            isParsed[index] = true;
            parsed[index] = NumberParser.Parse(this, index);
        }

        return parsed[index];
    }
}
