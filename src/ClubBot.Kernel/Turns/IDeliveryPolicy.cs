using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>Asked when a message that nobody asked for is about to leave: what was right when it was queued may not be right any more.</summary>
/// <remarks>
/// It is asked before the message's turn, and over a wire once more before the first piece of its words. Messages of
/// <see cref="OutboxLane.Reply"/> are never asked about. Several may be registered: the first that does not say
/// <see cref="DeliveryVerdict.Leave"/> wins. It only reads; one that throws counts as a failed try.
/// </remarks>
public interface IDeliveryPolicy
{
    /// <summary>Whether the message may leave now.</summary>
    /// <param name="message">The message as it stands; <see cref="OutboxMessage.To"/> says where it goes.</param>
    /// <param name="documents">The product's own view of the documents, for reading.</param>
    /// <param name="now">The instant at which it would leave.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    ValueTask<DeliveryVerdict> JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a policy says of a message that is about to leave.</summary>
public abstract record DeliveryVerdict
{
    private DeliveryVerdict()
    {
    }

    /// <summary>It leaves.</summary>
    public sealed record Leave : DeliveryVerdict
    {
        public static Leave Instance { get; } = new();
    }

    /// <summary>Not before the instant; then it is asked about again.</summary>
    /// <param name="NotBefore">After the present; an instant that has passed counts as a minute from now.</param>
    public sealed record Later(DateTimeOffset NotBefore) : DeliveryVerdict;

    /// <summary>Never: it ends as <see cref="OutboxState.Skipped"/>.</summary>
    /// <param name="Reason">A stable word.</param>
    public sealed record Skip(string Reason) : DeliveryVerdict;
}

/// <summary>All policies as one.</summary>
public sealed class DeliveryGate(IEnumerable<IDeliveryPolicy> policies)
{
    /// <summary>A policy that names no later instant is asked again after this, so that it cannot keep the worker running in circles.</summary>
    private static readonly TimeSpan PauseMin = TimeSpan.FromMinutes(1);

    private readonly IDeliveryPolicy[] policies = [.. policies];

    /// <summary>The verdict on a message; answers always leave.</summary>
    public async ValueTask<DeliveryVerdict> JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var policy in message.Lane == OutboxLane.Notice ? policies : [])
        {
            switch (await policy.JudgeAsync(message, documents, now, cancellationToken))
            {
                case DeliveryVerdict.Leave:
                    break;
                case DeliveryVerdict.Later later:
                    return later.NotBefore > now ? later : new DeliveryVerdict.Later(now + PauseMin);
                case var verdict:
                    return verdict;
            }
        }

        return DeliveryVerdict.Leave.Instance;
    }
}
