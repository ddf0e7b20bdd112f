using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>Reminds the board once a week of members who wait for an answer.</summary>
internal sealed class LateAnswerRound(DisputeAnswerTexts texts, Addressing addressing, ClubCalendar calendar) : IDailyRound
{
    /// <summary>Days after which the board is reminded, and again each time so many have passed. Guess: a club meets once a month.</summary>
    public const int DaysBetween = 7;

    private const int BoardMax = 30;

    public async ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken)
    {
        var open = await round.Documents.QueryAsync<LoanDispute>(DisputeJson.Open, round.ClubId, DisputeJson.OpenMax, cancellationToken);
        var late = open.Select(dispute => DaysOf(dispute, round.Today)).Where(days => days >= DaysBetween).ToList();
        if (!open.Any(dispute => round.Days.Any(day => DaysOf(dispute, day) is > 0 and var days && days % DaysBetween == 0)))
        {
            return;
        }

        foreach (var member in await round.Documents.QueryAsync<Member>(MembershipIndexes.Board, round.ClubId, BoardMax, cancellationToken))
        {
            var book = await ContactBook.OfMemberAsync(round.Documents, member.Id, round.Now, cancellationToken);
            foreach (var way in book.OfPerson(member.Id, member.Id).Take(1))
            {
                var words = texts.LateForBoard(addressing.Of(member, round.Today), late.Count, late.Max());
                round.Documents.Put(MessageOf(round, member, way, words));
            }
        }
    }

    private static OutboxMessage MessageOf(DailyRound round, Member member, Contact way, string words) => new()
    {
        Id = NoticeChain.First($"disputes:{round.ClubId}:{round.Today:yyyyMMdd}:{member.Id}"),
        To = way.Account.Conversation,
        Activity = Activity.Message(words),
        Lane = OutboxLane.Notice,
        Policy = ProactivePolicy.AfterOpenQuestion,
        NotBefore = round.Now,
        MemberId = member.Id,
        Addressee = Addressee.OfBoard(way.Account.Link!),
    };

    private int DaysOf(LoanDispute dispute, DateOnly day) => day.DayNumber - calendar.DayOf(dispute.WaitsSince).DayNumber;
}
