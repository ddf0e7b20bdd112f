using System.Globalization;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club;

/// <summary>Finds phrases as whole words in what was typed. Each is looked for as it is written: one that is typed without marks, too, stands there twice.</summary>
/// <param name="list">The phrases with a bar between them.</param>
internal sealed class SaidPhrases(string list)
{
    private readonly string[] phrases = [.. list.Split('|').Select(Padded)];

    public bool AreIn(string text) => Padded(VietnameseFold.Compose(text)) is var said && phrases.Any(phrase => said.Contains(phrase, StringComparison.Ordinal));

    /// <summary>Small letters, with one space before and after each word.</summary>
    private static string Padded(string text)
    {
        var signs = text.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLower(sign, CultureInfo.InvariantCulture) : ' ');
        return $" {string.Join(' ', string.Concat(signs).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
    }
}
