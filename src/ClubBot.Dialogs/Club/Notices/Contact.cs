using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>One account by which a person can be told something.</summary>
/// <param name="Account">The account; it is linked.</param>
/// <param name="Grant">For a relative: what they are allowed; null for the member.</param>
/// <param name="HeardAt">When something last came from there.</param>
/// <param name="IsClosed">True when the platform has said that nothing arrives there.</param>
public sealed record Contact(Account Account, FamilyGrant? Grant, DateTimeOffset HeardAt, bool IsClosed)
{
    public ContactKind Kind { get; } = ContactKinds.Of(Account.Conversation.ChannelId);

    /// <summary><see cref="Viewer.Key"/> of whoever is behind it.</summary>
    public string PersonKey => Addressee.Of(Account.Link!);
}

/// <summary>By which of their accounts a person is told, and by which next.</summary>
/// <remarks>
/// A notice goes to one account of a person. Where it did not arrive for certain (failed, not: unknown), it goes to the next:
/// <list type="number">
/// <item>the way that the person chose;</item>
/// <item>the others that ring a phone, the one heard from last first;</item>
/// <item>the club's page. Standing in its log counts as arriving, yet nobody is told while the page is closed: so it comes last, and
/// only while somebody has written there within <see cref="PageIsSeenFor"/>;</item>
/// <item>for a member's notice: the relatives whom the member gave the right, each by the same rule; whoever can be told on a phone first,
/// then who was heard from last. One of them is told, and is asked to pass it on;</item>
/// <item>nobody is left: the member is on the board's list of people to be told by hand.</item>
/// </list>
/// What the platform has closed, and whoever wants no notices, is left out. An account of the same rank is chosen by its id, so that two
/// who ask get the same answer.
/// </remarks>
public static class ContactRule
{
    /// <summary>How long after the last word somebody is likely to open the page again. Guess: from one meeting to the next.</summary>
    public static readonly TimeSpan PageIsSeenFor = TimeSpan.FromDays(35);

    /// <summary>One person's accounts, the one to try first in front; without those that reach nobody.</summary>
    public static IReadOnlyList<Contact> Rank(IEnumerable<Contact> contacts, ContactKind? chosen, DateTimeOffset now) =>
    [
        .. contacts
            .Where(contact => Reaches(contact, now))
            .OrderByDescending(contact => contact.Kind == chosen)
            .ThenBy(contact => contact.Kind == ContactKind.Page)
            .ThenByDescending(contact => contact.HeardAt)
            .ThenBy(contact => contact.Account.Id, StringComparer.Ordinal),
    ];

    /// <summary>The relatives' accounts in the order in which they are tried, each relative's together.</summary>
    /// <param name="relatives">Of each relative the ranked accounts.</param>
    public static IReadOnlyList<Contact> RankFamily(IEnumerable<IReadOnlyList<Contact>> relatives) =>
    [
        .. relatives
            .Where(ways => ways.Count > 0)
            .OrderBy(ways => ways[0].Kind == ContactKind.Page)
            .ThenByDescending(ways => ways[0].HeardAt)
            .ThenBy(ways => ways[0].Account.Id, StringComparer.Ordinal)
            .SelectMany(ways => ways),
    ];

    private static bool Reaches(Contact contact, DateTimeOffset now) =>
        !contact.IsClosed && (contact.Kind != ContactKind.Page || contact.HeardAt + PageIsSeenFor > now);
}
