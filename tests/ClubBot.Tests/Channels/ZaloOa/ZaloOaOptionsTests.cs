using ClubBot.Channels.ZaloOa;
using ClubBot.Cli.Config;
using Microsoft.Extensions.Configuration;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>What the settings may hold, and what is said about those that are missing.</summary>
public sealed class ZaloOaOptionsTests
{
    private static readonly string[] Needed = ["AppId", "AppSecret", "OaSecret", "RefreshToken"];

    [Theory]
    [InlineData("AppId", "developers.zalo.me"), InlineData("AppSecret", "developers.zalo.me"), InlineData("OaSecret", "webhook page"), InlineData("RefreshToken", "API Explorer")]
    public void Check_OneIsMissing_SaysInOneLineWhichAndWhereToGetIt(string missing, string where)
    {
        var problem = Assert.Single(ConfigReport.Of(Settings(Needed.Where(name => name != missing).Select(name => (name, "x")))).Problems);

        Assert.StartsWith($"Channels:ZaloOa:{missing} is missing", problem, StringComparison.Ordinal);
        Assert.Contains(where, problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("ApiBaseUrl"), InlineData("OAuthBaseUrl"), InlineData("TemplateBaseUrl")]
    public void Check_AddressThatIsNotSafe_IsRefusedButForThisMachine(string name)
    {
        Assert.Single(ConfigReport.Of(Settings([.. Needed.Select(each => (each, "x")), (name, "http://openapi.zalo.me")])).Problems);
        Assert.Empty(ConfigReport.Of(Settings([.. Needed.Select(each => (each, "x")), (name, "http://127.0.0.1:8081")])).Problems);
    }

    [Fact]
    public void Check_EverySettingThatIsRead_IsKnown()
    {
        string[] names =
        [
            "OaId", "PublicUrl", "PkceVerifier", "ButtonShape", "SignedWithAppSecret", "SignedOverOaId", "TimestampInHeader", "DropsUnsigned", "EventHoursMax",
            "FreeMessagesMax", "MonthlyMessages", "MonthlyReserve", "MessagesPerSecond", "RateLimitPauseSeconds", "TemplateId", "TemplateEnabled", "TemplateField",
        ];
        Assert.All(names, name => Assert.Contains(SettingCatalog.All, setting => setting.Key == $"Channels:ZaloOa:{name}"));
    }

    [Theory]
    [InlineData("AppId"), InlineData("AppSecret"), InlineData("OaSecret")]
    public void Read_WithoutAppOrSecrets_IsOff(string missing) =>
        Assert.Null(ZaloOaOptions.Read(Settings(Needed.Where(name => name != missing).Select(name => (name, "x")))));

    [Fact]
    public void Read_WhatIsDoubtfulAboutZalo_CanBeSet()
    {
        var options = ZaloOaOptions.Read(Settings(
        [
            .. Needed.Select(name => (name, "x")), ("ButtonShape", "none"), ("SignedOverOaId", "true"), ("EventHoursMax", "99999999"), ("FreeMessagesMax", "0"),
            ("MessagesPerSecond", "0"), ("RateLimitPauseSeconds", "7"),
        ]))!;

        Assert.Equal((ButtonShape.None, true, false, 0, 1), (options.ButtonShape, options.IsSignedOverOaId, options.IsSignedWithAppSecret, options.FreeMessagesMax, options.MessagesPerSecond));
        Assert.Equal((TimeSpan.FromDays(366), TimeSpan.FromSeconds(7)), (options.EventAgeMax, options.RateLimitPause));
    }

    private static IConfigurationRoot Settings(IEnumerable<(string Name, string Value)> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>($"Channels:ZaloOa:{pair.Name}", pair.Value)))
        .Build();
}
