namespace ClubBot.Kernel.Turns;

/// <summary>Decides whether a message that nobody asked for waits for the open question.</summary>
internal static class Deferral
{
    /// <summary>Silence after which an open question no longer holds back a message: the person has put the phone away.</summary>
    public static readonly TimeSpan SilenceMax = TimeSpan.FromMinutes(10);

    /// <summary>Instant until which the message waits, or null when it may be said now.</summary>
    public static DateTimeOffset? For(OutboxMessage message, Conversation conversation, DateTimeOffset now)
    {
        if (message.Policy != ProactivePolicy.AfterOpenQuestion || !conversation.Dialogs.HasOpenQuestion)
        {
            return null;
        }

        var until = conversation.LastHeardAt + SilenceMax;
        return until > now ? until : null;
    }
}
