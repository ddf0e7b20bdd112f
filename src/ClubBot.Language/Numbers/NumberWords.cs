using ClubBot.Language.Writing;

namespace ClubBot.Language.Numbers;

/// <summary>The words numbers are made of. A word typed without marks stands for every number word it could be.</summary>
internal static class NumberWords
{
    private const NumberRoles Free = NumberRoles.Lead | NumberRoles.Digit;

    private static readonly Dictionary<string, Entry[]> Words = Load(
        ("không", Free | NumberRoles.Doubtful, 0), ("một", Free | NumberRoles.Doubtful, 1), ("hai", Free, 2),
        ("ba", Free | NumberRoles.Doubtful, 3), ("bốn", Free, 4), ("năm", Free | NumberRoles.Year | NumberRoles.Doubtful, 5),
        ("sáu", Free, 6), ("bảy", Free, 7), ("bẩy", Free, 7), ("tám", Free, 8), ("chín", Free | NumberRoles.Doubtful, 9),
        ("mốt", NumberRoles.Digit, 1), ("tư", NumberRoles.Digit, 4), ("lăm", NumberRoles.Digit, 5), ("nhăm", NumberRoles.Digit, 5),
        ("mười", NumberRoles.Ten, 10), ("mươi", NumberRoles.TimesTen, 10), ("chục", NumberRoles.Ten | NumberRoles.TimesTen, 10),
        ("hăm", NumberRoles.ShortTen, 20), ("băm", NumberRoles.ShortTen, 30), ("trăm", NumberRoles.Hundred, 100),
        ("linh", NumberRoles.Gap, 0), ("lẻ", NumberRoles.Gap, 0), ("rưỡi", NumberRoles.Half, 0), ("rưởi", NumberRoles.Half, 0),
        ("nửa", NumberRoles.HalfOf, 0), ("phẩy", NumberRoles.Point, 0), ("phảy", NumberRoles.Point, 0), ("chấm", NumberRoles.Point, 0),
        ("âm", NumberRoles.Minus, 0), ("tá", NumberRoles.Dozen, 12),
        ("nghìn", NumberRoles.Scale, 1_000), ("ngàn", NumberRoles.Scale, 1_000), ("k", NumberRoles.Scale, 1_000),
        ("ng", NumberRoles.Scale, 1_000), ("vạn", NumberRoles.Scale, 10_000), ("xị", NumberRoles.Scale, 100_000),
        ("triệu", NumberRoles.Scale, 1_000_000), ("tr", NumberRoles.Scale, 1_000_000), ("củ", NumberRoles.Scale, 1_000_000),
        ("tỷ", NumberRoles.Scale, 1_000_000_000));

    /// <summary>All that a typed token may mean in a number.</summary>
    public static NumberWord Find(Token token)
    {
        if (token.Kind != TokenKind.Word || token.Key.Length > 5 || !Words.TryGetValue(token.Key, out var words)) return default;
        var found = default(NumberWord);
        foreach (var (word, meaning) in words)
        {
            if (!token.Fits(word) || (token.Marked is null && NeedsMarks(meaning))) continue;
            found = new NumberWord(
                found.Roles | meaning.Roles,
                found.Roles == NumberRoles.None || !found.Has(NumberRoles.Digit) ? meaning.Value : found.Value,
                meaning.Scale);
        }

        // Without marks only "hai" is always the number: sau, bay, tam, nam, bon are everyday words too.
        return token.Marked is null && found.Has(NumberRoles.Lead | NumberRoles.Ten) && token.Key != "hai"
            ? found with { Roles = found.Roles | NumberRoles.Doubtful }
            : found;
    }

    /// <summary>0 to 9.</summary>
    public static int? Digit(Token token) => Find(token) is var word && word.Has(NumberRoles.Digit) ? word.Value : null;

    public static bool IsHalf(Token token) => Find(token).Has(NumberRoles.Half);

    /// <summary>1,000 for nghìn, ngàn, k; 1,000,000 for triệu, tr, củ; 1,000,000,000 for tỷ.</summary>
    public static long? Scale(Token token) => Find(token) is { Scale: > 1 } word ? word.Scale : null;

    // "xi mang" is cement, "ta" is I.
    private static bool NeedsMarks(NumberWord meaning) => meaning.Scale == 100_000 || meaning.Has(NumberRoles.Dozen);

    private static Dictionary<string, Entry[]> Load(params (string Word, NumberRoles Roles, int Value)[] words)
    {
        var byKey = new Dictionary<string, Entry[]>(StringComparer.Ordinal);
        foreach (var (text, roles, value) in words)
        {
            var word = Tokenizer.Read(text)[0];
            var isScale = (roles & NumberRoles.Scale) != 0;
            var meaning = new NumberWord(roles, isScale ? 0 : value, isScale ? value : 0);
            byKey[word.Key] = byKey.TryGetValue(word.Key, out var others) ? [.. others, new Entry(word, meaning)] : [new Entry(word, meaning)];
        }

        return byKey;
    }

    private sealed record Entry(Token Word, NumberWord Meaning);
}
