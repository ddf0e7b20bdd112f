using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Who can be told by which accounts, as it stands at one instant: of one member and the family, or of a whole club.</summary>
public sealed class ContactBook
{
    private readonly DateTimeOffset now;
    private readonly ILookup<string, Contact> byMember;
    private readonly Dictionary<string, ContactWish> wishes;

    private ContactBook(DateTimeOffset now, IEnumerable<Contact> contacts, Dictionary<string, ContactWish> wishes)
    {
        this.now = now;
        this.wishes = wishes;
        byMember = contacts.ToLookup(contact => contact.Account.Link!.MemberId, StringComparer.Ordinal);
    }

    /// <summary>Looks at one member and the family.</summary>
    /// <param name="documents">A session that sees accounts, which are nobody's view.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<ContactBook> OfMemberAsync(
        IDocumentSession documents, string memberId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var accounts = await documents.QueryAsync<Account>(MembershipIndexes.ByMember, memberId, PersonAccounts.Max, cancellationToken);
        var contacts = await ContactsAsync(documents, accounts, cancellationToken);
        var wishes = new Dictionary<string, ContactWish>(StringComparer.Ordinal);
        foreach (var key in contacts.Select(contact => contact.PersonKey).Append(memberId).Distinct(StringComparer.Ordinal))
        {
            if (await documents.LoadAsync<ContactWish>(key, cancellationToken) is { } wish)
            {
                wishes.Add(key, wish);
            }
        }

        return new ContactBook(now, contacts, wishes);
    }

    /// <summary>Looks at everybody of a club.</summary>
    /// <param name="documents">A session that sees accounts, which are nobody's view.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<ContactBook> OfClubAsync(
        IDocumentSession documents, string clubId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var accounts = await documents.QueryAsync<Account>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var wishes = await documents.QueryAsync<ContactWish>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var contacts = await ContactsAsync(documents, accounts, cancellationToken);
        return new ContactBook(now, contacts, wishes.ToDictionary(wish => wish.Id, StringComparer.Ordinal));
    }

    /// <summary>The same once what comes from this account right now is on disk.</summary>
    public ContactBook HeardFrom(string accountId) => new(
        now,
        byMember.SelectMany(contacts => contacts).Select(contact => contact.Account.Id == accountId ? contact with { HeardAt = now, IsClosed = false } : contact),
        wishes);

    /// <summary>True when this person wants no notices.</summary>
    /// <param name="personKey"><see cref="Viewer.Key"/>.</param>
    public bool HasStopped(string personKey) => wishes.GetValueOrDefault(personKey) is { IsStopped: true };

    /// <summary>Accounts by which a person is told a notice, the first to try in front.</summary>
    public IReadOnlyList<Contact> OfPerson(string memberId, string personKey) =>
        HasStopped(personKey) ? [] : Ranked(byMember[memberId].Where(contact => contact.PersonKey == personKey), personKey);

    /// <summary>Every account that reaches the person, whatever they want: for what is urgent.</summary>
    public IReadOnlyList<Contact> ForUrgent(string memberId, string personKey) =>
        Ranked(byMember[memberId].Where(contact => contact.PersonKey == personKey), personKey);

    /// <summary>Accounts of the relatives who were given the right and want notices, in the order in which they are tried.</summary>
    public IReadOnlyList<Contact> OfFamily(string memberId, FamilyRight right) => ContactRule.RankFamily(
        Relatives(memberId)
            .Where(relative => relative.Allows(right))
            .Select(relative => OfPerson(memberId, relative.Id)));

    /// <summary>The relatives with an account whose permission lasts, whatever its rights are.</summary>
    public IReadOnlyList<FamilyGrant> Relatives(string memberId) =>
    [
        .. byMember[memberId]
            .Where(contact => contact.Grant is { RevokedAt: null })
            .Select(contact => contact.Grant!)
            .DistinctBy(grant => grant.Id, StringComparer.Ordinal),
    ];

    private IReadOnlyList<Contact> Ranked(IEnumerable<Contact> contacts, string personKey) =>
        ContactRule.Rank(contacts, wishes.GetValueOrDefault(personKey)?.Chosen, now);

    private static async ValueTask<IReadOnlyList<Contact>> ContactsAsync(
        IDocumentSession documents, IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var contacts = new List<Contact>(accounts.Count);
        foreach (var account in accounts)
        {
            var conversation = await documents.LoadAsync<Conversation>(account.Conversation.Key, cancellationToken);
            var grant = account.Link!.GrantId is { } id ? await documents.LoadAsync<FamilyGrant>(id, cancellationToken) : null;
            if (account.Link.GrantId is null || grant is { RevokedAt: null })
            {
                var heardAt = conversation?.LastHeardAt > account.Link.LinkedAt ? conversation.LastHeardAt : account.Link.LinkedAt;
                contacts.Add(new Contact(account, grant, heardAt, conversation?.ClosedReason is not null));
            }
        }

        return contacts;
    }
}
