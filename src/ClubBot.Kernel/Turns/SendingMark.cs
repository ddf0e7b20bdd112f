using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>
/// What was handed to a channel without its having been noted what became of it; one document for each channel, its id. It is on disk before
/// the first byte leaves. A part that it names and that still waits after a crash may have left: it is never sent again by itself.
/// </summary>
/// <remarks>It is written once for a whole batch and may name parts that were noted since: noting does not wait for it.</remarks>
public sealed record SendingMark : Document
{
    public IReadOnlyList<PartUnderWay> Parts { get; init => field = value ?? []; } = [];
}

/// <summary>One try to send one piece.</summary>
/// <param name="ConversationKey">Id of the conversation.</param>
/// <param name="Sequence">Place of the part's words in the log.</param>
/// <param name="PiecesSent">Pieces of the part that had left before.</param>
/// <param name="Attempts">Tries of this piece before.</param>
public sealed record PartUnderWay(string ConversationKey, long Sequence, int PiecesSent, int Attempts)
{
    /// <summary>True while nothing was noted of this try.</summary>
    public bool IsOpenIn(Conversation conversation) => conversation.Outgoing.Any(part =>
        part.Sequence == Sequence && part.PiecesSent == PiecesSent && part.Attempts == Attempts);
}
