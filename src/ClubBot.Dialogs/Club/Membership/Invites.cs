using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Checks invite codes and proven phone numbers, and ties accounts to people. One code ties one account; guessing is stopped early.</summary>
public static class Invites
{
    /// <summary>Wrong codes that an account may try in an hour.</summary>
    public const int WrongTriesMax = 5;

    /// <summary>Members who may have one number; more than any family has.</summary>
    private const int SharingMax = 20;

    private static readonly TimeSpan TriesWindow = TimeSpan.FromHours(1);

    /// <summary>True while this account's codes are not looked at.</summary>
    public static bool IsSilenced(ITurnContext turn) => RecentWrong(turn).Count >= WrongTriesMax;

    /// <summary>Looks at a code. A wrong one is counted against the account.</summary>
    public static async ValueTask<InviteCheck> CheckAsync(ITurnContext turn, string codeHash, CancellationToken cancellationToken)
    {
        var invite = await turn.SystemDocuments.LoadAsync<Invite>(codeHash, cancellationToken);
        if (invite is null)
        {
            CountWrong(turn);
            return new InviteCheck.Unknown();
        }

        if (invite is { UsedBy: not null, IsReusable: false })
        {
            return new InviteCheck.Used();
        }

        if (turn.Now > invite.ExpiresAt)
        {
            return new InviteCheck.Expired();
        }

        var member = await turn.SystemDocuments.LoadAsync<Member>(invite.MemberId, cancellationToken);
        var grant = invite.GrantId is null ? null : await turn.SystemDocuments.LoadAsync<FamilyGrant>(invite.GrantId, cancellationToken);
        return member is null || (invite.GrantId is not null && grant is not { RevokedAt: null })
            ? new InviteCheck.Expired()
            : new InviteCheck.Good(invite, member, grant);
    }

    /// <summary>Members whose own number this is in the register; a number that is noted as a relative's leads to nobody.</summary>
    public static async ValueTask<IReadOnlyList<Member>> WithPhoneAsync(ITurnContext turn, string national, CancellationToken cancellationToken)
    {
        var members = await turn.SystemDocuments.QueryAsync<Member>(MembershipIndexes.ByPhone, national, SharingMax, cancellationToken);
        return [.. members.Where(member => member.PhoneOwner is null)];
    }

    /// <summary>Counts a code that its holder says is not theirs, or that nobody has.</summary>
    public static void CountWrong(ITurnContext turn)
    {
        var account = turn.Viewer().Account;
        var changed = account with { WrongCodes = [.. RecentWrong(turn), turn.Now] };
        turn.SystemDocuments.Put(changed);
        turn.Set(turn.Viewer() with { Account = changed });
    }

    /// <summary>Ties the account, uses the code up and keeps the consent with the words that were shown.</summary>
    public static void Link(ITurnContext turn, InviteCheck.Good good, string consentText, string purpose)
    {
        var account = turn.Viewer().Account;
        var consent = new Consent
        {
            Id = turn.NewId(),
            ClubId = good.Member.ClubId,
            MemberId = good.Member.Id,
            AccountId = account.Id,
            Purpose = purpose,
            Text = consentText,
            GivenAt = turn.Now,
        };
        turn.SystemDocuments.Put(consent);
        if (good.Invite is { } invite)
        {
            turn.SystemDocuments.Put(invite with { UsedBy = account.Id });
        }

        turn.SystemDocuments.Put(account with
        {
            Conversation = turn.Conversation,
            Link = new AccountLink(good.Member.ClubId, good.Member.Id, good.Grant?.Id, turn.Now, consent.Id),
            WrongCodes = [],
        });
    }

    /// <summary>Cuts the tie of an account of the speaker's and notes that the consent was withdrawn.</summary>
    public static async ValueTask UnlinkAsync(ITurnContext turn, Account account, CancellationToken cancellationToken)
    {
        if (account.Link is not { } link)
        {
            return;
        }

        turn.SystemDocuments.Put(account with { Link = null });
        if (await turn.SystemDocuments.LoadAsync<Consent>(link.ConsentId, cancellationToken) is { } consent)
        {
            turn.SystemDocuments.Put(consent with { WithdrawnAt = turn.Now });
        }
    }

    private static List<DateTimeOffset> RecentWrong(ITurnContext turn) =>
        [.. turn.Viewer().Account.WrongCodes.Where(at => at > turn.Now - TriesWindow)];
}

/// <summary>What a code turned out to be.</summary>
public abstract record InviteCheck
{
    private InviteCheck()
    {
    }

    /// <summary>Somebody of the roster is meant.</summary>
    /// <param name="Invite">The code; null when a phone number that the platform proves led here.</param>
    /// <param name="Member">The member, or for a relative the member for whom they act.</param>
    /// <param name="Grant">For a relative.</param>
    public sealed record Good(Invite? Invite, Member Member, FamilyGrant? Grant) : InviteCheck;

    public sealed record Unknown : InviteCheck;

    public sealed record Used : InviteCheck;

    public sealed record Expired : InviteCheck;
}
