using ClubBot.Kernel.Documents;
using Microsoft.Extensions.Logging;

namespace ClubBot.Kernel.Turns;

/// <summary>Runs a turn again for as long as somebody else was faster.</summary>
/// <remarks>
/// After a first conflict a turn queues for the contested document, so that fifty people after one last place take turns instead of
/// colliding fifty times. The queue has no end of its own: it holds no more than there are turns under way.
/// </remarks>
internal sealed partial class Contention(ILogger logger)
{
    /// <summary>
    /// Runs of one turn. In the queue the second or third run commits, so a turn that is still refused writes what can never be
    /// written, such as a document it did not load and that exists.
    /// </summary>
    public const int RunsMax = 50;

    private readonly ConversationLanes contested = new(int.MaxValue);

    /// <summary>Runs until it commits. A run numbered above <see cref="RunsMax"/> is the last one and must not meet the conflict again.</summary>
    /// <param name="run">One run; it is told its number, from 1.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">The last run met a conflict too.</exception>
    public async ValueTask<T> UntilCommittedAsync<T>(Func<int, ValueTask<Attempt<T>>> run, CancellationToken cancellationToken)
    {
        IDisposable? pass = null;
        try
        {
            for (var number = 1; ; number++)
            {
                var result = await run(number);
                if (result.Conflict is not { } key)
                {
                    return result.Value!;
                }

                if (number > RunsMax)
                {
                    throw new InvalidOperationException($"{key} was refused at every one of {number} commits. Was it staged without being loaded?");
                }

                Log.Conflict(logger, key.Type, key.Id, number);
                // Leave the old queue before entering the next: nobody ever holds one while waiting for another.
                pass?.Dispose();
                pass = await contested.EnterAsync(key.ToString(), cancellationToken);
            }
        }
        finally
        {
            pass?.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Type} '{Id}' was changed by somebody else; attempt {Attempt} runs again.")]
        public static partial void Conflict(ILogger logger, string type, string id, int attempt);
    }
}

/// <summary>A result, or the document that somebody else changed first.</summary>
internal readonly record struct Attempt<T>(T? Value, DocumentKey? Conflict)
{
    public static implicit operator Attempt<T>(T value) => new(value, null);

    public static implicit operator Attempt<T>(DocumentKey conflict) => new(default, conflict);
}
