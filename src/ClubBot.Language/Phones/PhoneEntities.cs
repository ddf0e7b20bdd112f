using System.Globalization;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;
using PhoneNumbers;

namespace ClubBot.Language.Phones;

/// <summary>Finds phone numbers of Viet Nam, with dots, dashes or spaces in them; the value is E.164.</summary>
internal static class PhoneEntities
{
    private const int DigitsMax = 13;
    private const string Region = "VN";

    // The metadata takes tens of milliseconds to load: nobody pays for it who names no phone number.
    private static readonly Lazy<PhoneNumberUtil> Numbers = new(PhoneNumberUtil.GetInstance);

    public static void Read(TokenText text, EntityCollector found)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number || !MayStart(tokens, i) || Candidate(tokens, i) is not { } candidate) continue;
            var start = i > 0 && tokens[i - 1].Key == "+" && tokens[i - 1].End == tokens[i].Start ? i - 1 : i;
            if (!found.IsFree(start, candidate.Next) || E164(candidate.Digits) is not { } value) continue;
            found.Add(EntityTypes.Phone, start, candidate.Next, new EntityValue { Value = value });
            i = candidate.Next - 1;
        }
    }

    private static bool MayStart(List<Token> tokens, int index) =>
        (tokens[index].Key[0] == '0' || tokens[index].Key.StartsWith("84", StringComparison.Ordinal))
        && (index == 0 || tokens[index - 1].End < tokens[index].Start || tokens[index - 1].Key is "+" or ":" or "(" or "=");

    /// <summary>The digits from one token on that make a whole number: 10 for 09..., 11 for 02..., one more with 84.</summary>
    private static (string Digits, int Next)? Candidate(List<Token> tokens, int start)
    {
        Span<char> digits = stackalloc char[DigitsMax];
        var (length, next) = (0, start);
        while (next < tokens.Count && tokens[next].Kind == TokenKind.Number && length + tokens[next].Key.Length <= DigitsMax)
        {
            tokens[next].Key.CopyTo(digits[length..]);
            length += tokens[next].Key.Length;
            next++;
            if (length >= Wanted(digits[..length])) break;
            if (next < tokens.Count && tokens[next].Key is "." or "-" or ")" or "(") next++;
        }

        if (length is < 9 or > DigitsMax) return null;
        var isWhole = length == Wanted(digits[..length]);
        var isCut = next < tokens.Count && tokens[next].Kind == TokenKind.Number && tokens[next].Start == tokens[next - 1].End;
        return isWhole && !isCut && tokens[next - 1].Kind == TokenKind.Number ? (new string(digits[..length]), next) : null;
    }

    private static int Wanted(ReadOnlySpan<char> digits) => digits switch
    {
        ['8', '4', '0', '2', ..] => 13,
        ['8', '4', '0', ..] => 12,
        ['8', '4', '2', ..] => 12,
        ['8', '4', ..] => 11,
        ['0', '2', ..] => 11,
        _ => 10,
    };

    private static string? E164(string digits)
    {
        var national = digits.StartsWith("84", StringComparison.Ordinal) ? digits[2..].TrimStart('0') : digits;
        try
        {
            var number = Numbers.Value.Parse(national, Region);
            return Numbers.Value.IsValidNumberForRegion(number, Region)
                ? string.Create(CultureInfo.InvariantCulture, $"+{number.CountryCode}{number.NationalNumber}")
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
