using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>What became of a notice: for each recipient exactly one end, so that the five counts always add up to the recipients.</summary>
public sealed class NoticeTally
{
    /// <summary>Messages of one notice that are looked at: every member of the largest club, on every account of a large family.</summary>
    private const int MessagesMax = 100_000;

    private NoticeTally(IReadOnlyList<RecipientEnd> ends) => Ends = ends;

    /// <summary>What became of each recipient, in the order of the notice.</summary>
    public IReadOnlyList<RecipientEnd> Ends { get; }

    public int Count(NoticeEnd end) => Ends.Count(recipient => recipient.End == end);

    /// <summary>How many have to be told by hand for this reason.</summary>
    public int Count(ByHandReason reason) => Ends.Count(recipient => recipient.ByHand == reason);

    /// <summary>Reads it off the outbox.</summary>
    public static async ValueTask<NoticeTally> OfAsync(IDocumentSession documents, Notice notice, CancellationToken cancellationToken)
    {
        var messages = await documents.QueryAsync<OutboxMessage>(OutboxIndexes.ByNotice, notice.Id, MessagesMax, cancellationToken);
        return Of(notice, messages);
    }

    /// <summary>Adds up the messages of a notice.</summary>
    public static NoticeTally Of(Notice notice, IEnumerable<OutboxMessage> messages)
    {
        var byMember = messages.ToLookup(message => message.MemberId, StringComparer.Ordinal);
        return new NoticeTally([.. notice.Recipients.Select(recipient => EndOf(recipient, byMember[recipient.MemberId]))]);
    }

    private static RecipientEnd EndOf(NoticeRecipient recipient, IEnumerable<OutboxMessage> messages)
    {
        // The last of the chain counts. Notices of an older version have several messages that stand alone: the best of them counts.
        var last = messages.OrderBy(message => NoticeChain.HopOf(message.Id)).ThenBy(message => Worth(message.State)).LastOrDefault();
        return last is not null ? new RecipientEnd(recipient.MemberId, EndOf(last.State), ReasonOf(last))
            : recipient.Way == NoticeWay.OptedOut ? new RecipientEnd(recipient.MemberId, NoticeEnd.Skipped, NoticeReasons.OptedOut)
            : new RecipientEnd(recipient.MemberId, NoticeEnd.Skipped, NoticeReasons.NoWay);
    }

    /// <summary>A relative who wants no notices does not speak for the member.</summary>
    private static string? ReasonOf(OutboxMessage last) =>
        last is { Reason: NoticeReasons.OptedOut, Addressee: { } addressee } && Addressee.PersonOf(addressee) != last.MemberId ? NoticeReasons.NobodyPassesOn : last.Reason;

    private static NoticeEnd EndOf(OutboxState state) => state switch
    {
        OutboxState.Sent => NoticeEnd.Sent,
        OutboxState.Failed => NoticeEnd.Failed,
        OutboxState.Unknown => NoticeEnd.Unknown,
        OutboxState.Skipped => NoticeEnd.Skipped,
        _ => NoticeEnd.Waiting,
    };

    private static int Worth(OutboxState state) => EndOf(state) switch
    {
        NoticeEnd.Sent => 4,
        NoticeEnd.Waiting => 3,
        NoticeEnd.Unknown => 2,
        NoticeEnd.Failed => 1,
        _ => 0,
    };
}

/// <summary>What became of one recipient of a notice.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="End">Where the last message to them, or to their family, has ended or is.</param>
/// <param name="Reason">A stable word, or null.</param>
public sealed record RecipientEnd(string MemberId, NoticeEnd End, string? Reason)
{
    /// <summary>Why somebody has to go there, or null when nobody has to (yet).</summary>
    public ByHandReason? ByHand => (End, Reason) switch
    {
        (NoticeEnd.Sent or NoticeEnd.Waiting, _) => null,
        (NoticeEnd.Unknown, _) => ByHandReason.Unsure,
        (_, NoticeReasons.OptedOut) => ByHandReason.OptedOut,
        (_, NoticeReasons.NoWay) => ByHandReason.NoWay,
        _ => ByHandReason.NotReached,
    };
}

/// <summary>The five ends that add up to the recipients.</summary>
public enum NoticeEnd
{
    Sent,
    Failed,

    /// <summary>It was not tried: no way, not wanted, or nobody behind the account any more.</summary>
    Skipped,

    /// <summary>It left, and no answer came.</summary>
    Unknown,
    Waiting,
}

/// <summary>Why somebody has to be told by hand, in the order in which the board reads it.</summary>
public enum ByHandReason
{
    /// <summary>Failed on every account and with every relative.</summary>
    NotReached,

    /// <summary>It left and nobody knows whether it arrived; it is not sent again by itself.</summary>
    Unsure,

    /// <summary>Wants no notices.</summary>
    OptedOut,

    /// <summary>No account of theirs, or of a relative's, that reaches anybody.</summary>
    NoWay,
}
