namespace ClubBot.Language.Writing;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    Word,
    Number,
    Symbol,
}

/// <summary>One word, one run of digits, or one sign, with where it stood.</summary>
/// <param name="Kind">What it is made of; "8h30" is three tokens.</param>
/// <param name="Start">Offset of its first UTF-16 unit in the text.</param>
/// <param name="End">Offset after its last unit.</param>
/// <param name="Key">Folded for comparing: "ký" and "kí" are both "ki", "alooo" is "alo".</param>
/// <param name="Marked">
/// The word with its signs and its tone moved to the end, or null when it carries no mark. hòa and hoà are equal, and so
/// are the tones hỏi and ngã, which the South and the Centre write for one another.
/// </param>
/// <param name="IsCapital">Whether it starts with a capital letter.</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Key, string? Marked, bool IsCapital)
{
    public bool Is(string key) => Key == key;

    /// <summary>Whether this typed token can stand for a word of the dictionary: marks that were typed must agree.</summary>
    public bool Fits(Token dictionaryWord) =>
        Key == dictionaryWord.Key && (Marked is null || Marked == dictionaryWord.Marked);
}
