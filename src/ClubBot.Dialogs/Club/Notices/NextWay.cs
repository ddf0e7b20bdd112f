using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>What follows when a message to somebody did not arrive: the next way of <see cref="ContactRule"/>, or the board's list.</summary>
/// <remarks>
/// After <see cref="OutboxState.Failed"/>, and after a skip that was nobody's wish, the next account is tried. After
/// <see cref="OutboxState.Unknown"/> nothing is sent again: it may have arrived. Of each notice the board is told once, a while after the
/// first person turned out not to be reached.
/// </remarks>
internal sealed class NextWay : IOutboxFollower
{
    /// <summary>Pause before the board is told, so that it is told of all at once. Guess: a notice to a large club has left by then.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    private const string ToldSuffix = "!told";

    public async ValueTask EndedAsync(OutboxMessage ended, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (NoticeChain.HopOf(ended.Id) == 0 || ended is not { MemberId: { } memberId, Addressee: { } addressee })
        {
            return;
        }

        if (await documents.LoadAsync<OutboxMessage>(NoticeChain.Next(ended.Id), cancellationToken) is not null)
        {
            return;
        }

        if (!await LeadsOnAsync(documents, ended, addressee, cancellationToken))
        {
            await ListAsync(documents, ended, memberId, now, cancellationToken);
            return;
        }

        if (ended.State != OutboxState.Unknown && await NextAsync(documents, ended, memberId, addressee, now, cancellationToken) is { } next)
        {
            documents.Put(next);
            return;
        }

        if (await ListAsync(documents, ended, memberId, now, cancellationToken) is { } notice)
        {
            await TellBoardAsync(documents, notice, now, cancellationToken);
        }
    }

    /// <summary>The notice by which the board finds who has to be told by hand; null when nobody expects that of this message.</summary>
    private static async ValueTask<Notice?> ListAsync(
        IDocumentSession documents, OutboxMessage ended, string memberId, DateTimeOffset now, CancellationToken cancellationToken) =>
        ended.NoticeId is not { } noticeId ? null
            : await documents.LoadAsync<Notice>(noticeId, cancellationToken)
            ?? await NoticeOfOneAsync(documents, ended, memberId, now, cancellationToken);

