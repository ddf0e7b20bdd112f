namespace ClubBot.Language.Numbers;

/// <summary>An amount of money and where it stood.</summary>
/// <param name="Amount">Whole đồng, never negative.</param>
/// <param name="Start">Offset of its first UTF-16 unit.</param>
/// <param name="End">Offset after its last unit.</param>
public readonly record struct MoneyReading(long Amount, int Start, int End);
