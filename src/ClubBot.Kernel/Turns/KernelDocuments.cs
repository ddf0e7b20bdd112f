using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>The kernel's own documents: names on disk and indexes.</summary>
public static class KernelDocuments
{
    public static IReadOnlyList<DocumentType> All { get; } =
    [
        new DocumentType<Conversation>("conversation", () => KernelJson.Unescaped.Conversation)
            .Index(ConversationIndexes.Outgoing, ConversationIndexes.OutgoingKeys),
        new DocumentType<ConversationPage>("conversation-page", () => KernelJson.Unescaped.ConversationPage),
        new DocumentType<SendingMark>("sending-mark", () => KernelJson.Unescaped.SendingMark),
        new DocumentType<OutboxMessage>("outbox", () => KernelJson.Unescaped.OutboxMessage)
            .Index(OutboxIndexes.Due, OutboxIndexes.DueKeys)
            .Index(OutboxIndexes.ByNotice, OutboxIndexes.NoticeKeys),
    ];
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
