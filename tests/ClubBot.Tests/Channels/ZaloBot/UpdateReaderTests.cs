using System.Text.Json;
using ClubBot.Channels.ZaloBot;
using ClubBot.Kernel.Schema;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>Payloads as the documents and captures of the wire have them, and what they say.</summary>
public sealed class UpdateReaderTests
{
    private const string Head = """
        "message_id":"0011aa22bb33cc44dd55","date":1790000002345,"from":{"id":"ab12cd34ef56ab78cd90","display_name":"Bà Ba","is_bot":false},"chat":{"id":"ab12cd34ef56ab78cd90","chat_type":"PRIVATE"}
        """;

    [Theory]
    [InlineData("message.text.received", "\"text\":\"Cho tôi hỏi lịch họp\"", "Cho tôi hỏi lịch họp", null)]
    [InlineData("message.image.received", "\"photo\":\"https://f.example/a.jpg\",\"caption\":\"sổ\"", "sổ", "image/jpeg https://f.example/a.jpg")]
    [InlineData("message.image.received", "\"photo_url\":\"https://f.example/b.jpg\",\"message_type\":\"CHAT_PHOTO\"", null, "image/jpeg https://f.example/b.jpg")]
    [InlineData("message.sticker.received", "\"sticker\":\"0e07\",\"url\":\"https://f.example/s.png\"", null, "image/png https://f.example/s.png")]
    [InlineData("message.voice.received", "\"voice_url\":\"https://f.example/v.aac\",\"message_type\":\"CHAT_VOICE\"", null, "audio/aac https://f.example/v.aac")]
    [InlineData("message.unsupported.received", "\"message_type\":\"UNKNOWN\"", null, null)]
    public void Read_EveryKind_WrappedOrBare_SaysTheSame(string name, string fields, string? text, string? file)
    {
        var bare = $$"""{"event_name":"{{name}}","message":{ {{Head}},{{fields}} } }""";
        foreach (var body in new[] { bare, $$"""{"ok":true,"result":{{bare}} }""" })
        {
            var turn = UpdateReader.Read(Parse(body))!;

            Assert.Equal(("zalo-bot/ab12cd34ef56ab78cd90", "message:0011aa22bb33cc44dd55", false), (turn.Conversation.Key, turn.InboundId, turn.Conversation.IsGroup));
            Assert.Equal(text, turn.Activity.Text);
            Assert.Equal(file, turn.Activity.Attachments is [var one] ? $"{one.ContentType} {one.ContentUrl}" : null);
            Assert.Equal(name == "message.unsupported.received", WithheldContent.IsIn(turn.Activity));
        }
    }

    [Theory]
    [InlineData("\"is_bot\":false", "\"is_bot\":true")]
    [InlineData("\"chat_type\":\"PRIVATE\"", "\"chat_type\":\"CHANNEL\"")]
    [InlineData("\"message_id\":\"0011aa22bb33cc44dd55\"", "\"message_id\":\"\"")]
    [InlineData("\"message_id\":\"0011aa22bb33cc44dd55\"", "\"other\":1")]
    [InlineData("\"id\":\"ab12cd34ef56ab78cd90\"", "\"id\":\"ab/../12\"")]
    [InlineData("message.text.received", "message.video.received")]
    public void Read_SomethingElse_IsNothingOfOurs(string part, string instead)
    {
        var body = $$"""{"event_name":"message.text.received","message":{ {{Head}},"text":"x" } }""".Replace(part, instead, StringComparison.Ordinal);

        Assert.Null(UpdateReader.Read(Parse(body)));
    }

    private static ZaloBotUpdate Parse(string body) => JsonSerializer.Deserialize(body, ZaloBotJson.Wire.ZaloBotUpdate)!;
}
