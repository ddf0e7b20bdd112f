using ClubBot.Language.Entities;

namespace ClubBot.Language.Dates;

/// <summary>One time expression of a text.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Type">One of <see cref="EntityTypes"/>, or null when there is no such day or time.</param>
/// <param name="Values">What it may mean, best first.</param>
internal sealed record TimeMention(int Start, int Next, string? Type, params EntityValue[] Values)
{
    /// <summary>The moment it names, or the beginning of the range.</summary>
    public Moment? First { get; init; }

    /// <summary>The end of the range, if it is one.</summary>
    public Moment? Last { get; init; }
}
