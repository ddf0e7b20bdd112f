using ClubBot.Language.Answers;

namespace ClubBot.Dialogs.Club;

/// <summary>Reads whether a person agrees to what was read back.</summary>
internal static class Confirmation
{
    /// <summary>True when this choice was taken, or "yes" was said in other words and no other choice was meant.</summary>
    public static bool Confirms(this Kernel.Dialogs.Answer answer, string choiceValue) =>
        answer.Is(choiceValue) || (answer.Choice is null && YesNo.Read(answer.Text) == YesNoAnswer.Yes);

    /// <summary>True when this choice was taken, or "no" was said in other words and no other choice was meant.</summary>
    public static bool Declines(this Kernel.Dialogs.Answer answer, string choiceValue) =>
        answer.Is(choiceValue) || (answer.Choice is null && YesNo.Read(answer.Text) == YesNoAnswer.No);
}
