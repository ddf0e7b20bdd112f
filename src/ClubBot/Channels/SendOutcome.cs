namespace ClubBot.Channels;

/// <summary>How a platform answered one message. The delivery decides by this alone.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The platform has it.</summary>
    /// <param name="PlatformMessageId">The platform's own id of the message.</param>
    public sealed record Sent(string PlatformMessageId) : SendOutcome;

    /// <summary>It certainly did not leave, and is worth another try.</summary>
    /// <param name="After">How long the platform wants the whole channel to be silent; null = it did not say, the delivery chooses.</param>
    public sealed record Retry(TimeSpan? After) : SendOutcome;

    /// <summary>The platform refuses the bot itself (its token is wrong or was taken back): nothing left, and nothing will until the settings are mended.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Denied(string Reason) : SendOutcome;

    /// <summary>The person cannot be reached there: blocked, account gone, chat not found.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Gone(string Reason) : SendOutcome;

    /// <summary>It may have left and no answer came. It is never sent again by itself.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Unknown(string Reason) : SendOutcome;

    /// <summary>The platform does not take this message, and never will.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Refused(string Reason) : SendOutcome;
}
