namespace ClubBot.Storage;

/// <summary>What the integrity check of a store found.</summary>
/// <param name="DocumentsByType">Documents read, by type name.</param>
/// <param name="ProblemCount">How many problems there are.</param>
/// <param name="Problems">The first of them, at most <see cref="ProblemsMax"/>, one line each, with ids but no contents.</param>
public sealed record CheckReport(
    IReadOnlyDictionary<string, long> DocumentsByType, long ProblemCount, IReadOnlyList<string> Problems)
{
    /// <summary>Most problems that are described one by one.</summary>
    public const int ProblemsMax = 100;

    public bool IsSound => ProblemCount == 0;

    public long Documents => DocumentsByType.Values.Sum();
}
