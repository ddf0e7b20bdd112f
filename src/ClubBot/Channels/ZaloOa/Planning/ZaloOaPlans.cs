using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Planning;

/// <summary>What the package of the Official Account still allows in a month. Its id is the app's, and the month.</summary>
internal sealed record ZaloOaMonth : Document
{
    /// <summary>Messages that may still be sent outside the free time; as Zalo told it last, less what has been sent since.</summary>
    public int Left { get; init; }

    /// <summary>Messages that were counted against the allowance.</summary>
    public int Used { get; init; }

    /// <summary>Paid messages from templates.</summary>
    public int Templates { get; init; }
}

/// <summary>What was sent to one person since that person last did something. Its id is that of the conversation.</summary>
internal sealed record ZaloOaPerson : Document
{
    /// <summary>When the person last did something that is not in the conversation's log, such as following.</summary>
    public DateTimeOffset ActedAt { get; init; }

    /// <summary>The deed from which <see cref="FreeSent"/> counts.</summary>
    public DateTimeOffset CountedFrom { get; init; }

    /// <summary>Messages since then that cost nothing.</summary>
    public int FreeSent { get; init; }

    /// <summary>Notices that left, or are leaving, in one message; null = none.</summary>
    public MergedNotices? Merged { get; init; }
}

/// <summary>Several notices to one person in one message.</summary>
/// <param name="Lead">Id of the activity with which the others leave.</param>
/// <param name="Others">Ids of the others' activities; they are not sent again.</param>
/// <param name="MessageId">Zalo's id of the message once it was taken.</param>
/// <param name="UnknownReason">Why it is not known whether it was taken.</param>
internal sealed record MergedNotices(string Lead, IReadOnlyList<string> Others, string? MessageId = null, string? UnknownReason = null);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ZaloOaMonth))]
[JsonSerializable(typeof(ZaloOaPerson))]
internal sealed partial class PlanningJson : JsonSerializerContext
{
    public static PlanningJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
