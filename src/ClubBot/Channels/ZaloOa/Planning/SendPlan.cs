namespace ClubBot.Channels.ZaloOa.Planning;

/// <summary>What the planner decided about one message.</summary>
internal abstract record SendPlan
{
    private SendPlan()
    {
    }

    /// <summary>It is sent.</summary>
    /// <param name="Piece">What is sent; longer than what was asked for when notices were merged.</param>
    /// <param name="IsMetered">True when one message of the month's allowance was set aside for it.</param>
    /// <param name="Attempts">Times it was tried before without success.</param>
    /// <param name="Others">Ids of the activities that leave with it.</param>
    /// <param name="ActedAt">When the person last did something.</param>
    public sealed record Send(MessagePiece Piece, bool IsMetered, int Attempts, IReadOnlyList<string> Others, DateTimeOffset ActedAt) : SendPlan;

    /// <summary>It is sent from a template that is paid for.</summary>
    public sealed record Template(MessagePiece Piece, int Attempts) : SendPlan;

    /// <summary>It is not sent: this is what became of it.</summary>
    public sealed record Settled(SendOutcome Outcome) : SendPlan;
}
