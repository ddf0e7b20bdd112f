using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>Who of a club need not pay the monthly fee, and why: one document for the club, since every meeting reads all of it.</summary>
public sealed record FeeExemptions : Document, IBoardDocument
{
    string IClubDocument.ClubId => Id;

    /// <summary>By the id of the member.</summary>
    public IReadOnlyDictionary<string, FeeExemption> Members { get; init => field = value ?? new Dictionary<string, FeeExemption>(); } =
        new Dictionary<string, FeeExemption>();

    /// <summary>Those of a club; nobody where nothing was noted.</summary>
    public static async ValueTask<FeeExemptions> OfAsync(IDocumentSession session, string clubId, CancellationToken cancellationToken) =>
        await session.LoadAsync<FeeExemptions>(clubId, cancellationToken) ?? new FeeExemptions { Id = clubId };

    /// <summary>The exemption that holds for a member in a month, or null.</summary>
    public FeeExemption? Of(string memberId, CalendarMonth month) =>
        Members.GetValueOrDefault(memberId) is { } exemption && month >= exemption.Since ? exemption : null;
}

/// <summary>One member need not pay.</summary>
/// <param name="Reason">Why, in a few words of the club's language.</param>
/// <param name="Since">First month.</param>
/// <param name="GivenBy">Id of the board member who noted it.</param>
/// <param name="GivenOn">The day.</param>
public sealed record FeeExemption(string Reason, CalendarMonth Since, string GivenBy, DateOnly GivenOn);
