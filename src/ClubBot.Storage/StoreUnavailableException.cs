namespace ClubBot.Storage;

/// <summary>Why a store cannot be opened.</summary>
public enum StoreProblem
{
    /// <summary>A file is damaged, cut short or not a store of this product.</summary>
    Damaged,

    /// <summary>A file that belongs to the store has vanished.</summary>
    Missing,

    /// <summary>Another process uses the store.</summary>
    Locked,

    /// <summary>The place cannot be written.</summary>
    NotWritable,

    /// <summary>The store was written by a newer version of the product.</summary>
    NewerFormat,

    /// <summary>A migration of the store failed; the store itself was left as it was.</summary>
    MigrationFailed,
}

/// <summary>The store cannot be opened. The message says what, why and what to do; nothing was changed or created.</summary>
public sealed class StoreUnavailableException(StoreProblem problem, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public StoreProblem Problem { get; } = problem;
}
