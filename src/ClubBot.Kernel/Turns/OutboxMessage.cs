using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>A message that waits to leave, and afterwards the record of how it went.</summary>
public sealed record OutboxMessage : Document
{
    /// <summary>Value of <see cref="Reason"/> when the bot found nothing to say about it (any more).</summary>
    public const string NothingToSay = "nothing-to-say";

    public required ConversationReference To { get; init; }

    /// <summary>What is said; null when <see cref="DialogId"/> begins a dialog that does the talking.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Dialog to begin in the conversation, or null for a plain message.</summary>
    public string? DialogId { get; init; }

    /// <summary>What the dialog is told at its beginning, usually a document's id.</summary>
    public string? DialogArgument { get; init; }

    public OutboxLane Lane { get; init; }

    /// <summary>Earliest instant at which it may leave, or go on leaving; "scheduled" means nothing else.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    public OutboxState State { get; init; }

    /// <summary>Why it failed, was skipped or waits; a stable word for programs, not a sentence.</summary>
    public string? Reason { get; init; }

    public ProactivePolicy Policy { get; init; }

    /// <summary>True when somebody may be in danger: quiet hours do not hold it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Times it was handed to its channel.</summary>
    public int Attempts { get; init; }

    /// <summary>The notice it is part of, or null.</summary>
    public string? NoticeId { get; init; }

    /// <summary>The person of the roster it is for, or null.</summary>
    public string? MemberId { get; init; }

    /// <summary>
    /// Who has to be behind the account when the message leaves, as the bot names people; null = whoever it is. To anybody else nothing is said.
    /// </summary>
    public string? Addressee { get; init; }
}

/// <summary>Replies leave before notices.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutboxLane>))]
public enum OutboxLane
{
    Reply,
    Notice,
}

/// <summary>Where a message is on its way. Every message ends in one of the last four.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutboxState>))]
public enum OutboxState
{
    Queued,

    /// <summary>Handed to the channel; no answer yet.</summary>
    Sending,

    /// <summary>Kept in the conversation until the open question is answered.</summary>
    Waiting,
    Sent,
    Failed,

    /// <summary>It left and no answer came: never sent again by itself.</summary>
    Unknown,
    Skipped,
}

/// <summary>What a message that nobody asked for does to an open question.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProactivePolicy>))]
public enum ProactivePolicy
{
    /// <summary>It waits until the open question is answered, or the person has been silent for a while.</summary>
    AfterOpenQuestion,

    /// <summary>It is said at once; the open question stays open.</summary>
    Now,

    /// <summary>It comes first: its dialog goes on top, and the open question is asked again afterwards.</summary>
    Interrupt,
}

/// <summary>How waiting messages are found.</summary>
public static class OutboxIndexes
{
    /// <summary>Queued messages: replies first, then by the instant at which they may leave.</summary>
    public const string Due = "due";

    public const string ByNotice = "by-notice";

    /// <summary>Notices that were said and have not left: by channel, then by the instant at which they may leave.</summary>
    public const string Notices = "notices-by-channel";

    /// <summary>Key that orders a queued message of a lane by its instant.</summary>
    public static string DueKey(OutboxLane lane, DateTimeOffset notBefore) => $"{(int)lane}|{notBefore.UtcTicks:D19}";

    internal static IEnumerable<string> NoticeKeys(OutboxMessage message) => message.NoticeId is { } notice ? [notice] : [];

    internal static IEnumerable<string> DueKeys(OutboxMessage message) =>
        message.State is OutboxState.Queued or OutboxState.Waiting ? [DueKey(message.Lane, message.NotBefore)] : [];

    internal static IEnumerable<string> WireKeys(OutboxMessage message) =>
        message is { Lane: OutboxLane.Notice, State: OutboxState.Sending } ? [WireKey(message.To.ChannelId, message.NotBefore)] : [];

    /// <summary>Key that orders what leaves over a channel by its instant.</summary>
    internal static string WireKey(string channelId, DateTimeOffset notBefore) => $"{channelId}|{notBefore.UtcTicks:D19}";
}
