using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.Telegram;

/// <summary>What an update of Telegram is to us.</summary>
internal abstract record TelegramArrival
{
    private TelegramArrival()
    {
    }

    /// <summary>Somebody said or pressed something.</summary>
    /// <param name="Turn">The turn to run.</param>
    /// <param name="CallbackQueryId">The press that waits for an answer, or null.</param>
    public sealed record Said(InboundTurn Turn, string? CallbackQueryId) : TelegramArrival;

    /// <summary>A button that leads nowhere any more; the press still waits for an answer.</summary>
    public sealed record DeadButton(string CallbackQueryId) : TelegramArrival;

    /// <summary>The person blocked the bot, or let it in again.</summary>
    public sealed record Reach(string ConversationKey, bool IsBlocked) : TelegramArrival;

    /// <summary>A group became a supergroup.</summary>
    /// <param name="Chat">What it was.</param>
    /// <param name="NewChat">What it is now.</param>
    public sealed record Moved(long Chat, long NewChat) : TelegramArrival;

    /// <summary>Nothing of ours.</summary>
    public sealed record Nothing : TelegramArrival;
}
