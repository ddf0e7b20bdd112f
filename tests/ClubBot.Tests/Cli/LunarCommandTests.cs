using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

public sealed class LunarCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2026-02-17", "2026-02-17\t1/1/2026")]
    [InlineData("2025-07-26", "2025-07-26\t2/6/2025N")]
    [InlineData("1900-01-31", "1900-01-31\t1/1/1900")]
    [InlineData("2199-12-31", "2199-12-31\t14/11/2199")]
    public async Task Lunar_Day_PrintsBothDates(string day, string line) =>
        Assert.Equal(line, (await folder.DoAsync("lunar", day)).TrimEnd());

    [Theory]
    [InlineData("1/1/2026", "2026-02-17\t1/1/2026")]
    [InlineData("2/6/2025N", "2025-07-26\t2/6/2025N")]
    public async Task Lunar_Reverse_PrintsBothDates(string lunar, string line) =>
        Assert.Equal(line, (await folder.DoAsync("lunar", lunar, "--reverse")).TrimEnd());

    [Fact]
    public async Task Lunar_LinesOfTheInput_AreConvertedAndBadOnesNamed()
    {
        using var input = new StringReader("2026-02-17\nhôm qua\n\n1985-02-20\n");
        var result = await folder.RunAsync(input, "lunar", "-");

        Assert.Equal(["2026-02-17\t1/1/2026", "1985-02-20\t1/2/1985"], result.Output.TrimEnd().Split(Environment.NewLine));
        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains("hôm qua", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("1850-01-01")]
    [InlineData("30/12/2026", "--reverse")]
    [InlineData("1/6/2026N", "--reverse")]
    public async Task Lunar_NoSuchDate_IsRefused(params string[] args)
    {
        var result = await folder.RunAsync(["lunar", .. args]);

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains(args[0], result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}
