using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Checks and notes what a relative looks at.</summary>
public static class FamilyViews
{
    /// <summary>
    /// True when the speaker may use the right on the subject's matters. A relative's look is noted where the member can read it.
    /// </summary>
    public static async ValueTask<bool> MayAndNoteAsync(this ITurnContext turn, FamilyRight right, CancellationToken cancellationToken)
    {
        var viewer = turn.Viewer();
        if (!viewer.May(right))
        {
            return false;
        }

        if (viewer is { Grant: { } grant, Subject: { } subject })
        {
            var log = await turn.SystemDocuments.LoadAsync<FamilyViewLog>(subject.Id, cancellationToken)
                ?? new FamilyViewLog { Id = subject.Id, ClubId = subject.ClubId, MemberId = subject.Id };
            var views = log.Views.Append(new FamilyView(turn.Now, grant.Id, right)).TakeLast(FamilyViewLog.ViewsMax);
            turn.SystemDocuments.Put(log with { Views = [.. views] });
        }

        return true;
    }
}
