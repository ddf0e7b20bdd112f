using System.Globalization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloOa.Planning;

/// <summary>Knows what may still be sent to whom: free for two days, against the month's allowance for seven, and then not at all.</summary>
internal sealed class SendPlanner(
    IDocumentStore store, DocumentCatalog catalog, OutgoingQueue queue, ZaloOaOptions options, TimeProvider time)
{
    /// <summary>Messages cost nothing for so long after the person did something. Source: oa.zalo.me, consultation messages.</summary>
    public static readonly TimeSpan FreeTime = TimeSpan.FromHours(48);

    /// <summary>After that Zalo takes none. Source: as above, and error -230.</summary>
    public static readonly TimeSpan OpenTime = TimeSpan.FromDays(7);

    /// <summary>Letters that a field of a template takes. Source: rules for templates, text block.</summary>
    private const int TemplateTextMax = 400;

    private const int RunsMax = 100;

    /// <summary>Zalo's months are those of Viet Nam, which knows no summer time.</summary>
    private static readonly TimeSpan MonthOffset = TimeSpan.FromHours(7);

    /// <summary>Notes that the person did something that opens the time in which one may write.</summary>
    public async ValueTask ActedAsync(string conversationKey, CancellationToken cancellationToken) => await ChangeAsync(
        async session => session.Put(await PersonAsync(session, conversationKey, cancellationToken) with { ActedAt = time.GetUtcNow() }),
        cancellationToken);

    /// <summary>Decides about one message, and sets aside what it costs.</summary>
    public async ValueTask<SendPlan> PlanAsync(ConversationReference to, MessagePiece piece, int lengthMax, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var session = NewSession();
            var plan = await DecideAsync(session, to, piece, lengthMax, cancellationToken);
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                return plan;
            }
        }

        return new SendPlan.Settled(new SendOutcome.Retry(null));
    }

    /// <summary>Notes what became of a message, and what Zalo said of the allowance.</summary>
    /// <param name="to">Where it went.</param>
    /// <param name="plan">What had been decided.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="quota">What Zalo counted it against, or null.</param>
    /// <param name="isExhausted">True when Zalo said that the allowance is used up.</param>
    public async ValueTask SettleAsync(ConversationReference to, SendPlan plan, SendOutcome outcome, ApiQuota? quota, bool isExhausted) => await ChangeAsync(
        async session =>
        {
            // It may have left: a shutdown now must not lose what is known of it.
            var month = await MonthAsync(session, CancellationToken.None);
            var after = plan switch
            {
                SendPlan.Send { IsMetered: true } => Counted(month, outcome, quota),
                SendPlan.Template when outcome is SendOutcome.Sent or SendOutcome.Unknown => month with { Templates = month.Templates + 1 },
                _ => month,
            };
            after = quota is { QuotaType: ApiQuota.OfPackage, Remain: { } left } ? after with { Left = left } : after;
            after = isExhausted ? after with { Left = 0 } : after;
            if (after != month)
            {
                session.Put(after);
            }

            if (plan is SendPlan.Send send)
            {
                var person = await PersonAsync(session, to.Key, CancellationToken.None);
                var told = WithOutcome(WithFree(person, send, outcome, quota), send, outcome);
                if (told != person)
                {
                    session.Put(told);
                }
            }
        },
        CancellationToken.None);

    private async ValueTask<SendPlan> DecideAsync(
        DocumentSession session, ConversationReference to, MessagePiece piece, int lengthMax, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(session, to.Key, cancellationToken);
        if (person.Merged is { } merged && merged.Others.Contains(piece.ActivityId) && OutcomeOf(merged) is { } outcome)
        {
            return new SendPlan.Settled(outcome);
        }

        var conversation = await session.LoadConversationAsync(to.Key, cancellationToken);
        var part = conversation?.PartOf(piece.ActivityId);
        var attempts = part?.Attempts ?? 0;
        var message = part?.OutboxId is { } id ? await session.LoadAsync<OutboxMessage>(id, cancellationToken) : null;
        var actedAt = conversation?.LastHeardAt > person.ActedAt ? conversation.LastHeardAt : person.ActedAt;
        var silence = time.GetUtcNow() - actedAt;
        if (silence > OpenTime)
        {
            return message is not null && options is { IsTemplateEnabled: true, TemplateId: not null } && piece.Text.Length <= TemplateTextMax
                ? new SendPlan.Template(piece, attempts)
                : new SendPlan.Settled(new SendOutcome.Gone(ZaloOaFailure.WindowClosed));
        }

        var freeSent = person.CountedFrom == actedAt ? person.FreeSent : 0;
        if (silence <= FreeTime && (options.FreeMessagesMax == 0 || freeSent < options.FreeMessagesMax))
        {
            return new SendPlan.Send(piece, IsMetered: false, attempts, [], actedAt);
        }

        var month = await MonthAsync(session, cancellationToken);
        if (message?.IsUrgent != true && month.Left <= options.MonthlyReserve)
        {
            return new SendPlan.Settled(new SendOutcome.Refused(ZaloOaFailure.Quota));
        }

        var (whole, others) = conversation is null ? (piece, []) : await MergedAsync(conversation, piece, lengthMax, cancellationToken);
        // Set aside before it leaves: messages that leave at the same time cannot use up the reserve together.
        session.Put(month with { Left = Math.Max(0, month.Left - 1), Used = month.Used + 1 });
        if (others.Count > 0)
        {
            session.Put(person with { Merged = new MergedNotices(piece.ActivityId, others) });
        }

        return new SendPlan.Send(whole, IsMetered: true, attempts, others, actedAt);
    }

    /// <summary>Puts the notices that wait for the same person into one message, as far as they fit and may leave.</summary>
    private async ValueTask<(MessagePiece Piece, IReadOnlyList<string> Others)> MergedAsync(
        Conversation conversation, MessagePiece piece, int lengthMax, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (conversation.PartOf(piece.ActivityId) is not { } lead || PlainNotice(conversation, lead, now) is null)
        {
            return (piece, []);
        }

        var (text, others) = (piece.Text, new List<string>());
        foreach (var part in conversation.Outgoing.Where(part => part != lead))
        {
            if (PlainNotice(conversation, part, now) is { } words
                && $"{text}\n\n{words}" is var both && both.Length <= lengthMax
                && await queue.JudgeAsync(part, now, cancellationToken) is null)
            {
                text = both;
                others.Add(conversation.ActivityIdOf(part.Sequence));
            }
        }

        return (piece with { Text = text }, others);
    }

    /// <summary>The words of a notice that may leave now and asks nothing; null for any other part.</summary>
    private static string? PlainNotice(Conversation conversation, OutgoingPart part, DateTimeOffset now) =>
        part is { Lane: OutboxLane.Notice, PiecesSent: 0, OutboxId: not null } && part.HeldUntil <= now
            && conversation.WordsOf(part) is { SuggestedActions: null, Text: { Length: > 0 } text }
            ? text.Trim()
            : null;

    private static SendOutcome? OutcomeOf(MergedNotices merged) => merged switch
    {
        { MessageId: { } id } => new SendOutcome.Sent(id),
        { UnknownReason: { } reason } => new SendOutcome.Unknown(reason),
        _ => null,
    };

    private static ZaloOaMonth Counted(ZaloOaMonth month, SendOutcome outcome, ApiQuota? quota)
    {
        // What did not leave, or cost nothing after all, is given back.
        var counts = outcome is SendOutcome.Unknown || (outcome is SendOutcome.Sent && quota?.QuotaType is null or ApiQuota.OfPackage);
        return counts ? month : month with { Left = month.Left + 1, Used = month.Used - 1 };
    }

    /// <summary>Counts a message that cost nothing; where Zalo says how many are left, that counts.</summary>
    private ZaloOaPerson WithFree(ZaloOaPerson person, SendPlan.Send plan, SendOutcome outcome, ApiQuota? quota)
    {
        if (plan.IsMetered || outcome is not (SendOutcome.Sent or SendOutcome.Unknown))
        {
            return person;
        }

        var sent = (person.CountedFrom == plan.ActedAt ? person.FreeSent : 0) + 1;
        sent = quota is { QuotaType: ApiQuota.OfAnswers, Remain: { } left } ? Math.Max(0, options.FreeMessagesMax - left) : sent;
        return person with { CountedFrom = plan.ActedAt, FreeSent = sent };
    }

    private static ZaloOaPerson WithOutcome(ZaloOaPerson person, SendPlan.Send plan, SendOutcome outcome) => plan.Others.Count == 0 || outcome is SendOutcome.Retry or SendOutcome.Denied ? person : person with
    {
        Merged = outcome switch
        {
            SendOutcome.Sent sent => new MergedNotices(plan.Piece.ActivityId, plan.Others, MessageId: sent.PlatformMessageId),
            SendOutcome.Unknown unknown => new MergedNotices(plan.Piece.ActivityId, plan.Others, UnknownReason: unknown.Reason),
            _ => null,
        },
    };

    private async ValueTask<ZaloOaMonth> MonthAsync(DocumentSession session, CancellationToken cancellationToken)
    {
        var month = time.GetUtcNow().ToOffset(MonthOffset);
        var id = string.Create(CultureInfo.InvariantCulture, $"{options.AppId}/{month:yyyy-MM}");
        return await session.LoadAsync<ZaloOaMonth>(id, cancellationToken) ?? new ZaloOaMonth { Id = id, Left = options.MonthlyMessages };
    }

    private static async ValueTask<ZaloOaPerson> PersonAsync(DocumentSession session, string conversationKey, CancellationToken cancellationToken) =>
        await session.LoadAsync<ZaloOaPerson>(conversationKey, cancellationToken) ?? new ZaloOaPerson { Id = conversationKey };

    private async ValueTask ChangeAsync(Func<DocumentSession, Task> change, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var session = NewSession();
            await change(session);
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                return;
            }
        }
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);
}
