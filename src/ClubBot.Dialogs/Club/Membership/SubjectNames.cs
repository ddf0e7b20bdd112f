using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>What the member whose matters are talked about is called towards whoever speaks.</summary>
public sealed class SubjectNames(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>"bà" to the member, "bà Sáu" to the relative who acts for her.</summary>
    public string Of(ITurnContext turn) =>
        turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), calendar.Today(turn)) : turn.Speech().You;
}
