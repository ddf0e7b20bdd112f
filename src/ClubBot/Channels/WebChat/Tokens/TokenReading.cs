namespace ClubBot.Channels.WebChat.Tokens;

/// <summary>What a presented token turned out to be.</summary>
internal abstract record TokenReading
{
    private TokenReading()
    {
    }

    /// <summary>Signed here and in force.</summary>
    public sealed record Valid(WebChatIdentity Identity, DateTimeOffset Expires) : TokenReading;

    /// <summary>Signed here once; good for nothing but a new one for the same conversation.</summary>
    public sealed record Expired(WebChatIdentity Identity, DateTimeOffset Expires) : TokenReading;

    /// <summary>Not a token of this server, or one for another purpose.</summary>
    public sealed record Invalid : TokenReading
    {
        public static Invalid Instance { get; } = new();
    }
}
