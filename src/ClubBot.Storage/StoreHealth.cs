namespace ClubBot.Storage;

/// <summary>Whether the store can work now.</summary>
public enum StoreState
{
    /// <summary>Not opened yet, or closed again.</summary>
    Closed,

    /// <summary>Commits and reads are served.</summary>
    Ready,

    /// <summary>The engine failed, or a document on disk is damaged.</summary>
    Failed,
}

/// <summary>What a readiness probe shows of the store.</summary>
/// <param name="State">Whether it can work.</param>
/// <param name="Reason">Why it cannot, for the operator; null when it can.</param>
public sealed record StoreHealth(StoreState State, string? Reason)
{
    public bool IsReady => State == StoreState.Ready;
}
