using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>The kernel's own documents: names on disk and indexes.</summary>
public static class KernelDocuments
{
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        new DocumentType<Conversation>("conversation", () => KernelJson.Unescaped.Conversation, schemaVersion: 2)
            .Upgrade(1, WithPlacesOfWords)
            .Index(ConversationIndexes.Answers, ConversationIndexes.AnswerKeys),
        new DocumentType<ConversationPage>("conversation-page", () => KernelJson.Unescaped.ConversationPage),
        new DocumentType<SendingMark>("sending-mark", () => KernelJson.Unescaped.SendingMark, schemaVersion: 2)
            .Upgrade(1, WithPlacesOfParts),
        new DocumentType<OutboxMessage>("outbox", () => KernelJson.Unescaped.OutboxMessage)
            .Index(OutboxIndexes.Due, OutboxIndexes.DueKeys)
            .Index(OutboxIndexes.ByNotice, OutboxIndexes.NoticeKeys)
            .Index(OutboxIndexes.Notices, OutboxIndexes.WireKeys),
    ];

    /// <summary>The first form carried what waits to leave a second time, beside its place in the log.</summary>
    private static JsonObject WithPlacesOfWords(JsonObject conversation)
    {
        var tail = (conversation["tail"] as JsonArray ?? []).Select(entry => (long)entry!["sequence"]!).ToHashSet();
        foreach (var part in (conversation["outgoing"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var sequence = SequenceOf((string)part["activity"]!["id"]!);
            part["sequence"] = sequence;
            if (tail.Contains(sequence))
            {
                part.Remove("activity");
            }
        }

        return conversation;
    }

    private static JsonObject WithPlacesOfParts(JsonObject mark)
    {
        foreach (var part in (mark["parts"] as JsonArray ?? []).OfType<JsonObject>())
        {
            part["sequence"] = SequenceOf((string)part["activityId"]!);
            part.Remove("activityId");
            part.Remove("since");
        }

        return mark;
    }

    private static long SequenceOf(string activityId) =>
        long.Parse(activityId.AsSpan(activityId.LastIndexOf('|') + 1), CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(OutboxMessage))]
[JsonSerializable(typeof(SendingMark))]
internal sealed partial class KernelJson : JsonSerializerContext
{
    public static KernelJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
