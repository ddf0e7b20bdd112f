using System.Globalization;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>The messages by which one person is told one thing, one after the other: their ids differ in the last number alone.</summary>
/// <remarks>Two who stage the next message at once stage the same id, and the store lets one of them through.</remarks>
public static class NoticeChain
{
    private const char Separator = '~';

    /// <summary>Id of the first message.</summary>
    /// <param name="id">Id that nothing else has.</param>
    public static string First(string id) => Of(id, 1);

    /// <summary>Id of the message after this one.</summary>
    public static string Next(string messageId) => Of(BaseOf(messageId), HopOf(messageId) + 1);

    /// <summary>1 for the first message, 2 for the next; 0 when the message stands alone.</summary>
    public static int HopOf(string messageId)
    {
        var at = messageId.LastIndexOf(Separator);
        return at > 0 && int.TryParse(messageId.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hop) ? hop : 0;
    }

    /// <summary>Ids of the messages before this one and of this one.</summary>
    public static IEnumerable<string> UpTo(string messageId) =>
        Enumerable.Range(1, HopOf(messageId)).Select(hop => Of(BaseOf(messageId), hop));

    /// <summary>What the ids of a chain have in common.</summary>
    public static string BaseOf(string messageId) => HopOf(messageId) == 0 ? messageId : messageId[..messageId.LastIndexOf(Separator)];

    private static string Of(string id, int hop) => string.Create(CultureInfo.InvariantCulture, $"{id}{Separator}{hop}");
}

/// <summary>Stable words in <see cref="OutboxMessage.Reason"/> and in what became of a notice.</summary>
public static class NoticeReasons
{
    /// <summary>The person wants no notices.</summary>
    public const string OptedOut = "opted-out";

    /// <summary>The last relative to be asked wants no notices.</summary>
    public const string NobodyPassesOn = "nobody-passes-on";

    /// <summary>There is no account of the member or of a relative that reaches anybody.</summary>
    public const string NoWay = "no-way";
}
