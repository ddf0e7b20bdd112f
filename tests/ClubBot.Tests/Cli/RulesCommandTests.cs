using System.Text.Json;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

public sealed class RulesCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rules_WhatIsNamed_IsChangedAndTheRestStays()
    {
        await folder.CreateClubAsync();

        await folder.DoAsync("club", "rules", "--club", "nui-bang", "--loan-max", "10000000", "--rate", "0.7", "--method", "EqualPrincipalFlatInterest");
        using var rules = JsonDocument.Parse(await folder.DoAsync("club", "rules", "--club", "nui-bang", "--monthly-fee", "0", "--json"));

        var shown = rules.RootElement;
        Assert.Equal(
            (10_000_000, 0.7m, "EqualPrincipalFlatInterest", 0, 2, 12),
            (
                shown.GetProperty("loanMax").GetInt64(), shown.GetProperty("rate").GetDecimal(), shown.GetProperty("method").GetString(),
                shown.GetProperty("monthlyFee").GetInt64(), shown.GetProperty("approvals").GetInt32(), shown.GetProperty("termMax").GetInt32()));
    }

    [Theory]
    [InlineData("--rate", "1.2", "--rate is between 0 and 1 percent a month.")]
    [InlineData("--approvals", "1", "--approvals is between 2 and 7.")]
    [InlineData("--loan-max", "0", "--loan-max is between 1 and 1,000,000,000 dong.")]
    [InlineData("--term-min", "13", "--term-min and --term-max are between 1 and 120 months, the first not above the second.")]
    public async Task Rules_OutOfRange_AreRefusedAndNothingIsChanged(string option, string value, string reason)
    {
        await folder.CreateClubAsync();
        var before = await folder.DoAsync("club", "rules", "--club", "nui-bang");

        var result = await folder.RunAsync("club", "rules", "--club", "nui-bang", option, value);

        Assert.Equal((CommandLineApp.Refused, reason), (result.Code, result.Error.TrimEnd()));
        Assert.Equal(before, await folder.DoAsync("club", "rules", "--club", "nui-bang"));
    }
}
