using System.Security.Cryptography;

namespace ClubBot.Channels.WebChat;

/// <summary>Names that nobody can guess.</summary>
internal static class RandomName
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Characters of a name: 26 of 36 letters carry 134 bits.</summary>
    public const int Length = 26;

    public static string Create() => RandomNumberGenerator.GetString(Letters, Length);
}
