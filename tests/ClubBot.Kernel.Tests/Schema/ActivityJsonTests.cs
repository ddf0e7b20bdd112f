using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Tests.Schema;

public sealed class ActivityJsonTests
{
    /// <summary>What Web Chat 4.18 posts with a typed message.</summary>
    private const string WebChatMessage = """
        {
          "type": "message", "channelId": "webchat", "from": { "id": "dl_u1", "name": "", "role": "user" },
          "text": "tôi còn nợ bao nhiêu", "textFormat": "plain", "locale": "vi-VN",
          "localTimestamp": "2026-11-22T08:00:00.123+07:00", "localTimezone": "Asia/Ho_Chi_Minh", "attachments": [],
          "channelData": { "attachmentSizes": [], "clientActivityID": "17637mk2ll8", "big": 12345678901234567890.10 },
          "entities": [ { "type": "ClientCapabilities", "requiresBotState": true, "supportsListening": true, "supportsTts": true } ]
        }
        """;

    /// <summary>What Web Chat 4.18 posts when an Adaptive Card is submitted: no text.</summary>
    private const string AdaptiveSubmit = """
        {
          "type": "message", "from": { "id": "u1", "role": "user" }, "locale": "vi-VN",
          "value": { "action": "save", "note": "bà khỏe", "pulse": 72 }, "channelData": { "postBack": true, "clientActivityID": "x" }
        }
        """;

    /// <summary>Unknown fields wherever the schema lets a field be.</summary>
    private const string Futuristic = """
        {
          "type": "message", "importance": "high", "semanticAction": { "id": "a", "entities": {} },
          "from": { "id": "u1", "aadObjectId": "aad" }, "recipient": { "id": "bot", "x": 1 },
          "conversation": { "id": "c1", "tenantId": "t" },
          "attachments": [ { "contentType": "image/png", "contentUrl": "https://example.org/a.png", "size": 3 } ],
          "suggestedActions": { "to": ["u1"], "layout": "stacked",
            "actions": [ { "type": "imBack", "title": "1", "value": "1", "image": "i", "imageAltText": "alt" } ] },
          "membersAdded": [ { "id": "u2", "guest": true } ], "relatesTo": { "activityId": "z" }, "reactionsAdded": [ { "type": "like" } ]
        }
        """;

    [Theory]
    [InlineData(WebChatMessage)]
    [InlineData(AdaptiveSubmit)]
    [InlineData(Futuristic)]
    public void RoundTrip_RealPayload_LosesNothing(string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Write(Read(json)))), Write(Read(json)));

    [Fact]
    public void RoundTrip_LogEntryInsideADocument_LosesNothing()
    {
        var raw = new Kernel.Turns.RawJson(Encoding.UTF8.GetBytes(Write(Read(Futuristic))));
        var conversation = new Kernel.Turns.Conversation
        {
            Id = "directline/c1",
            Reference = KernelHost.Reference(),
            Tail = [new Kernel.Turns.LogEntry(1, raw)],
        };
        var type = Kernel.Turns.KernelDocuments.All.Single(each => each.ClrType == typeof(Kernel.Turns.Conversation));

        var reloaded = (Kernel.Turns.Conversation)type.Deserialize(conversation.Id, type.SchemaVersion, type.Serialize(conversation));

        Assert.Equal(Encoding.UTF8.GetString(raw.Utf8.Span), Encoding.UTF8.GetString(reloaded.Tail[0].Activity.Utf8.Span));
    }

    [Fact]
    public void Read_NamesInAnotherCase_AreFound()
    {
        var activity = Read("""{ "Type": "message", "TEXT": "xin chào", "From": { "ID": "u1" }, "REPLYTOID": "a" }""");

        Assert.Equal(("message", "xin chào", "u1", "a"), (activity.Type, activity.Text, activity.From?.Id, activity.ReplyToId));
        Assert.Null(activity.Properties);
    }

    [Fact]
    public void Write_FieldsThatAreNull_AreLeftOut() =>
        Assert.Equal("""{"type":"message","text":"chào","textFormat":"plain"}""", Write(Activity.Message("chào")));

    [Fact]
    public void Write_Vietnamese_IsNotEscaped()
    {
        var json = Write(Activity.Message("Đúng, bác Nguyễn Thị Sửu ạ: hội phí 50.000 ₫"));

        Assert.Contains("Đúng, bác Nguyễn Thị Sửu ạ: hội phí 50.000 ₫", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_InputHint_HasTheLongForm() =>
        Assert.Contains(
            "\"inputHint\":\"expectingInput\"",
            Write(Activity.Message("?") with { InputHint = InputHints.ExpectingInput }),
            StringComparison.Ordinal);

    [Fact]
    public void Read_LargeNumberInChannelData_KeepsEveryDigit() =>
        Assert.Contains("12345678901234567890.10", Write(Read(WebChatMessage)), StringComparison.Ordinal);

    [Fact]
    public void Read_SuggestedActionsWithoutActions_IsAnEmptyList() =>
        Assert.Empty(Read("""{ "type": "message", "suggestedActions": {} }""").SuggestedActions!.Actions);

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{ "type": "message", "text": 5 }""")]
    [InlineData("""{ "type": "message", "timestamp": "yesterday" }""")]
    [InlineData("""{ "type": "message", "text": "\ud800" }""")]
    public void Read_WhatIsNoActivity_IsAJsonException(string json) =>
        Assert.Throws<JsonException>(() => Read(json));

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, ActivityJson.Wire.Activity)!;

    private static string Write(Activity activity) => JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity);
}
