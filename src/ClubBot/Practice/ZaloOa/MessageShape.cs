using System.Text;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloOa;

/// <summary>What a message for the OpenAPI holds, as far as the platform understands it.</summary>
/// <param name="Text">The words, or null.</param>
/// <param name="Buttons">What can be pressed.</param>
/// <param name="Shape">How the buttons are written: S1, S2, S3, or <c>form</c>; null without.</param>
internal sealed record MessageShape(string? Text, IReadOnlyList<PhoneButton> Buttons, string? Shape)
{
    private const int TextLengthMax = 2_000;
    private const int ButtonsMax = 5;
    private const int TitleMax = 100;
    private const int SubtitleMax = 500;
    private const int PayloadMax = 1_000;

    /// <summary>Reads a message.</summary>
    public static MessageShape Of(JsonObject? message)
    {
        var text = (string?)message?["text"];
        var payload = message?["attachment"]?["payload"];
        return (string?)payload?["template_type"] switch
        {
            "request_user_info" => OfForm(payload!),
            "button" => new MessageShape((string?)payload!["text"], ButtonsOf(payload), "S2"),
            "list" => new MessageShape(text, ButtonsOf(payload!), "S3"),
            null when payload is not null => new MessageShape(text, ButtonsOf(payload), "S1"),
            null => new MessageShape(text, [], null),
            var other => new MessageShape(text, [], other),
        };
    }

    /// <summary>The platform's code for what is wrong with it; 0 when nothing is.</summary>
    public int Mistake()
    {
        if (string.IsNullOrEmpty(Text) || !Text.IsNormalized(NormalizationForm.FormC) || (Shape == "form" && Text.Length > TitleMax + SubtitleMax + 1))
        {
            return -201;
        }

        if (Text.Length > TextLengthMax || Buttons.Count > ButtonsMax)
        {
            return -210;
        }

        return Buttons.Any(button => button.Title.Length is 0 or > TitleMax || button.Data.Length is 0 or > PayloadMax) ? -201 : 0;
    }

    private static MessageShape OfForm(JsonNode payload) => payload["elements"]?.AsArray() is [{ } element]
        ? new MessageShape($"{(string?)element["title"]}\n{(string?)element["subtitle"]}", [new PhoneButton((string?)element["title"] ?? "", "form", PhoneButtonKind.SharePhone)], "form")
        : new MessageShape(null, [], "form");

    private static IReadOnlyList<PhoneButton> ButtonsOf(JsonNode payload) => payload["buttons"]?.AsArray() is not { } buttons ? [] : [.. buttons.Select(button => (string?)button?["type"] switch
    {
        "oa.query.show" or "oa.query.hide" => new PhoneButton((string?)button!["title"] ?? "", (string?)button["payload"] ?? ""),
        "oa.open.url" => new PhoneButton((string?)button!["title"] ?? "", (string?)button["payload"]?["url"] ?? "", PhoneButtonKind.Link),
        _ => new PhoneButton("", ""),
    })];
}
