using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>How long and how many: the rules for everything that is said.</summary>
internal static class SpokenRules
{
    private const int CharactersMax = 300;
    private const int LinesMax = 6;
    private const int ChoicesMax = 4;
    private const int LabelMax = 20;

    /// <summary>From the sentence that is said when a turn failed: no dialog may lead there.</summary>
    private const string Fault = "máy vừa bị lỗi";

    /// <summary>What is wrong with a message; nothing when it obeys.</summary>
    public static IEnumerable<string> Problems(Activity message)
    {
        var text = message.Text ?? "";
        if (text.Length > CharactersMax)
        {
            yield return $"{text.Length} characters: {text}";
        }

        if (text.Split('\n').Length > LinesMax)
        {
            yield return $"More than {LinesMax} lines: {text}";
        }

        if (text.Contains('{', StringComparison.Ordinal))
        {
            yield return $"An unfilled gap: {text}";
        }

        if (text.Count(character => character == '?') > 1 || (text.Contains('?', StringComparison.Ordinal) && !text.EndsWith('?')))
        {
            yield return $"Not one question at the end: {text}";
        }

        if (text.Contains(Fault, StringComparison.Ordinal))
        {
            yield return $"The turn failed: {text}";
        }

        var labels = (message.SuggestedActions?.Actions ?? []).Select(action => action.Title![3..]).ToList();
        if (labels.Count > ChoicesMax)
        {
            yield return $"{labels.Count} choices: {string.Join(", ", labels)}";
        }

        foreach (var label in labels.Where(label => label.Length > LabelMax))
        {
            yield return $"A label of {label.Length} characters: {label}";
        }
    }
}
