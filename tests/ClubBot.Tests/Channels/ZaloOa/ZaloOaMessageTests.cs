using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Channels;
using ClubBot.Channels.ZaloOa;
using ClubBot.Kernel.Schema;
using ClubBot.Practice.ZaloOa;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>What is written to Zalo, judged by Zalo's own limits.</summary>
public sealed class ZaloOaMessageTests
{
    private static readonly ChannelCapabilities Capabilities = new() { TextLengthMax = ZaloOaChannel.TextLengthMax, ButtonsMax = MessageBody.ButtonsMax, CanAskForPhone = true };

    public static TheoryData<string, int> Texts()
    {
        var texts = new TheoryData<string, int>();
        foreach (var length in new[] { 1, 1_900, 1_901, 2_000, 2_001, 4_096, 4_097 })
        {
            texts.Add("composed", length);
            texts.Add("decomposed", length);
            texts.Add("emoji", length);
        }

        return texts;
    }

    [Theory, MemberData(nameof(Texts))]
    public void Text_OfAnyLength_IsComposedFitsAndLosesNothing(string kind, int letters)
    {
        var text = TextOf(kind, letters);

        var sent = MessagePiece.Of(Activity.Message(text) with { Id = "c|0000001" }, Capabilities)
            .Select(piece => (string)Parse(MessageBody.Of("7", piece, ButtonShape.S1))["message"]!["text"]!)
            .ToList();

        Assert.All(sent, part => Assert.True(part.IsNormalized(NormalizationForm.FormC)));
        Assert.All(sent, part => Assert.InRange(part.Length, 1, 2_000));
        Assert.All(sent, part => Assert.False(char.IsLowSurrogate(part[0])));
        Assert.Equal(WithoutBlanks(text), WithoutBlanks(string.Concat(sent)));
    }

    [Theory]
    [InlineData("S1"), InlineData("S2"), InlineData("S3")]
    public void Buttons_Five_AreWrittenInTheChosenShape(string expected)
    {
        var piece = Assert.Single(MessagePiece.Of(Asked(5), Capabilities));

        var read = MessageShape.Of(Parse(MessageBody.Of("7", piece, Enum.Parse<ButtonShape>(expected)))["message"]!.AsObject());

        Assert.Equal((expected, 5, 0), (read.Shape, read.Buttons.Count, read.Mistake()));
        Assert.Equal("#7:4", read.Buttons[4].Data);
    }

    [Fact]
    public void Buttons_Six_BecomeNumberedLines()
    {
        var piece = Assert.Single(MessagePiece.Of(Asked(6), Capabilities));

        var read = MessageShape.Of(Parse(MessageBody.Of("7", piece, ButtonShape.S1))["message"]!.AsObject());

        Assert.Equal((null, 0), (read.Shape, read.Buttons.Count));
        Assert.Equal("Bác đi họp không ạ?\n1. Chọn 1\n2. Chọn 2\n3. Chọn 3\n4. Chọn 4\n5. Chọn 5\n6. Chọn 6", read.Text);
    }

    [Fact]
    public void Choice_ThatAsksForThePhone_BecomesZalosForm()
    {
        var asked = Asked(1);
        var actions = new[] { new CardAction { Type = "requestContact", Title = "Gửi số điện thoại" }, asked.SuggestedActions!.Actions[0] };
        var piece = Assert.Single(MessagePiece.Of(asked with { SuggestedActions = new SuggestedActions { Actions = actions } }, Capabilities));

        var message = Parse(MessageBody.Of("7", piece, ButtonShape.S1))["message"]!;

        var payload = message["attachment"]!["payload"]!;
        Assert.Equal("request_user_info", (string?)payload["template_type"]);
        var element = Assert.Single(payload["elements"]!.AsArray())!;
        Assert.Equal(("Gửi số điện thoại", "Bác đi họp không ạ?\n1. Chọn 1"), ((string?)element["title"], (string?)element["subtitle"]));
    }

    private static Activity Asked(int choices) => Activity.Message("Bác đi họp không ạ?") with
    {
        Id = "c1|0000007",
        SuggestedActions = new SuggestedActions
        {
            Actions = [.. Enumerable.Range(1, choices).Select(number => new CardAction { Title = string.Create(CultureInfo.InvariantCulture, $"{number}. Chọn {number}") })],
        },
    };

    private static string TextOf(string kind, int letters)
    {
        var text = new StringBuilder();
        for (var index = 0; text.Length < letters; index++)
        {
            text.Append(index % 7 == 6 ? " " : kind == "emoji" ? "🙂" : "ệ");
        }

        text.Length = letters - (letters > 1 && char.IsHighSurrogate(text[letters - 1]) ? 1 : 0);
        var whole = letters == 1 ? "ệ" : text.ToString();
        return kind == "decomposed" ? whole.Normalize(NormalizationForm.FormD) : whole;
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(letter => !char.IsWhiteSpace(letter)));

    private static JsonObject Parse(byte[] body) => JsonNode.Parse(body)!.AsObject();
}
