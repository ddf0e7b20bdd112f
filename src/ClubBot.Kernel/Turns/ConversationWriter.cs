using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>Builds the conversation as it stands after a turn.</summary>
internal sealed class ConversationWriter(Conversation before, DateTimeOffset now)
{
    private readonly List<LogEntry> entries = [];
    private readonly List<long> takenAnswers = [];
    private bool areAnswersTaken;
    private Conversation after = before with { Turns = before.Turns + 1 };

    /// <summary>The instant of the turn.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Log entries of this turn, in order.</summary>
    public IReadOnlyList<LogEntry> Entries => entries;

    /// <summary>Places of the answers that the caller takes instead of the wire.</summary>
    public IReadOnlyList<long> TakenAnswers => takenAnswers;

    /// <summary>Sequence under which the person's message stands, or the newest before it when it is not logged.</summary>
    public long HeardSequence { get; private set; } = before.LastSequence;

    /// <summary>True when this turn said something that has to leave over a wire.</summary>
    public bool HasOutgoing { get; private set; }

    /// <summary>Gives an activity its id, instant and address, as the next of the log.</summary>
    public Activity Stamp(Activity activity) => activity with
    {
        Id = before.ActivityIdOf(after.LastSequence + 1),
        Timestamp = after.LastLoggedAt >= Instant ? after.LastLoggedAt.AddMilliseconds(1) : Instant,
        ChannelId = before.Reference.ChannelId,
        Conversation = new ConversationAccount { Id = before.Reference.ConversationId },
        ServiceUrl = null,
        Recipient = null,
    };

    /// <summary>Puts what the person said into the log.</summary>
    public void Append(Activity stamped)
    {
        AppendEntry(stamped);
        HeardSequence = after.LastSequence;
        after = after with { LastHeardAt = now };
    }

    /// <summary>Remembers the inbound id, and whether the caller takes the answers to it.</summary>
    public void Receive(string inboundId, bool takesAnswers)
    {
        areAnswersTaken = takesAnswers;
        var recent = before.Recent.Append(new InboundReceipt(inboundId, HeardSequence)).TakeLast(Conversation.RecentMax);
        // Whoever writes can be reached.
        after = after with { Recent = [.. recent], ClosedReason = null };
    }

    /// <summary>Puts what the bot queued into the log and takes over the dialogs.</summary>
    public void Reply(TurnContext turn, string? replyToId)
    {
        foreach (var reply in turn.Replies)
        {
            var said = Stamp(reply.Activity) with { From = Bot, ReplyToId = replyToId };
            AppendEntry(said);
            if (areAnswersTaken && reply.Source is null)
            {
                takenAnswers.Add(after.LastSequence);
            }
            else
            {
                Send(said, reply.Source);
            }
        }

        after = after with { Dialogs = turn.Dialogs };
        if (areAnswersTaken)
        {
            after = after with { Recent = [.. after.Recent.SkipLast(1), after.Recent[^1] with { Answers = takenAnswers }] };
        }
    }

    /// <summary>Notes a message to be said once the question is answered. When too many wait, it comes by its own instant only.</summary>
    public void Wait(string outboxId)
    {
        if (!after.Waiting.Contains(outboxId) && after.Waiting.Count < Conversation.WaitingMax)
        {
            after = after with { Waiting = [.. after.Waiting, outboxId] };
        }
    }

    public void NoLongerWait(IReadOnlyCollection<string> outboxIds) =>
        after = after with { Waiting = [.. after.Waiting.Where(id => !outboxIds.Contains(id))] };

    /// <summary>Stages the conversation, and a page of its log when one is full.</summary>
    public void Close(IDocumentSession session)
    {
        while (after.Tail.Count >= ConversationPage.Size)
        {
            var page = after.Tail.Take(ConversationPage.Size).ToList();
            session.Put(new ConversationPage { Id = ConversationPage.IdOf(before.Id, page[0].Sequence), Entries = page });
            after = after with
            {
                Tail = [.. after.Tail.Skip(ConversationPage.Size)],
                Outgoing = [.. after.Outgoing.Select(part => part.Sequence <= page[^1].Sequence ? part with { Activity = after.WordsOf(part) } : part)],
            };
        }

        session.Put(after);
    }

    /// <summary>Whole milliseconds: a browser sees no finer ones, and orders by what it sees.</summary>
    private DateTimeOffset Instant { get; } = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));

    private static ChannelAccount Bot { get; } = new() { Id = "clubbot", Name = "ClubBot", Role = Roles.Bot };

    /// <summary>Queues what was said for the wire, where there is one and somebody at its end.</summary>
    private void Send(Activity said, OutboxMessage? source)
    {
        if (said.Type != ActivityTypes.Message || after.ClosedReason is not null || !Channels.HasWire(after.Reference.ChannelId))
        {
            return;
        }

        var part = new OutgoingPart { Sequence = after.LastSequence, Lane = source?.Lane ?? OutboxLane.Reply, OutboxId = source?.Id, SaidAt = now };
        after = after with
        {
            Outgoing = [.. after.Outgoing, part],
            OutgoingNotBefore = after.DepartureOf(now),
        };
        HasOutgoing = true;
    }

    private void AppendEntry(Activity activity)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
        var entry = new LogEntry(after.LastSequence + 1, new RawJson(json));
        entries.Add(entry);
        after = after with
        {
            LastSequence = entry.Sequence,
            LastLoggedAt = activity.Timestamp!.Value,
            Tail = [.. after.Tail, entry],
        };
    }
}
