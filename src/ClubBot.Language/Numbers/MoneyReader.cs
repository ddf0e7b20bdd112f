using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>Finds an amount of đồng in a sentence: 500k, 2tr5, 5 triệu, hai triệu rưỡi, 1.250.000 đồng.</summary>
/// <remarks>
/// A number is money only when it says so: by a scale (k, nghìn, triệu, tỷ), by đồng, or by being 10,000 or more in
/// digits. "trả 300" is not read as 300,000: the dialog has to ask.
/// </remarks>
public static class MoneyReader
{
    private const long BareAmountMin = 10_000;

    /// <summary>The first amount in the text, or null. Never throws; linear in the text.</summary>
    public static MoneyReading? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(Tokenizer.Read(text));
    }

    internal static MoneyReading? Read(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count;)
        {
            if (Kinship.IsName(tokens, i) || NumberParser.Parse(tokens, i) is not { } number)
            {
                i++;
                continue;
            }

            if (AsMoney(tokens, i, number) is { } money) return money;
            i = tokens[i].Kind == TokenKind.Number ? number.Next : i + 1;
        }

        return null;
    }

    private static MoneyReading? AsMoney(IReadOnlyList<Token> tokens, int start, ParsedNumber number)
    {
        var isNamed = number.Next < tokens.Count && tokens[number.Next] is { Key: "dong" or "d" or "vnd" };
        var isBare = tokens[start].Kind == TokenKind.Number && number.Value >= BareAmountMin && !tokens[start].Key.StartsWith('0');
        if (number.Scale == 1 && !isNamed && !isBare) return null;
        var end = isNamed ? number.Next : number.Next - 1;
        return new MoneyReading((long)number.Value, tokens[start].Start, tokens[end].End);
    }
}
