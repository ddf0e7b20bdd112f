using ClubBot.Kernel.Documents;

namespace ClubBot.Cli;

/// <summary>Commits of a command, which has the store for itself.</summary>
internal static class LoneCommit
{
    /// <summary>Makes the staged writes durable. Nobody else uses the store while a command runs, so a conflict is a mistake of the program.</summary>
    /// <exception cref="StoreFailedException">The commit was refused; nothing was written.</exception>
    public static async Task CommitAloneAsync(this IDocumentSession session, CancellationToken cancellationToken)
    {
        if (await session.CommitAsync(cancellationToken) is not CommitOutcome.Committed)
        {
            throw new StoreFailedException("Somebody else changed the store meanwhile. Nothing was written; run the command again.");
        }
    }
}
