using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Stages messages to people of a club who are not the one speaking.</summary>
public sealed class Messenger(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Accounts of one member and their family that are told; more than any family has.</summary>
    private const int AccountsMax = 50;

    private const int BoardMax = 30;

    /// <summary>Tells a member on each of the member's own accounts.</summary>
    /// <returns>Accounts told: 0 = the member has none and has to be told by hand.</returns>
    public async ValueTask<int> TellMemberAsync(ITurnContext turn, Member member, Draft draft, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var account in await OthersAsync(turn, member.Id, cancellationToken))
        {
            if (account.Link!.GrantId is null)
            {
                draft.Enqueue(turn, account, Addressee.Of(account.Link), addressing.Of(member, calendar.Today(turn)), member.Id);
                told++;
            }
        }

        return told;
    }

    /// <summary>Tells the relatives to whom the member has given this right.</summary>
    /// <param name="turn">The turn of whoever speaks.</param>
    /// <param name="member">Whose relatives.</param>
    /// <param name="right">The right; null = any, which is for emergencies alone.</param>
    /// <param name="draft">What they are told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Accounts told.</returns>
    public async ValueTask<int> TellFamilyAsync(
        ITurnContext turn, Member member, FamilyRight? right, Draft draft, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var account in await OthersAsync(turn, member.Id, cancellationToken))
        {
            if (account.Link is { GrantId: { } grantId } link
                && await turn.SystemDocuments.LoadAsync<FamilyGrant>(grantId, cancellationToken) is { RevokedAt: null } grant
                && (right is not { } needed || grant.Allows(needed)))
            {
                var addressee = right is { } kept ? Addressee.Of(link, kept) : Addressee.Of(link);
                draft.Enqueue(turn, account, addressee, addressing.Of(grant, calendar.Today(turn)), member.Id);
                told++;
            }
        }

        return told;
    }

    /// <summary>Tells everybody of the board who has an account.</summary>
    /// <returns>Accounts told.</returns>
    public async ValueTask<int> TellBoardAsync(ITurnContext turn, string clubId, Draft draft, CancellationToken cancellationToken)
    {
        var told = 0;
        var board = await turn.SystemDocuments.QueryAsync<Member>(MembershipIndexes.Board, clubId, BoardMax, cancellationToken);
        foreach (var member in board)
        {
            told += await TellMemberAsync(turn, member, draft, cancellationToken);
        }

        return told;
    }

    /// <summary>Accounts of a member and of the member's family, without the one that speaks: telling oneself is telling nobody.</summary>
    private static async ValueTask<IEnumerable<Account>> OthersAsync(ITurnContext turn, string memberId, CancellationToken cancellationToken)
    {
        var accounts = await turn.SystemDocuments.QueryAsync<Account>(MembershipIndexes.ByMember, memberId, AccountsMax, cancellationToken);
        return accounts.Where(account => account.Id != turn.Conversation.AccountKey);
    }
}

/// <summary>What somebody is told.</summary>
/// <param name="Words">The sentence in the way this person is addressed, or null when the dialog does the talking.</param>
public sealed record Draft(Func<Speech, string>? Words)
{
    /// <summary>Dialog that begins with the person, or null.</summary>
    public string? DialogId { get; init; }

    public string? DialogArgument { get; init; }

    public ProactivePolicy Policy { get; init; } = ProactivePolicy.AfterOpenQuestion;

    /// <summary>True when somebody may be in danger: quiet hours do not hold it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The notice it is part of, or null.</summary>
    public string? NoticeId { get; init; }

    /// <summary>Stages it for one account.</summary>
    /// <param name="turn">The turn of whoever tells it.</param>
    /// <param name="account">Where it goes.</param>
    /// <param name="addressee">For whom the account must still stand when it leaves.</param>
    /// <param name="speech">How this person is addressed.</param>
    /// <param name="memberId">The member it is about.</param>
    internal void Enqueue(ITurnContext turn, Account account, string addressee, Speech speech, string memberId) =>
        turn.Enqueue(new OutboxMessage
        {
            Id = turn.NewId(),
            To = account.Conversation,
            Activity = Words is null ? null : Activity.Message(Words(speech)),
            DialogId = DialogId,
            DialogArgument = DialogArgument,
            Lane = OutboxLane.Notice,
            Policy = Policy,
            IsUrgent = IsUrgent,
            NotBefore = turn.Now,
            NoticeId = NoticeId,
            MemberId = memberId,
            Addressee = addressee,
        });
}
