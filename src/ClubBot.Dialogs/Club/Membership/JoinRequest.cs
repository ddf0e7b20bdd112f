using System.Globalization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Somebody without a card typed a number of the roster: whether it is them, the board finds out by a call and says.</summary>
public sealed record JoinRequest : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>Where the person waits.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>The number, in national form.</summary>
    public required string Phone { get; init; }

    /// <summary>Members whose own number it is.</summary>
    public required IReadOnlyList<string> MemberIds { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What the board said; null while it has said nothing.</summary>
    public JoinDecision? Decision { get; init; }

    /// <summary>Key by which a club's open requests are ordered, the oldest first.</summary>
    internal static string OpenKey(string clubId, DateTimeOffset askedAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{clubId} {askedAt.UtcTicks:D19}");
}

/// <summary>Who somebody is, as the board found out.</summary>
/// <param name="MemberId">The member; null when it is nobody of those who have the number.</param>
/// <param name="DecidedBy">Member of the board who says so.</param>
/// <param name="DecidedAt">When.</param>
public sealed record JoinDecision(string? MemberId, string DecidedBy, DateTimeOffset DecidedAt);

/// <summary>Stages and finds requests to be recognised by the board.</summary>
internal static class JoinRequests
{
    public const string Open = "open-by-club";

    public const string ByAccount = "by-account";

    /// <summary>Requests of a club that wait at once; whoever comes then needs a card, so that nobody can bury the board under them.</summary>
    public const int OpenMax = 10;

    /// <summary>More requests than an account makes.</summary>
    private const int OfAccountMax = 100;

    /// <summary>People of one number among whom a board can choose with a tap.</summary>
    public const int CandidatesMax = 3;

    /// <summary>After that nobody waits for the answer any more. Zalo lets one write for seven days: the answer must still arrive.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(5);

    /// <summary>True where people have an account of their own but the platform does not vouch for the number they type.</summary>
    public static bool ArePossible(ITurnContext turn) =>
        !turn.Conversation.IsGroup
        && Channels.CanRequestContact(turn.Conversation.ChannelId)
        && !Channels.ProvesPhones(turn.Conversation.ChannelId);

    /// <summary>
    /// Stages a request to each club that has the number, unless too many wait there, or the club has answered this account lately. A number that
    /// the account gave before, by mistake perhaps, is not asked about any more. A number counts like a code that was tried, unless it waits already.
    /// </summary>
    /// <returns>What the boards have to be told; nothing for a number that no club has.</returns>
    public static async ValueTask<IReadOnlyList<JoinRequest>> StageAsync(ITurnContext turn, string national, CancellationToken cancellationToken)
    {
        var mine = await OfSpeakerAsync(turn, cancellationToken);
        var waiting = mine.Where(request => request.Decision is null).ToList();
        if (waiting.All(request => request.Phone != national))
        {
            Invites.CountWrong(turn);
        }

        foreach (var mistaken in waiting.Where(request => request.Phone != national))
        {
            turn.SystemDocuments.Delete(mistaken);
        }

        var staged = new List<JoinRequest>();
        foreach (var club in (await Invites.WithPhoneAsync(turn, national, cancellationToken)).GroupBy(member => member.ClubId))
        {
            await ForgetExpiredAsync(turn, club.Key, cancellationToken);
            var open = await OpenAsync(turn.SystemDocuments, club.Key, turn.Now, cancellationToken);
            var isKnown = mine.Any(request => request.ClubId == club.Key && (request.Decision is not null || request.Phone == national));
            if (isKnown || open.Count >= OpenMax || club.Count() > CandidatesMax)
            {
                continue;
            }

            var request = new JoinRequest
            {
                Id = turn.NewId(),
                ClubId = club.Key,
                Conversation = turn.Conversation,
                Phone = national,
                MemberIds = [.. club.Select(member => member.Id)],
                AskedAt = turn.Now,
            };
            turn.SystemDocuments.Put(request);
            staged.Add(request);
        }

        return staged;
    }

    /// <summary>The speaker has joined, or does not want to: no board is asked any more.</summary>
    /// <param name="turn">The speaker's turn.</param>
    /// <param name="isAnsweredKept">True to keep who of a board recognised the speaker.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask ForgetAsync(ITurnContext turn, bool isAnsweredKept, CancellationToken cancellationToken)
    {
        foreach (var request in (await OfSpeakerAsync(turn, cancellationToken)).Where(request => !isAnsweredKept || request.Decision is null))
        {
            turn.SystemDocuments.Delete(request);
        }
    }

    /// <summary>Requests of a club that nobody has decided, the oldest first.</summary>
    public static ValueTask<IReadOnlyList<JoinRequest>> OpenAsync(
        IDocumentSession documents, string clubId, DateTimeOffset now, CancellationToken cancellationToken) =>
        documents.QueryRangeAsync<JoinRequest>(
            Open, JoinRequest.OpenKey(clubId, now - Validity), JoinRequest.OpenKey(clubId, DateTimeOffset.MaxValue), OpenMax, cancellationToken);

    /// <summary>The member whom the board recognised in the speaker; null when it did not, or lately no more, or the register has another number now.</summary>
    public static async ValueTask<Member?> RecognisedAsync(ITurnContext turn, string requestId, CancellationToken cancellationToken) =>
        await turn.SystemDocuments.LoadAsync<JoinRequest>(requestId, cancellationToken) is { Decision: { MemberId: { } memberId } decision } request
        && request.Conversation.AccountKey == turn.Conversation.AccountKey
        && turn.Now - decision.DecidedAt < Validity
        && await turn.SystemDocuments.LoadAsync<Member>(memberId, cancellationToken) is { PhoneOwner: null } member
        && member.Phone == request.Phone
            ? member
            : null;

    /// <summary>What the speaker asked lately.</summary>
    private static async ValueTask<IReadOnlyList<JoinRequest>> OfSpeakerAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var all = await turn.SystemDocuments.QueryAsync<JoinRequest>(ByAccount, turn.Conversation.AccountKey, OfAccountMax, cancellationToken);
        return [.. all.Where(request => request.AskedAt > turn.Now - Validity)];
    }

    private static async ValueTask ForgetExpiredAsync(ITurnContext turn, string clubId, CancellationToken cancellationToken)
    {
        var expired = await turn.SystemDocuments.QueryRangeAsync<JoinRequest>(
            Open, JoinRequest.OpenKey(clubId, DateTimeOffset.MinValue), JoinRequest.OpenKey(clubId, turn.Now - Validity), OpenMax, cancellationToken);
        foreach (var request in expired)
        {
            turn.SystemDocuments.Delete(request);
        }
    }
}
