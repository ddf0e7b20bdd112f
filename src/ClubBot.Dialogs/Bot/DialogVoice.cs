using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <inheritdoc />
internal sealed class DialogVoice(VoiceTexts texts) : IDialogVoice
{
    public string BackLabel => texts.Back();

    public string Stopped(ITurnContext turn) => texts.Stopped(turn.Speech());

    public string NothingToStop(ITurnContext turn) => texts.NothingToStop(turn.Speech());

    public string NothingToResume(ITurnContext turn) => texts.NothingToResume(turn.Speech());

    public string GoingOn(ITurnContext turn) => texts.GoingOn(turn.Speech());

    public string LeftAlone(ITurnContext turn) => texts.LeftAlone(turn.Speech());

    public string StaleButton(ITurnContext turn) => texts.StaleButton(turn.Speech());

    public string BegunAnew(ITurnContext turn) => texts.BegunAnew(turn.Speech());

    public string Help(ITurnContext turn) => texts.Help(turn.Speech());

    /// <summary>Whose content the platform withholds may never be read here: they are told how else to reach the club.</summary>
    public string CannotRead(ITurnContext turn) =>
        !WithheldContent.IsIn(turn.Activity) ? texts.CannotRead(turn.Speech())
        : turn.Viewer().Club?.ContactPhone is { } phone ? texts.WithheldWithPhone(turn.Speech(), phone)
        : texts.Withheld(turn.Speech());

    public string ChangedAfterwards(ITurnContext turn) => texts.ChangedAfterwards(turn.Speech());

    public string NotUnderstood(ITurnContext turn, int attempt) =>
        attempt == 1 ? texts.NotUnderstoodFirst(turn.Speech()) : texts.NotUnderstoodSecond(turn.Speech());
}
