using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Takes the board's votes about loans, and does what follows when enough of them agree.</summary>
internal sealed class Decisions(DecisionTexts texts, Messenger messenger, ClubCalendar calendar)
{
    /// <summary>Cash of the income fund: what can be lent today.</summary>
    public static async ValueTask<Dong> FreeCashAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await LedgerAsync(turn, cancellationToken)).Book.BalanceOf(LedgerAccount.IncomeCash);

    /// <summary>Keeps a vote.</summary>
    /// <returns>What the voter is told.</returns>
    public async ValueTask<string> VoteAsync(ITurnContext turn, BoardMatter matter, BoardVote vote, CancellationToken cancellationToken)
    {
        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        return matter.Request is { } request
            ? await VoteOnRequestAsync(turn, matter, request.With(vote, rules.ApprovalsNeeded), rules, cancellationToken)
            : await VoteOnWriteOffAsync(turn, matter, matter.WriteOff! with { Votes = BoardVotes.With(matter.Votes, vote) }, rules, cancellationToken);
    }

    private async ValueTask<string> VoteOnRequestAsync(
        ITurnContext turn, BoardMatter matter, LoanRequest request, FundRules rules, CancellationToken cancellationToken)
    {
        var speech = turn.Speech();
        turn.Documents.Put(request);
        switch (request.State)
        {
            case LoanRequestState.Approved:
                await messenger.TellMemberAsync(turn, matter.Member, new Draft(reader => texts.MemberApproved(reader, request)), cancellationToken);
                await messenger.TellBoardAsync(
                    turn, request.ClubId, new Draft(reader => texts.BoardApproved(reader, matter.Name, request)), cancellationToken);
                return texts.Approved(speech, matter.Name, request);
            case LoanRequestState.Refused:
                await messenger.TellMemberAsync(
                    turn, matter.Member, new Draft(reader => texts.MemberRefused(reader, request, request.Votes[^1].Reason ?? "")), cancellationToken);
                return texts.Refused(speech, matter.Name);
            default:
                return request.Votes[^1].IsFor
                    ? texts.MoreYesNeeded(speech, matter.Name, rules.ApprovalsNeeded - request.Votes.Count(vote => vote.IsFor))
                    : texts.NoNoted(speech, matter.Name);
        }
    }

    private async ValueTask<string> VoteOnWriteOffAsync(
        ITurnContext turn, BoardMatter matter, WriteOffProposal proposal, FundRules rules, CancellationToken cancellationToken)
    {
        var speech = turn.Speech();
        var standing = BoardVotes.Of(proposal.Votes, rules.ApprovalsNeeded);
        if (standing != VoteStanding.Carried)
        {
            turn.Documents.Put(proposal with { State = standing == VoteStanding.Refused ? WriteOffState.Dropped : proposal.State });
            return proposal.Votes[^1].IsFor
                ? texts.MoreYesNeeded(speech, matter.Name, rules.ApprovalsNeeded - proposal.Votes.Count(vote => vote.IsFor))
                : texts.NoNoted(speech, matter.Name);
        }

        if (await turn.Documents.LoadAsync<Loan>(proposal.LoanId, cancellationToken) is not { IsInLedger: true } loan || loan.Outstanding == Dong.Zero)
        {
            turn.Documents.Put(proposal with { State = WriteOffState.Dropped });
            return texts.NothingToForgive(speech, matter.Name);
        }

        var note = new BookingNote(calendar.Today(turn), texts.WriteOffEntry(matter.Member.FullName, proposal.Minutes), turn.Subject().Id);
        var booking = new LoanBooking(turn.Documents, await LedgerAsync(turn, cancellationToken), rules);
        if (await booking.WriteOffAsync(loan, proposal.Minutes, note, calendar.Local(turn.Now), cancellationToken) is not LoanOutcome.Booked booked)
        {
            return texts.MonthIsLocked(speech);
        }

        turn.Documents.Put(proposal with { State = WriteOffState.Booked });
        var (forgiven, document) = (loan.Outstanding, booked.Entry.DocumentNumber);
        await messenger.TellMemberAsync(turn, matter.Member, new Draft(reader => texts.MemberForgiven(reader, forgiven, document)), cancellationToken);
        return texts.Forgiven(speech, matter.Name, forgiven, document);
    }

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
