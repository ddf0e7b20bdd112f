using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>A person's accounts: somebody may be on Telegram, on Zalo and on the page.</summary>
public static class PersonAccounts
{
    /// <summary>Accounts of one member and their family; more than any family has, and than a demo's code has been used by.</summary>
    public const int Max = 1_000;

    /// <summary>The person's accounts in the order in which they were linked.</summary>
    /// <param name="documents">A session that sees accounts.</param>
    /// <param name="memberId">The member, or for a relative the member for whom they act.</param>
    /// <param name="personKey"><see cref="Viewer.Key"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<IReadOnlyList<Account>> OfAsync(
        IDocumentSession documents, string memberId, string personKey, CancellationToken cancellationToken)
    {
        var accounts = await documents.QueryAsync<Account>(MembershipIndexes.ByMember, memberId, Max, cancellationToken);
        return [.. accounts
            .Where(account => Addressee.Of(account.Link!) == personKey)
            .OrderBy(account => account.Link!.LinkedAt)
            .ThenBy(account => account.Id, StringComparer.Ordinal)];
    }

    /// <summary>The accounts of whoever speaks.</summary>
    public static ValueTask<IReadOnlyList<Account>> OfSpeakerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Viewer() is { Key: { } key, Subject: { } subject }
            ? OfAsync(turn.SystemDocuments, subject.Id, key, cancellationToken)
            : ValueTask.FromResult<IReadOnlyList<Account>>([]);
}
