using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>The words numbers are made of. A word typed without marks stands for every number word it could be.</summary>
internal static class NumberWords
{
    private static readonly ILookup<string, (Token Word, int Value)> Digits = Words(
        ("không", 0), ("một", 1), ("mốt", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("tư", 4), ("năm", 5), ("lăm", 5),
        ("nhăm", 5), ("sáu", 6), ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9));

    private static readonly ILookup<string, (Token Word, int Value)> ShortTens = Words(("hăm", 20), ("băm", 30));
    private static readonly ILookup<string, (Token Word, int Value)> Ten = Words(("mười", 10), ("chục", 10));
    private static readonly ILookup<string, (Token Word, int Value)> TimesTen = Words(("mươi", 10), ("chục", 10));
    private static readonly ILookup<string, (Token Word, int Value)> Hundred = Words(("trăm", 100));
    private static readonly ILookup<string, (Token Word, int Value)> Gap = Words(("linh", 0), ("lẻ", 0));
    private static readonly ILookup<string, (Token Word, int Value)> Halves = Words(("rưỡi", 0));

    private static readonly ILookup<string, (Token Word, int Value)> Scales = Words(
        ("nghìn", 1_000), ("ngàn", 1_000), ("k", 1_000), ("triệu", 1_000_000), ("tr", 1_000_000), ("củ", 1_000_000),
        ("tỷ", 1_000_000_000));

    /// <summary>0 to 9.</summary>
    public static int? Digit(Token token) => Find(Digits, token);

    /// <summary>hăm = 20, băm = 30, which take a digit after them.</summary>
    public static int? ShortTen(Token token) => Find(ShortTens, token);

    public static bool IsTen(Token token) => Find(Ten, token) is not null;

    public static bool IsTimesTen(Token token) => Find(TimesTen, token) is not null;

    public static bool IsHundred(Token token) => Find(Hundred, token) is not null;

    public static bool IsGap(Token token) => Find(Gap, token) is not null;

    public static bool IsHalf(Token token) => Find(Halves, token) is not null;

    /// <summary>1,000 for nghìn, ngàn, k; 1,000,000 for triệu, tr, củ; 1,000,000,000 for tỷ.</summary>
    public static int? Scale(Token token) => Find(Scales, token);

    private static int? Find(ILookup<string, (Token Word, int Value)> words, Token token)
    {
        foreach (var (word, value) in words[token.Key])
        {
            if (token.Fits(word)) return value;
        }

        return null;
    }

    private static ILookup<string, (Token Word, int Value)> Words(params (string Word, int Value)[] words) =>
        words.Select(pair => (Word: Tokenizer.Read(pair.Word)[0], pair.Value)).ToLookup(pair => pair.Word.Key);
}
