using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>An amount found at a place.</summary>
/// <param name="Amount">Đồng, as most likely meant.</param>
/// <param name="Other">Another meaning that stays open, or null.</param>
/// <param name="Start">Its first token.</param>
/// <param name="Next">The token after it.</param>
/// <param name="IsCertain">Whether đồng or a word of money stands with it; otherwise it is a number too.</param>
internal readonly record struct Money(decimal Amount, decimal? Other, int Start, int Next, bool IsCertain);

/// <summary>Decides which numbers are money.</summary>
internal static class MoneyParser
{
    private const decimal BareMin = 10_000;
    private const decimal ShortMin = 10;
    private const int VerbDistanceMax = 4;

    private static readonly Token Dong = Tokenizer.Read("đồng")[0];

    /// <summary>
    /// The amount that a number is, or null when it is none. It is one by đồng, by a scale (k, nghìn, triệu) that counts
    /// nothing else, by being 10,000 or more in digits, or by a word of money before it: "trả 300" is 300,000 or 300.
    /// </summary>
    public static Money? At(NumberText text, int start)
    {
        if (text.Number(start) is not { } number || IsForeign(text, start, number.Next)) return null;
        if (number.Value < 1 || number.Value != decimal.Truncate(number.Value)) return null;
        var isMeant = HasVerb(text, start);
        if (IsDong(text, number.Next))
            return new Money(number.Colloquial is { } said && number.Scale > 1 ? said : number.Value, null, start, number.Next + 1, true);
        if (CountWords.IsCounted(text, number.Next) || text.Is(number.Next, "%") || IsPercent(text, number.Next)) return null;
        if (number.Scale > 1)
        {
            return number.Colloquial is { } more
                ? new Money(more, number.Value, start, number.Next, isMeant)
                : new Money(number.Value, null, start, number.Next, isMeant);
        }

        if (text.IsDigits(start) && number.Value >= BareMin && text.Tokens[start].Key[0] != '0') return new Money(number.Value, null, start, number.Next, isMeant);
        if (isMeant && number.Value is >= ShortMin and < BareMin && !text.Is(number.Next, "/") && !text.Is(number.Next, "h"))
            return new Money(number.Value * 1000, number.Value, start, number.Next, true);
        return number.Colloquial is { } thousand ? new Money(thousand, null, start, number.Next, false) : null;
    }

    /// <summary>Whether đồng follows, however it is written.</summary>
    public static bool IsDong(NumberText text, int index) =>
        index >= 0 && index < text.Count
        && (text.Tokens[index] is { Key: "vnd" or "₫" }
            || text.Tokens[index].Fits(Dong)
            || (text.Tokens[index].Key == "d" && (text.Tokens[index].Marked is not null || text.IsGlued(index))));

    public static bool IsPercent(NumberText text, int index) => text.Is(index, "phan") && text.Is(index + 1, "tram");

    private static bool HasVerb(NumberText text, int start)
    {
        if (CountWords.IsLabel(text, start - 1)) return false;
        for (var i = start - 1; i >= 0 && i >= start - VerbDistanceMax && text.Tokens[i].Kind == TokenKind.Word; i--)
        {
            if (CountWords.IsMoney(text, i) && !Kinship.IsName(text.Tokens, i)) return true;
        }

        return false;
    }

    // Money of other countries is not changed into đồng, and not taken for it.
    private static bool IsForeign(NumberText text, int start, int next) =>
        IsForeignSign(text, start - 1) || IsForeignSign(text, next);

    private static bool IsForeignSign(NumberText text, int index) =>
        index >= 0 && index < text.Count
        && (text.Tokens[index].Key is "$" or "€" or "£" or "¥" or "usd" or "eur" or "euro" or "euros" or "gbp" or "dollar" or "dollars" or "rs" or "inr" or "aed" or "rupee" or "rupees"
            || (text.Tokens[index].Key is "do" && index + 1 < text.Count && text.Tokens[index + 1].Key is "la" or "my" or "mi")
            || text.Tokens[index] is { Key: "do", Marked: not null });
}
