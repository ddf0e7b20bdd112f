using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Dialogs;
using ClubBot.Language.Answers;
using ClubBot.Language.Utterances;
using Choice = ClubBot.Kernel.Dialogs.Choice;
using Interruption = ClubBot.Kernel.Dialogs.Interruption;
using Word = ClubBot.Language.Answers.Interruption;

namespace ClubBot.Dialogs.Bot;

/// <inheritdoc />
internal sealed class AnswerReader(IUtteranceReader utterances) : IAnswerReader
{
    public Interruption ReadInterruption(string text)
    {
        if (utterances.Read(text).IsEmergency)
        {
            return Interruption.Emergency;
        }

        return Interruptions.Read(text) switch
        {
            Word.Back => Interruption.Back,
            Word.Help => Interruption.Help,
            Word.Cancel => Interruption.Cancel,
            Word.Human => Interruption.Human,
            Word.Resume => Interruption.Resume,
            _ => Interruption.None,
        };
    }

    public Choice? ReadChoice(string text, IReadOnlyList<Choice> choices)
    {
        // The way back is number 0 and reads as an interruption; only the others are counted from 1.
        var options = choices.Where(choice => choice.Value != Choice.Back).ToList();
        var index = ChoiceMatcher.Match(
            text, [.. options.Select(choice => new Language.Answers.Choice(choice.Label, choice.Synonyms ?? []))]);
        // "không" alone stands in "Ai không có máy" too, and does not mean it.
        return index is { } found && (!Confirmation.IsBareNo(text) || IsNo(options[found].Label)) ? options[found] : null;
    }

    public bool IsNo(string text) => Confirmation.IsNo(text);
}
