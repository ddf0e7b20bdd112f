using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Club.Rounds;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>Reminds the board once a week of members who wait for an answer.</summary>
internal sealed class LateAnswerRound(DisputeAnswerTexts texts, Addressing addressing, ClubCalendar calendar) : IDailyRound
{
    /// <summary>Days after which the board is reminded, and again each time so many have passed. Guess: a club meets once a month.</summary>
    public const int DaysBetween = 7;

    public async ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken)
    {
        var open = await round.Documents.QueryAsync<LoanDispute>(DisputeJson.Open, round.ClubId, DisputeJson.OpenMax, cancellationToken);
        var late = open.Select(dispute => DaysOf(dispute, round.Today)).Where(days => days >= DaysBetween).ToList();
        if (!open.Any(dispute => round.Days.Any(day => DaysOf(dispute, day) is > 0 and var days && days % DaysBetween == 0)))
        {
            return;
        }

        foreach (var member in await round.Documents.QueryAsync<Member>(MembershipIndexes.Board, round.ClubId, MembershipIndexes.BoardMax, cancellationToken))
        {
            var book = await ContactBook.OfMemberAsync(round.Documents, member.Id, round.Now, cancellationToken);
            foreach (var way in book.OfPerson(member.Id, member.Id).Take(1))
            {
                var draft = new Draft(reader => texts.LateForBoard(reader, late.Count, late.Max()));
                var id = NoticeChain.First($"disputes:{round.ClubId}:{round.Today:yyyyMMdd}:{member.Id}");
                var speech = addressing.Of(member, round.Today);
                round.Documents.Put(draft.MessageTo(id, way.Account, Addressee.OfBoard(way.Account.Link!), speech, member.Id, round.Now));
            }
        }
    }

    private int DaysOf(LoanDispute dispute, DateOnly day) => day.DayNumber - calendar.DayOf(dispute.WaitsSince).DayNumber;
}
