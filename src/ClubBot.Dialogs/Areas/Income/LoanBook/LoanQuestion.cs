using ClubBot.Language.People;
using ClubBot.Language.Utterances;

namespace ClubBot.Dialogs.Areas.Income.LoanBook;

/// <summary>Whether a sentence asks how somebody's loan stands who is named: "bà Sáu còn nợ bao nhiêu".</summary>
internal sealed class LoanQuestion(IUtteranceReader utterances)
{
    public bool IsAboutSomebody(string sentence) =>
        MentionsIn(sentence).Count > 0 && utterances.Read(sentence, SpeakerRole.Board) is { IsSure: true, Intent: Intents.LoanBalance or Intents.LoanSchedule };

    /// <summary>The people whom a sentence names; "bà" and "mẹ" alone name nobody.</summary>
    public static IReadOnlyList<string> MentionsIn(string sentence) =>
        [.. NameMatcher.Mentions(sentence).Select(mention => mention.Text).Where(mention => mention.Contains(' ', StringComparison.Ordinal))];
}
