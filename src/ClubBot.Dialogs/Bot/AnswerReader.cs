using ClubBot.Kernel.Dialogs;
using ClubBot.Language;

namespace ClubBot.Dialogs.Bot;

/// <inheritdoc />
internal sealed class AnswerReader(IUtteranceReader utterances) : IAnswerReader
{
    public Kernel.Dialogs.Interruption ReadInterruption(string text)
    {
        if (utterances.Read(text).IsEmergency)
        {
            return Kernel.Dialogs.Interruption.Emergency;
        }

        return Interruptions.Read(text) switch
        {
            Language.Interruption.Back => Kernel.Dialogs.Interruption.Back,
            Language.Interruption.Help => Kernel.Dialogs.Interruption.Help,
            Language.Interruption.Cancel => Kernel.Dialogs.Interruption.Cancel,
            Language.Interruption.Human => Kernel.Dialogs.Interruption.Human,
            Language.Interruption.Resume => Kernel.Dialogs.Interruption.Resume,
            _ => Kernel.Dialogs.Interruption.None,
        };
    }

    public Choice? ReadChoice(string text, IReadOnlyList<Choice> choices)
    {
        // The way back is number 0 and reads as an interruption; only the others are counted from 1.
        var options = choices.Where(choice => choice.Value != Choice.Back).ToList();
        var index = ChoiceMatcher.Match(text, [.. options.Select(choice => new ChoiceWords(choice.Label, choice.Synonyms ?? []))]);
        return index is { } found ? options[found] : null;
    }
}
