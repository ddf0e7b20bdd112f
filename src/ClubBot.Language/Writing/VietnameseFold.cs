using System.Text;

namespace ClubBot.Language.Writing;

/// <summary>Brings what people type into one form: with or without tone marks, composed or decomposed.</summary>
public static class VietnameseFold
{
    private const string Probe = "  HỘI  Phí, đợt 2: Người cao tuổi! ";
    private const string ProbeFolded = "hoi phi dot 2 nguoi cao tuoi";

    /// <summary>
    /// Lower case, without tone marks and signs (đ becomes d), every run of white space, punctuation and symbols one
    /// space, none at the ends. Linear in the text; accepts any text, broken surrogates included. Letters of other
    /// scripts stay as they are.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var unit in text)
        {
            if (VietnameseLetters.IsCombining(unit)) continue;
            if (!IsWordUnit(unit))
            {
                gap = true;
                continue;
            }

            if (gap && folded.Length > 0) folded.Append(' ');
            gap = false;
            folded.Append(VietnameseLetters.Read(unit).Plain);
        }

        return folded.ToString();
    }

    /// <summary>
    /// Puts decomposed Vietnamese letters together, as Unicode's form C does, for storing and showing names. Keeps case
    /// and everything that is not a Vietnamese letter. Linear in the text; accepts any text.
    /// </summary>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F')) return text;
        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var next = i + 1;
            while (next < text.Length && VietnameseLetters.IsCombining(text[next])) next++;
            AppendComposed(composed, text.AsSpan(i, next - i));
            i = next;
        }

        return composed.ToString();
    }

    /// <summary>Proves at start that folding and composing work on this machine, whatever its globalization mode.</summary>
    /// <exception cref="InvalidOperationException">A known phrase folds or composes to something else.</exception>
    public static void EnsureSupported()
    {
        var composed = Compose("Hô\u0323i phi\u0301");
        if (Fold(Probe) == ProbeFolded && composed == "Hội phí") return;
        throw new InvalidOperationException(
            $"Vietnamese text cannot be folded on this machine: '{Probe}' gave '{Fold(Probe)}'. Check the runtime's Unicode casing data.");
    }

    /// <summary>Whether a unit is part of a word: letters, digits, and the vowel signs of scripts such as Khmer.</summary>
    internal static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit)
        || char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.SpacingCombiningMark
            or System.Globalization.UnicodeCategory.NonSpacingMark;

    private static void AppendComposed(StringBuilder composed, ReadOnlySpan<char> cluster)
    {
        var letter = VietnameseLetters.Read(cluster[0]);
        var (toneless, tone) = (letter.Toneless, letter.Tone);
        var kept = new StringBuilder();
        foreach (var mark in cluster[1..])
        {
            if (VietnameseLetters.AddSign(toneless, mark) is { } signed) toneless = signed;
            else if (tone == Tone.None && VietnameseLetters.ToneOf(mark) is var read and not Tone.None) tone = read;
            else kept.Append(mark);
        }

        // A letter that takes no tone (n + tilde) stays decomposed: it is not Vietnamese.
        if (VietnameseLetters.AddTone(toneless, tone) is { } whole)
            composed.Append(char.IsUpper(cluster[0]) ? char.ToUpperInvariant(whole) : whole).Append(kept);
        else
            composed.Append(cluster);
    }
}
