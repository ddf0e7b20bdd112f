using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Writes messages as the OpenAPI wants them.</summary>
internal static class MessageBody
{
    /// <summary>In front of what a button brings back, so that it is not taken for what somebody typed.</summary>
    public const string ButtonMark = "#";

    /// <summary>Buttons under one message. Source: Zalo Official Account, buttons.</summary>
    public const int ButtonsMax = 5;

    /// <summary>Letters on a button. Source: as above.</summary>
    private const int ButtonTitleMax = 100;

    /// <summary>Letters of the title and of the words of the form for personal data. Source: code of a pilot project.</summary>
    private const int FormTitleMax = 100;

    private const int FormWordsMax = 500;

    /// <summary>A text, with buttons below it in the given shape.</summary>
    public static byte[] Of(string user, MessagePiece piece, ButtonShape shape)
    {
        var text = piece.Text.Normalize(NormalizationForm.FormC);
        if (piece.Ask is { } ask)
        {
            var others = piece.Unasked with { Text = text };
            return FormOf(ask, others) is { } form
                ? Message(user, new JsonObject { ["text"] = "", ["attachment"] = Template(form) })
                : Of(user, others, shape);
        }

        return piece.Buttons.Count == 0
            ? Message(user, new JsonObject { ["text"] = text })
            : Message(user, WithButtons(text, piece, shape));
    }

    /// <summary>The text of a piece whose choices are written out below it as numbered lines.</summary>
    public static string Numbered(MessagePiece piece) =>
        string.Join('\n', [piece.Text, .. piece.Buttons.Select(LineOf)]).Normalize(NormalizationForm.FormC);

    /// <summary>A message from a template that is paid for, to somebody of this Official Account.</summary>
    public static byte[] OfTemplate(string user, string templateId, string field, string text) => Bytes(new JsonObject
    {
        ["user_id"] = user,
        ["template_id"] = templateId,
        ["template_data"] = new JsonObject { [field] = text.Normalize(NormalizationForm.FormC) },
    });

    private static JsonObject WithButtons(string text, MessagePiece piece, ButtonShape shape)
    {
        var buttons = new JsonArray([.. piece.Buttons.Select((button, index) => ButtonOf(piece, button, index))]);
        return shape switch
        {
            ButtonShape.S2 => new JsonObject
            {
                ["attachment"] = Template(new JsonObject { ["template_type"] = "button", ["text"] = text, ["buttons"] = buttons }),
            },
            ButtonShape.S3 => new JsonObject
            {
                ["text"] = text,
                ["attachment"] = Template(new JsonObject
                {
                    ["template_type"] = "list",
                    ["elements"] = new JsonArray(new JsonObject { ["title"] = Cut(text, ButtonTitleMax), ["subtitle"] = Cut(text, FormWordsMax) }),
                    ["buttons"] = buttons,
                }),
            },
            _ => new JsonObject { ["text"] = text, ["attachment"] = Template(new JsonObject { ["buttons"] = buttons }) },
        };
    }

    /// <summary>A press brings back the place of the choice and is not shown in the chat: what it stands for stays on this side.</summary>
    private static JsonObject ButtonOf(MessagePiece piece, CardAction button, int index) => new()
    {
        ["title"] = Cut((button.Title ?? button.Text ?? "").Normalize(NormalizationForm.FormC), ButtonTitleMax),
        ["type"] = "oa.query.hide",
        ["payload"] = $"{ButtonMark}{ButtonToken.Of(piece.ActivityId, index)}",
    };

    /// <summary>Zalo's form for name and phone number, with the other choices as numbered lines in its words; null when they are too long.</summary>
    private static JsonObject? FormOf(CardAction ask, MessagePiece others)
    {
        var words = Numbered(others);
        return words.Length > FormWordsMax ? null : new JsonObject
        {
            ["template_type"] = "request_user_info",
            ["elements"] = new JsonArray(new JsonObject { ["title"] = Cut(ask.Title ?? others.Text, FormTitleMax), ["subtitle"] = words }),
        };
    }

    private static JsonObject Template(JsonObject payload) => new() { ["type"] = "template", ["payload"] = payload };

    private static byte[] Message(string user, JsonObject message) =>
        Bytes(new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = user }, ["message"] = message });

    private static byte[] Bytes(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            json.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static string LineOf(CardAction choice, int index)
    {
        var title = choice.Title ?? choice.Text ?? "";
        return title.Length > 0 && char.IsAsciiDigit(title[0]) ? title : string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {title}");
    }

    private static string Cut(string text, int lengthMax) => TextSplitter.Split(text, lengthMax) is [var first, ..] ? first : "";
}
