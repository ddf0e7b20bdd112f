using System.Text.Json;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>
/// One conversation: open dialogs, recent inbound ids, the newest part of the log and what waits to be said. A turn that
/// changes nothing else costs this one document.
/// </summary>
public sealed record Conversation : Document
{
    /// <summary>Inbound ids that are remembered, newest last. A platform that repeats does so soon.</summary>
    public const int RecentMax = 32;

    /// <summary>Messages that are said at once when the open question is answered; the others come by their own instant.</summary>
    public const int WaitingMax = 16;

    /// <summary>Longest <see cref="ConversationReference.Key"/>: ids of log pages and of a turn's documents are made from it.</summary>
    public const int KeyLengthMax = IdLengthMax - 40;

    public required ConversationReference Reference { get; init; }

    /// <summary>Sequence of the newest log entry, 0 when nothing was said.</summary>
    public long LastSequence { get; init; }

    /// <summary>Instant of the newest log entry: each one is later than the one before.</summary>
    public DateTimeOffset LastLoggedAt { get; init; }

    /// <summary>Turns taken so far; ids made in a turn carry it.</summary>
    public long Turns { get; init; }

    /// <summary>When the person last said something.</summary>
    public DateTimeOffset LastHeardAt { get; init; }

    /// <summary>Log entries that are not in a full <see cref="ConversationPage"/> yet.</summary>
    public IReadOnlyList<LogEntry> Tail { get; init => field = value ?? []; } = [];

    public IReadOnlyList<InboundReceipt> Recent { get; init => field = value ?? []; } = [];

    public DialogState Dialogs { get; init => field = value ?? DialogState.Empty; } = DialogState.Empty;

    /// <summary>Ids of outbox messages that wait for the open question to be answered.</summary>
    public IReadOnlyList<string> Waiting { get; init => field = value ?? []; } = [];

    /// <summary>What was said and has not left over the channel's wire yet, oldest first; empty where the log itself is the channel.</summary>
    /// <remarks>On disk it may still name notices that have left: <see cref="ConversationReading.LoadConversationAsync"/> reads it without them.</remarks>
    public IReadOnlyList<OutgoingPart> Outgoing { get; init => field = value ?? []; } = [];

    /// <summary>Earliest instant at which <see cref="Outgoing"/> may go on leaving.</summary>
    public DateTimeOffset OutgoingNotBefore { get; init; }

    /// <summary>Earliest instant at which words that are said at the given one may leave.</summary>
    public DateTimeOffset DepartureOf(DateTimeOffset saidAt) => Outgoing.Count == 0 ? saidAt : OutgoingNotBefore;

    /// <summary>The part that may leave now: the oldest that is not held; null when none is.</summary>
    public OutgoingPart? NextOutgoing(DateTimeOffset now) =>
        OutgoingNotBefore > now ? null : Outgoing.FirstOrDefault(part => part.HeldUntil <= now);

    /// <summary>Why the person cannot be reached here, as a stable word; null while nothing is known against it.</summary>
    public string? ClosedReason { get; init; }

    /// <summary>The receipt of an inbound id, or null when it is new.</summary>
    public InboundReceipt? ReceiptOf(string inboundId) => Recent.LastOrDefault(receipt => receipt.InboundId == inboundId);

    /// <summary>What a part says.</summary>
    /// <exception cref="InvalidDataException">The log does not hold it.</exception>
    public Activity WordsOf(OutgoingPart part) => part.Activity ?? (Tail.FirstOrDefault(entry => entry.Sequence == part.Sequence) is { } entry
        ? JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity)!
        : throw new InvalidDataException($"Conversation '{Id}' lacks the words of entry {part.Sequence} that have not left."));

    /// <summary>The part whose words have this id, or null when it does not wait any more.</summary>
    public OutgoingPart? PartOf(string activityId) => Outgoing.FirstOrDefault(part => ActivityIdOf(part.Sequence) == activityId);

    /// <summary>Id of the activity with this sequence: the Direct Line form.</summary>
    public string ActivityIdOf(long sequence) => $"{Reference.ConversationId}|{sequence:D7}";
}

/// <summary>An inbound id that was processed.</summary>
/// <param name="InboundId">The platform's id.</param>
/// <param name="Sequence">Where the message stands in the log, or stood last when it was not logged.</param>
public sealed record InboundReceipt(string InboundId, long Sequence)
{
    /// <summary>Places in the log of the answers that the caller took instead of the wire; null when it asked for none.</summary>
    public IReadOnlyList<long>? Answers { get; init; }
}

/// <summary>A full page of a conversation's log; written once.</summary>
public sealed record ConversationPage : Document
{
    /// <summary>Entries of a page.</summary>
    public const int Size = 16;

    public required IReadOnlyList<LogEntry> Entries { get; init; }

    /// <summary>Id of the page that holds the entry with this sequence.</summary>
    public static string IdOf(string conversationKey, long sequence) => $"{conversationKey}#{(sequence - 1) / Size:D8}";
}
