using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Channels.ZaloOa;
using ClubBot.Channels.ZaloOa.Grants;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>Who may speak for Zalo: the vectors of the fact sheet, and what differs from them by one thing.</summary>
public sealed class ZaloOaSignatureTests
{
    private const string Timestamp = "1790000000123";
    private const string Mac = "mac=f81cff6404db82f1129b81258bd0b357c623e95800bf5b0245ef9d6aec8d3680";

    private const string Body = """{"app_id":"4000000000000000001","sender":{"id":"7000000000000000011"},"user_id_by_app":"8000000000000000022","recipient":{"id":"5000000000000000009"},"event_name":"user_send_text","message":{"msg_id":"a1b2c3d4e5f60718","text":"Chào bác"},"timestamp":"1790000000123"}""";

    private static readonly ZaloOaOptions Options = new() { AppId = "4000000000000000001", AppSecret = "app", OaSecret = "OA-SECRET-DEMO-0123456789" };

    [Fact]
    public void Signature_OfTheFactSheet_IsRight() => Assert.True(IsRight(Options, Mac, Body));

    [Fact]
    public void Signature_OneByteChanged_IsWrong() => Assert.False(IsRight(Options, Mac, Body.Replace("Chào", "Chao", StringComparison.Ordinal)));

    [Fact]
    public void Signature_SameJsonWrittenAnew_IsWrong()
    {
        var anew = JsonNode.Parse(Body)!.ToJsonString();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Body), JsonNode.Parse(anew)));
        Assert.False(IsRight(Options, Mac, anew));
    }

    [Fact]
    public void Signature_OfAnotherApp_IsWrong() => Assert.False(IsRight(Options with { AppId = "4000000000000000002" }, Mac, Body));

    [Fact]
    public void Signature_WithAnotherSecret_IsWrong() => Assert.False(IsRight(Options with { OaSecret = "OA-SECRET-DEMO-0123456788" }, Mac, Body));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("mac="), InlineData("mac=f81c"), InlineData("f81cff6404db82f1129b81258bd0b357c623e95800bf5b0245ef9d6aec8d3680")]
    [InlineData("mac=f81cff6404db82f1129b81258bd0b357c623e95800bf5b0245ef9d6aec8d36800")]
    [InlineData("mac=f81cff6404db82f1129b81258bd0b357c623e95800bf5b0245ef9d6aec8d368g")]
    [InlineData("mac=ｆ81cff6404db82f1129b81258bd0b357c623e95800bf5b0245ef9d6aec8d3680")]
    public void Signature_NotInItsForm_IsWrong(string? header) => Assert.False(IsRight(Options, header, Body));

    /// <summary>Numbers that no double holds, escaped letters, blanks: whatever was written is what is signed.</summary>
    [Theory]
    [InlineData("""{ "app_id":4000000000000000001, "message":{"msg_id":123456789012345678901234567890,"text":"Ch\u00e0o\/b\u00e1c \ud83d\ude42"} }""")]
    [InlineData("{\"a\":1.0000000000000000000000001,\"b\":\"\\u0000\",\"c\":\"e\u0301\"}\r\n")]
    public void Signature_OverAwkwardBytes_IsThatOfTheBytes(string body)
    {
        var mac = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Options.AppId + body + Timestamp + Options.OaSecret)));

        Assert.True(IsRight(Options, $"mac={mac}", body));
        Assert.False(IsRight(Options, $"mac={mac}", body + " "));
    }

    [Fact]
    public void Signature_ByTheOtherRecipes_IsRightWhereTheSettingsSaySo()
    {
        var other = Options with { IsSignedWithAppSecret = true, IsSignedOverOaId = true };
        var mac = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("5000000000000000009" + Body + Timestamp + "app")));

        Assert.True(IsRight(other, $"mac={mac}", Body));
        Assert.False(IsRight(other, Mac, Body));
    }

    [Fact]
    public void Pkce_VectorOfRfc7636_GivesItsChallenge()
    {
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", Pkce.ChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        Assert.Equal((43, 43), (Pkce.NewVerifier().Length, Pkce.ChallengeOf(Pkce.NewVerifier()).Length));
    }

    private static bool IsRight(ZaloOaOptions options, string? header, string body) =>
        new ZaloOaSignature(options).IsRight(header, Encoding.UTF8.GetBytes(body), Timestamp, "5000000000000000009");
}
