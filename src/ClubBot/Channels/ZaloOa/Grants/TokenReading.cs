namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>Whether there is a token to call with.</summary>
internal abstract record TokenReading
{
    private TokenReading()
    {
    }

    /// <summary>This one; it is on disk.</summary>
    public sealed record Ready(string AccessToken) : TokenReading;

    /// <summary>Not at the moment; it is worth another try.</summary>
    public sealed record NotNow : TokenReading
    {
        public static NotNow Instance { get; } = new();
    }

    /// <summary>Not before an administrator grants again.</summary>
    public sealed record Dead : TokenReading
    {
        public static Dead Instance { get; } = new();
    }
}
