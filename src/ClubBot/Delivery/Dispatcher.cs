using ClubBot.Channels;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Hands one piece to the channel and says what its answer means for the message, for the pace and for the breaker.</summary>
internal sealed partial class Dispatcher(IChannel channel, Pacing pacing, ChannelBreaker breaker, TimeProvider time, ILogger logger)
{
    /// <summary>Reason of words that were not said in time.</summary>
    public const string TooLate = "too-late";

    private const string Unavailable = "unavailable";

    private static readonly TimeSpan RetryPauseMax = TimeSpan.FromMinutes(5);

    /// <summary>Words older than this are not said any more.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    /// <summary>The outcome that is certain without asking the channel; null when the piece is to be sent.</summary>
    public PartOutcome? Foreseen(Conversation conversation, OutgoingPart part, DateTimeOffset now, out MessagePiece? piece, out bool isLast)
    {
        var pieces = MessagePiece.Of(conversation.WordsOf(part), channel.Capabilities);
        isLast = part.PiecesSent + 1 >= pieces.Count;
        piece = part.PiecesSent < pieces.Count ? pieces[part.PiecesSent] : null;
        if (piece is null)
        {
            return new PartOutcome.Sent();
        }

        return now - part.SaidAt > AgeMax ? new PartOutcome.Ended(OutboxState.Failed, TooLate) : null;
    }

    /// <summary>Sends it, once.</summary>
    public async Task<PartOutcome> SendAsync(Takeoff takeoff)
    {
        SendOutcome outcome;
        try
        {
            // The channel has a limit of its own; a shutdown must not leave open whether it left.
            outcome = await channel.SendAsync(takeoff.Conversation.Reference, takeoff.Piece, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Only the kind: the address of a call may hold the channel's secret.
            Log.ChannelThrew(logger, channel.ChannelId, takeoff.Conversation.Id, exception.GetType().Name);
            outcome = new SendOutcome.Unknown("error");
        }

        var now = time.GetUtcNow();
        Tell(outcome, now);
        return OutcomeOf(takeoff, outcome, now);
    }

    private PartOutcome OutcomeOf(Takeoff takeoff, SendOutcome outcome, DateTimeOffset now)
    {
        var conversation = takeoff.Conversation.Id;
        switch (outcome)
        {
            // The words have arrived, and they say what stands on it: a picture that is refused, or of which nothing is known, is let go.
            case SendOutcome.Refused or SendOutcome.Unknown when takeoff.Piece.Picture is not null:
                Log.WithoutPicture(logger, channel.ChannelId, conversation);
                return takeoff.IsLast ? new PartOutcome.Sent() : new PartOutcome.PieceSent();
            case SendOutcome.Sent:
                return takeoff.IsLast ? new PartOutcome.Sent() : new PartOutcome.PieceSent();
            case SendOutcome.Retry { After: { } after }:
                Log.Later(logger, channel.ChannelId, conversation, after);
                return new PartOutcome.Later(now + after);
            case SendOutcome.Retry or SendOutcome.Denied:
                var pause = TimeSpan.FromSeconds(1 << Math.Min(takeoff.Part.Attempts, 8));
                return new PartOutcome.Later(now + (pause < RetryPauseMax ? pause : RetryPauseMax));
            case SendOutcome.Gone gone:
                Log.NotSent(logger, channel.ChannelId, conversation, gone.Reason);
                return new PartOutcome.Closed(gone.Reason);
            case SendOutcome.Unknown unknown:
                Log.NotSent(logger, channel.ChannelId, conversation, unknown.Reason);
                return new PartOutcome.Ended(OutboxState.Unknown, unknown.Reason);
            case SendOutcome.Refused refused:
                Log.NotSent(logger, channel.ChannelId, conversation, refused.Reason);
                return new PartOutcome.Ended(OutboxState.Failed, refused.Reason);
            default:
                throw new InvalidOperationException($"Nothing is known of {outcome}.");
        }
    }

    /// <summary>Tells the pace and the breaker how it went.</summary>
    private void Tell(SendOutcome outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case SendOutcome.Denied denied:
                Note(breaker.Fail(denied.Reason, now, isFinal: true), denied.Reason, isAlarm: true);
                break;
            case SendOutcome.Retry { After: null }:
                Note(breaker.Fail(Unavailable, now, isFinal: false), Unavailable, isAlarm: false);
                break;
            case SendOutcome.Unknown unknown:
                Note(breaker.Fail(unknown.Reason, now, isFinal: false), unknown.Reason, isAlarm: false);
                break;
            default:
                if (outcome is SendOutcome.Retry { After: { } after })
                {
                    pacing.Hold(now + after);
                }

                if (breaker.Succeed())
                {
                    Log.Closed(logger, channel.ChannelId);
                }

                break;
        }
    }

    private void Note(bool hasOpened, string reason, bool isAlarm)
    {
        if (hasOpened && isAlarm)
        {
            Log.Alarm(logger, channel.ChannelId, reason);
        }
        else if (hasOpened)
        {
            Log.Opened(logger, channel.ChannelId, reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Channel {Channel} failed at a message of {Conversation}: {Kind}.")]
        public static partial void ChannelThrew(ILogger logger, string channel, string conversation, string kind);

        [LoggerMessage(2, LogLevel.Warning, "Channel {Channel} asked at {Conversation} to wait for {After}.")]
        public static partial void Later(ILogger logger, string channel, string conversation, TimeSpan after);

        [LoggerMessage(3, LogLevel.Warning, "Channel {Channel}: a message of {Conversation} did not arrive for certain: {Reason}.")]
        public static partial void NotSent(ILogger logger, string channel, string conversation, string reason);

        [LoggerMessage(4, LogLevel.Critical, "Channel {Channel} refuses the bot ({Reason}): nothing leaves over it. Mend its settings; config check says what is set.")]
        public static partial void Alarm(ILogger logger, string channel, string reason);

        [LoggerMessage(5, LogLevel.Error, "Channel {Channel} fails over and over ({Reason}); it rests and is tried one message at a time.")]
        public static partial void Opened(ILogger logger, string channel, string reason);

        [LoggerMessage(6, LogLevel.Information, "Channel {Channel} works again.")]
        public static partial void Closed(ILogger logger, string channel);

        [LoggerMessage(7, LogLevel.Warning, "Channel {Channel}: a picture of {Conversation} did not arrive for certain; its words did.")]
        public static partial void WithoutPicture(ILogger logger, string channel, string conversation);
    }
}
