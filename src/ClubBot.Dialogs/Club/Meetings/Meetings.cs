using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Finds meetings and takes answers.</summary>
public sealed class Meetings(ClubCalendar calendar)
{
    /// <summary>The next meeting of the speaker's club, today's included, or null.</summary>
    public async ValueTask<Meeting?> NextAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var clubId = turn.Club().Id;
        var from = MeetingIndexes.DayKey(clubId, calendar.Today(turn));
        var coming = await turn.Documents.QueryRangeAsync<Meeting>(
            MeetingIndexes.ByDay, from, MeetingIndexes.EndKey(clubId), 1, cancellationToken);
        return coming.Count > 0 ? coming[0] : null;
    }

    /// <summary>Stages the speaker's answer for the member they speak for.</summary>
    public static void Reply(ITurnContext turn, Meeting meeting, Attendance attendance)
    {
        var viewer = turn.Viewer();
        var reply = new MeetingReply(attendance, turn.Now, viewer.Grant?.Id);
        turn.Documents.Put(meeting.With(turn.Subject().Id, reply));
    }
}
