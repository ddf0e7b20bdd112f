using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds an amount of đồng in a sentence: 500k, 2tr5, 5 triệu, hai triệu rưỡi, 1.250.000 đồng.</summary>
/// <remarks>
/// A number is money only when it says so: by a scale (k, nghìn, triệu, tỷ), by đồng, or by being 10,000 or more in
/// digits. "trả 300" is not read as 300,000: the dialog has to ask.
/// </remarks>
public static class MoneyReader
{
    /// <summary>The first amount in the text, or null. Never throws; linear in the text.</summary>
    public static MoneyReading? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(Tokenizer.Read(text));
    }

    internal static MoneyReading? Read(IReadOnlyList<Token> tokens)
    {
        var text = new NumberText(tokens);
        for (var i = 0; i < tokens.Count;)
        {
            if (!text.MayStart(i) || text.Number(i) is not { } number || Kinship.IsName(tokens, i))
            {
                i++;
                continue;
            }

            // Where two amounts are open, the sentence alone says none, but for the colloquial "một triệu hai trăm".
            if (MoneyParser.At(text, i) is { } money && (money.Other is null || number.Scale > 1))
                return new MoneyReading((long)money.Amount, tokens[i].Start, tokens[money.Next - 1].End);
            i = tokens[i].Kind == TokenKind.Number ? number.Next : i + 1;
        }

        return null;
    }
}
