namespace ClubBot.Language.Writing;

/// <summary>Cuts a text into tokens in one pass.</summary>
internal static class Tokenizer
{
    /// <summary>Characters of a text that are looked at. A chat message is at most 4,096; what lies beyond is not read.</summary>
    public const int TextLengthMax = 16_384;

    public static List<Token> Read(string text) => Cut(text, isTyped: true);

    /// <summary>The words and numbers of a phrase of our own lists, without signs: nothing in it was typed by mistake.</summary>
    public static List<Token> ReadPhrase(string phrase)
    {
        var tokens = Cut(phrase, isTyped: false);
        tokens.RemoveAll(token => token.Kind == TokenKind.Symbol);
        return tokens;
    }

    private static List<Token> Cut(string text, bool isTyped)
    {
        var length = Math.Min(text.Length, TextLengthMax);
        var tokens = new List<Token>((length / 4) + 1);
        for (var i = 0; i < length;)
        {
            var start = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < length && char.IsAsciiDigit(text[i])) i++;
                tokens.Add(new Token(TokenKind.Number, start, i, WordPool.ReadPlain(text.AsSpan(start, i - start)), null, false));
            }
            else if (VietnameseFold.IsWordUnit(text[i]))
            {
                while (i < length && VietnameseFold.IsWordUnit(text[i]) && !char.IsAsciiDigit(text[i])) i++;
                tokens.Add(ReadWord(text, start, ref i, length, isTyped));
            }
            else
            {
                i++;
                if (!char.IsWhiteSpace(text[start])) tokens.Add(new Token(TokenKind.Symbol, start, i, WordPool.ReadPlain(text.AsSpan(start, 1)), null, false));
            }
        }

        return tokens;
    }

    /// <summary>The words and numbers of a text, without signs.</summary>
    public static List<Token> ReadWords(string text)
    {
        var tokens = Read(text);
        tokens.RemoveAll(token => token.Kind == TokenKind.Symbol);
        return tokens;
    }

    /// <summary>Whether the writer uses tone marks at all: about four of five Vietnamese words carry one.</summary>
    public static bool IsMarked(IReadOnlyList<Token> words)
    {
        var marked = 0;
        var plain = 0;
        foreach (var word in words)
        {
            if (word.Marked is not null) marked++;
            else if (word.Kind == TokenKind.Word) plain++;
        }

        return marked > 0 && marked >= plain;
    }

    private static Token ReadWord(string text, int start, ref int end, int length, bool isTyped)
    {
        if (isTyped && end < length && char.IsAsciiDigit(text[end]) && (start == 0 || !char.IsAsciiDigit(text[start - 1]))
            && Spelling.ReadVni(text.AsSpan(start, Math.Min(length - start, Spelling.VniLengthMax + 1)), out var count) is { } decoded)
        {
            end = start + count;
            return new Token(TokenKind.Word, start, end, decoded.Key, decoded.Marked, char.IsUpper(text[start]));
        }

        var word = WordPool.Read(text.AsSpan(start, end - start), isTyped);
        return new Token(TokenKind.Word, start, end, word.Key, word.Marked, char.IsUpper(text[start]));
    }
}
