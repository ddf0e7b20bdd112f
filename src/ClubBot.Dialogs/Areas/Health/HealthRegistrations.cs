using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Changes who has a place on a day and who waits, for the member the talk is about.</summary>
internal sealed class HealthRegistrations(HealthNotices notices)
{
    /// <summary>Gives a free place.</summary>
    public static void TakePlace(ITurnContext turn, HealthDay day) =>
        turn.Documents.Put(day.WithPlace(turn.Subject().Id, turn.Now));

    /// <summary>Puts the member at the end of the waiting list.</summary>
    public static HealthDay Wait(ITurnContext turn, HealthDay day)
    {
        var changed = day.WithWaiting(turn.Subject().Id, turn.Now);
        turn.Documents.Put(changed);
        return changed;
    }

    /// <summary>Gives the place or the number back; who moves up is told.</summary>
    public async ValueTask LeaveAsync(ITurnContext turn, HealthDay day, CancellationToken cancellationToken)
    {
        var left = day.Without(turn.Subject().Id, turn.Now, out var movedUp);
        turn.Documents.Put(left);
        if (movedUp is not null)
        {
            await notices.TellMovedUpAsync(turn, left, movedUp, cancellationToken);
        }
    }
}
