namespace ClubBot.Channels.Telegram;

/// <summary>Who the bot is on Telegram, once Telegram has said so.</summary>
internal sealed class TelegramIdentity
{
    private volatile string? name;

    /// <summary>The name behind the @, or null while it is not known: then nobody can address the bot in a group.</summary>
    public string? UserName
    {
        get => name;
        set => name = value;
    }
}
