namespace ClubBot.Language.Writing;

/// <summary>A text with its tokens: what every parser reads from, cut once.</summary>
internal sealed class TokenText
{
    private TokenText(string text, List<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
        IsMarked = Tokenizer.IsMarked(tokens);
    }

    public string Text { get; }

    /// <summary>Words, numbers and signs in their order.</summary>
    public List<Token> Tokens { get; }

    /// <summary>Whether its writer uses tone marks.</summary>
    public bool IsMarked { get; }

    public static TokenText Read(string text) => new(text, Tokenizer.Read(text));
}
