using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>Reads what somebody counted, where nothing is an amount too.</summary>
internal static class CountedMoney
{
    /// <summary>"Nothing", folded: a sentence about money seldom means it, the answer to "how much did you count" does.</summary>
    private static readonly string[] Nothing = ["0 dong", "0d", "0 d", "khong dong", "khong co dong nao", "khong dong nao"];

    /// <summary>The amount in đồng, or null.</summary>
    public static long? Read(string text) =>
        MoneyReader.Read(text) is { Amount: >= 0 and var amount } ? amount
        : Nothing.Contains(VietnameseFold.Fold(text).Trim(' ', '.'), StringComparer.Ordinal) ? 0
        : null;
}
