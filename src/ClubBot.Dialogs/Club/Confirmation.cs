using System.Collections.Frozen;
using ClubBot.Language.Answers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club;

/// <summary>Reads whether a person agrees to what was read back.</summary>
internal static class Confirmation
{
    /// <summary>A folded "no", as it is written, and the courtesy around it.</summary>
    private static readonly FrozenSet<string> BareNoWords = FrozenSet.ToFrozenSet(
        ["khong", "ko", "k", "kg", "hong", "khum", "da", "thua", "dau", "a", "nhe", "nha", "chau", "em", "con", "oi"], StringComparer.Ordinal);

    /// <summary>What a no may be said with: "không cần nữa", "không đúng đâu".</summary>
    private static readonly FrozenSet<string> NoWords = FrozenSet.ToFrozenSet(
        [.. BareNoWords, "dung", "phai", "can", "muon", "nua"], StringComparer.Ordinal);

    /// <summary>True when this choice was taken, or "yes" was said in other words and no other choice was meant.</summary>
    public static bool Confirms(this Kernel.Dialogs.Answer answer, string choiceValue) =>
        answer.Is(choiceValue) || (answer.Choice is null && YesNo.Read(answer.Text) == YesNoAnswer.Yes);

    /// <summary>True when this choice was taken, or "no" was said in other words and no other choice was meant.</summary>
    public static bool Declines(this Kernel.Dialogs.Answer answer, string choiceValue) =>
        answer.Is(choiceValue) || (answer.Choice is null && YesNo.Read(answer.Text) == YesNoAnswer.No);

    /// <summary>True when nothing but "không" was typed, which may stand in the words of a choice without meaning it.</summary>
    public static bool IsBareNo(string text) => IsNoOf(text, BareNoWords);

    /// <summary>True when the whole text is a no; a longer sentence that has one in it may want something.</summary>
    public static bool IsNo(string text) => IsNoOf(text, NoWords);

    /// <summary>True when the text is a yes, a no or a perhaps, and so says nothing else: "đúng" is nothing that money was spent on.</summary>
    public static bool IsYesOrNo(string text) => YesNo.Read(text) is not null;

    private static bool IsNoOf(string text, FrozenSet<string> words) =>
        YesNo.Read(text) == YesNoAnswer.No && VietnameseFold.Fold(text).Split(' ').All(words.Contains);
}
