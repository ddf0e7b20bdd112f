namespace ClubBot.Language.Numbers;

/// <summary>A number read from tokens.</summary>
/// <param name="Value">Never negative.</param>
/// <param name="Next">The token after it.</param>
/// <param name="Scale">The largest scale word that was read, or 1.</param>
/// <param name="IsGrouped">Whether it was written with thousands separators.</param>
internal readonly record struct ParsedNumber(decimal Value, int Next, long Scale, bool IsGrouped)
{
    /// <summary>What it is as money where thousands are left out: 1,200,000 for "một triệu hai trăm", 150,000 for "trăm rưỡi".</summary>
    public decimal? Colloquial { get; init; }
}