    /// <summary>False when it ended as somebody wished: they want no notices, or there was nothing to say to whom it was for.</summary>
    private static async ValueTask<bool> LeadsOnAsync(
        IDocumentSession documents, OutboxMessage message, string addressee, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case { State: OutboxState.Failed or OutboxState.Unknown }:
                return true;
            case { State: OutboxState.Skipped, Reason: NoticeReasons.OptedOut }:
                // A relative who wants nothing does not speak for the member.
                return Addressee.PersonOf(addressee) != message.MemberId;
            case { State: OutboxState.Skipped, Reason: OutboxMessage.NothingToSay }:
                return !await StillStandsAsync(documents, message, addressee, cancellationToken);
            default:
                return message.State == OutboxState.Skipped;
        }
    }

    /// <summary>False when somebody else, or nobody, is behind the account by now, or the right or the office is gone.</summary>
    private static async ValueTask<bool> StillStandsAsync(
        IDocumentSession documents, OutboxMessage message, string addressee, CancellationToken cancellationToken)
    {
        var account = await documents.LoadAsync<Account>(message.To.AccountKey, cancellationToken);
        if (account?.Link is not { } link || Addressee.Of(link) != Addressee.PersonOf(addressee))
        {
            return false;
        }

        if (Addressee.IsForBoard(addressee))
        {
            return await documents.LoadAsync<Member>(link.MemberId, cancellationToken) is { IsBoard: true };
        }

        var grant = link.GrantId is { } id ? await documents.LoadAsync<FamilyGrant>(id, cancellationToken) : null;
        return link.GrantId is null || (grant is { RevokedAt: null } && (Addressee.RightOf(addressee) is not { } right || grant.Allows(right)));
    }

    private static async ValueTask<OutboxMessage?> NextAsync(
        IDocumentSession documents, OutboxMessage message, string memberId, string addressee, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tried = await TriedAsync(documents, message, cancellationToken);
        var ways = await WaysAsync(documents, message, memberId, addressee, now, cancellationToken);
        return ways.FirstOrDefault(way => !tried.Contains(way.Contact.Account.Id)) is not { } way ? null : message with
        {
            Id = NoticeChain.Next(message.Id),
            To = way.Contact.Account.Conversation,
            MemberId = way.MemberId,
            Addressee = way.Addressee,
            State = OutboxState.Queued,
            Reason = null,
            Attempts = 0,
            NotBefore = now,
        };
    }

    private static async ValueTask<HashSet<string>> TriedAsync(IDocumentSession documents, OutboxMessage message, CancellationToken cancellationToken)
    {
        var tried = new HashSet<string>(StringComparer.Ordinal) { message.To.AccountKey };
        foreach (var id in NoticeChain.UpTo(message.Id))
        {
            if (await documents.LoadAsync<OutboxMessage>(id, cancellationToken) is { } earlier)
            {
                tried.Add(earlier.To.AccountKey);
            }
        }

        return tried;
    }

    /// <summary>Everything by which this may be told, the first to try in front.</summary>
    private static async ValueTask<IReadOnlyList<Way>> WaysAsync(
        IDocumentSession documents, OutboxMessage message, string memberId, string addressee, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (message is { DialogId: NoticeDialog.DialogId, DialogArgument: { } toldOf })
        {
            return await documents.LoadAsync<Notice>(toldOf, cancellationToken) is { } told ? await BoardAsync(documents, told, now, cancellationToken) : [];
        }

        var book = await ContactBook.OfMemberAsync(documents, memberId, now, cancellationToken);
        var notice = message.NoticeId is { } id ? await documents.LoadAsync<Notice>(id, cancellationToken) : null;
        if (notice?.Right is not { } right)
        {
            return [.. book.OfPerson(memberId, Addressee.PersonOf(addressee)).Select(contact => new Way(contact, memberId, addressee))];
        }

        var own = book.OfPerson(memberId, memberId).Select(contact => new Way(contact, memberId, Addressee.Of(contact.Account.Link!)));
        // Words are written for whoever they were meant for; only a dialog finds words of its own for a relative.
        var family = message.DialogId is null || book.HasStopped(memberId) ? [] : book.OfFamily(memberId, right);
        return [.. own, .. family.Select(contact => new Way(contact, memberId, Addressee.Of(contact.Account.Link!, right)))];
    }

    /// <summary>Whoever sent the notice, then the rest of the board, each by all their ways.</summary>
    private static async ValueTask<IReadOnlyList<Way>> BoardAsync(
        IDocumentSession documents, Notice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ways = new List<Way>();
        var board = await documents.QueryAsync<Member>(MembershipIndexes.Board, notice.ClubId, MembershipIndexes.BoardMax, cancellationToken);
        foreach (var member in board.OrderByDescending(member => member.Id == notice.SentBy).ThenBy(member => member.Office).ThenBy(member => member.Number))
        {
            var book = await ContactBook.OfMemberAsync(documents, member.Id, now, cancellationToken);
            ways.AddRange(book.OfPerson(member.Id, member.Id).Select(contact => new Way(contact, member.Id, Addressee.OfBoard(contact.Account.Link!))));
        }

        return ways;
    }

    /// <summary>What was told to one member alone becomes a notice when it does not arrive, so that the board finds it where the others are.</summary>
    private static async ValueTask<Notice?> NoticeOfOneAsync(
        IDocumentSession documents, OutboxMessage message, string memberId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await documents.LoadAsync<Member>(memberId, cancellationToken) is not { } member)
        {
            return null;
        }

        var notice = new Notice
        {
            Id = message.NoticeId!,
            ClubId = member.ClubId,
            Words = message.Activity?.Text ?? "",
            SentAt = now,
            Receipt = "",
            Recipients = [new NoticeRecipient(memberId, NoticeWay.Own)],
        };
        documents.Put(notice);
        return notice;
    }

    /// <summary>Tells one of the board, once for each notice: whoever comes second finds the message there.</summary>
    private static async ValueTask TellBoardAsync(IDocumentSession documents, Notice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = NoticeChain.First(notice.Id + ToldSuffix);
        if (await documents.LoadAsync<OutboxMessage>(id, cancellationToken) is not null
            || await BoardAsync(documents, notice, now, cancellationToken) is not [var first, ..])
        {
            return;
        }

        documents.Put(new OutboxMessage
        {
            Id = id,
            To = first.Contact.Account.Conversation,
            DialogId = NoticeDialog.DialogId,
            DialogArgument = notice.Id,
            Lane = OutboxLane.Notice,
            NotBefore = now + Gathering,
            MemberId = first.MemberId,
            Addressee = first.Addressee,
        });
    }

    /// <summary>One way to somebody, and in what capacity they are told there.</summary>
    private sealed record Way(Contact Contact, string MemberId, string Addressee);
}
