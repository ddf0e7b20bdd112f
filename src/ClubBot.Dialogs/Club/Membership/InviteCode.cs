using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>A code on an invitation card: four digits and a short word that can be read aloud, <c>4827-KHOE</c>.</summary>
public static class InviteCode
{
    private const int WordLengthMin = 3;
    private const int WordLengthMax = 6;
    private const string DemoPrefix = "DEMO";

    /// <summary>Without C, D and P, which make words that nobody wants on a card.</summary>
    private const string Consonants = "BGHKLMNRSTVX";
    private const string Vowels = "AEIOU";

    /// <summary>A fresh code out of 36 million; the source is cryptographic, so that one code tells nothing about the next.</summary>
    public static string New()
    {
        var digits = RandomNumberGenerator.GetInt32(10_000);
        Span<char> word =
        [
            Pick(Consonants), Pick(Vowels), Pick(Consonants), Pick(Vowels),
        ];
        return $"{digits:D4}-{word}";
    }

    /// <summary>The code in a text typed by a person, in its one written form, or null when the text is no code.</summary>
    /// <remarks>Small letters, blanks, dots and missing hyphens do not matter. Codes have no tone marks.</remarks>
    public static string? Read(string text)
    {
        var letters = new StringBuilder(DemoPrefix.Length + WordLengthMax + 1);
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                letters.Append(char.ToUpperInvariant(character));
            }
            else if (char.IsLetterOrDigit(character))
            {
                return null;
            }

            if (letters.Length > DemoPrefix.Length + WordLengthMax)
            {
                return null;
            }
        }

        return Formed(letters.ToString());
    }

    /// <summary>What is kept of a code: enough to know it again, not enough to read it.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)))[..32];

    private static string? Formed(string letters)
    {
        if (letters.Length < DemoPrefix.Length + 2)
        {
            return null;
        }

        var (head, word) = (letters[..4], letters[4..]);
        var isCode = head.All(char.IsAsciiDigit) && word.Length is >= WordLengthMin and <= WordLengthMax && word.All(char.IsAsciiLetterUpper);
        var isDemo = head == DemoPrefix && word.All(char.IsAsciiLetterUpper);
        return isCode || isDemo ? $"{head}-{word}" : null;
    }

    private static char Pick(string letters) => letters[RandomNumberGenerator.GetInt32(letters.Length)];
}
