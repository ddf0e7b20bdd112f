using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Documents;

public sealed class DocumentTypeTests
{
    [Fact]
    public void RoundTrip_RequiredMemberThatIsZero_ComesBack()
    {
        var counter = new Counter { Id = "a", Value = 0, MemberId = "m" };

        Assert.Equal(counter, Counter.Type.Deserialize("a", 1, Counter.Type.Serialize(counter)));
    }

    [Fact]
    public void Serialize_AnyDocument_LeavesTheIdOut() =>
        Assert.DoesNotContain("secret-id", Encoding.UTF8.GetString(Counter.Type.Serialize(new Counter { Id = "secret-id", Value = 1 })), StringComparison.Ordinal);

    [Fact]
    public void Deserialize_ConversationOfAnOlderProgram_FillsWhatWasNotThereYet()
    {
        var type = KernelDocuments.All.Single(each => each.ClrType == typeof(Conversation));
        var body = """{"reference":{"channelId":"a","conversationId":"b","userId":"c"},"dialogs":{"stack":[{"id":"x","version":1,"step":"s"}]}}"""u8;

        var conversation = (Conversation)type.Deserialize("a/b", 1, body);

        Assert.Empty(conversation.Tail);
        Assert.Empty(conversation.Recent);
        Assert.Empty(conversation.Waiting);
        Assert.Empty(conversation.Dialogs.SetAside);
        Assert.Empty(conversation.Dialogs.Stack[0].Trail);
        Assert.Equal(conversation.Dialogs.Stack[0].Id, ((Conversation)type.Deserialize("a/b", 1, type.Serialize(conversation))).Dialogs.Stack[0].Id);
    }

    [Fact]
    public void Deserialize_OlderVersion_GoesThroughEveryUpgradeInOrder()
    {
        var type = new DocumentType<Counter>("c", () => TestDocumentJson.Unescaped.Counter, schemaVersion: 3)
            .Upgrade(1, body => { body["value"] = (long)body["count"]! * 10; return body; })
            .Upgrade(2, body => { body["value"] = (long)body["value"]! + 1; return body; });

        var counter = (Counter)type.Deserialize("a", 1, """{"count":4}"""u8);

        Assert.Equal(("a", 41), (counter.Id, counter.Value));
    }

    [Fact]
    public void Deserialize_NewerVersion_NamesBoth()
    {
        var error = Assert.Throws<NewerSchemaException>(() => Counter.Type.Deserialize("a", 2, "{}"u8));

        Assert.Contains("2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_UpgradeNotDeclared_Throws() =>
        Assert.Throws<InvalidOperationException>(
            () => new DocumentType<Counter>("c", () => TestDocumentJson.Unescaped.Counter, schemaVersion: 2).Deserialize("a", 1, "{}"u8));

    [Theory]
    [InlineData("null", 2)]
    [InlineData("[]", 2)]
    [InlineData("null", 1)]
    [InlineData("{", 1)]
    public void Deserialize_WhatIsNoSuchDocument_IsAJsonException(string body, int currentVersion)
    {
        var type = new DocumentType<Counter>("c", () => TestDocumentJson.Unescaped.Counter, currentVersion).Upgrade(1, older => older);

        Assert.ThrowsAny<JsonException>(() => type.Deserialize("a", 1, Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public void Catalog_TwoOfOneName_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new DocumentCatalog([Counter.Type, new DocumentType<Counter>("test-counter", () => TestDocumentJson.Unescaped.Counter)]));

    [Fact]
    public void Catalog_NotDeclared_SaysSo() =>
        Assert.Contains("Counter", Assert.Throws<InvalidOperationException>(() => new DocumentCatalog([]).Of(typeof(Counter))).Message, StringComparison.Ordinal);
}
