using System.Globalization;
using System.Text;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>How texts of a register are compared and written.</summary>
internal static class RegisterText
{
    private const string ToneMarks = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Composed form, stray and doubled spaces removed, also the ones that do not break.</summary>
    public static string Tidy(string text) =>
        string.Join(' ', Composed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lower case, words only: every mark that is no letter, digit or percent sign becomes a space.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var letter in Composed(text).ToLowerInvariant())
            words.Append(char.IsLetterOrDigit(letter) || letter == '%' ? letter : ' ');

        return Tidy(words.ToString());
    }

    /// <summary><see cref="Words"/> without diacritics: "Địa chỉ (thôn, tổ)" becomes "dia chi thon to".</summary>
    public static string Fold(string text) => WithoutMarks(Words(text));

    /// <summary>
    /// The same for two spellings of one name ("Hoà" and "Hòa", "LÊ" and "Lê"), different for two names ("Hoa" and "Hòa").
    /// </summary>
    public static string NameKey(string name) => string.Join(' ', Words(name).Split(' ').Select(WithToneLast));

    /// <summary>The name with a capital at each word when it is written in capitals or small letters throughout.</summary>
    public static string TitleCase(string name)
    {
        var shout = !name.Any(char.IsLower);
        var title = new StringBuilder(name.Length);
        var atStart = true;
        foreach (var letter in name)
        {
            title.Append(atStart ? char.ToUpperInvariant(letter) : shout ? char.ToLowerInvariant(letter) : letter);
            atStart = !char.IsLetter(letter);
        }

        return title.ToString();
    }

    /// <summary>Letters of a column, from 0: A, B … Z, AA.</summary>
    public static string ColumnLetters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnLetters((column / 26) - 1) + (char)('A' + (column % 26));

    private static string WithToneLast(string word)
    {
        var letters = word.Normalize(NormalizationForm.FormD);
        return string.Concat(letters.Where(letter => !ToneMarks.Contains(letter, StringComparison.Ordinal)))
            + string.Concat(letters.Where(letter => ToneMarks.Contains(letter, StringComparison.Ordinal)));
    }

    // The one place that knows how Vietnamese loses its marks; the language project's folding can stand here.
    private static string WithoutMarks(string words) => string
        .Concat(words.Normalize(NormalizationForm.FormD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        .Replace('đ', 'd');

    // Half of a surrogate pair cannot be composed and stands for nothing a register means.
    private static string Composed(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)).Normalize(NormalizationForm.FormC);
}
