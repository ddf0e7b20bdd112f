using System.Text.Json;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

public sealed class UnderstandCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Understand_LinesOfTheInput_GiveOneObjectEach()
    {
        var rows = await ReadAsync("tôi còn nợ bao nhiêu\n\nbà tôi ngã rồi\n");

        Assert.Equal(["loan_balance", "out_of_scope", "emergency"], rows.Select(row => row.GetProperty("intent").GetString()));
        Assert.Equal("tôi còn nợ bao nhiêu", rows[0].GetProperty("text").GetString());
        Assert.InRange(rows[0].GetProperty("score").GetDouble(), 0.6, 1);
    }

    [Fact]
    public async Task Understand_Number_StandsWithItsPlaceAndValue()
    {
        var entity = (await ReadAsync("tất cả là hai mươi lăm người\n"))[0].GetProperty("entities").EnumerateArray()
            .Single(found => found.GetProperty("type").GetString() == "number");

        Assert.Equal("hai mươi lăm", entity.GetProperty("text").GetString());
        Assert.Equal(10, entity.GetProperty("start").GetInt32());
        Assert.Equal(22, entity.GetProperty("end").GetInt32());
        Assert.Equal("25", entity.GetProperty("resolution").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Understand_NoMoment_IsWrongUsage()
    {
        var result = await folder.RunAsync("understand", "--reference", "hôm qua");

        Assert.Equal(CommandLineApp.WrongUsage, result.Code);
        Assert.Contains("hôm qua", result.Error, StringComparison.Ordinal);
    }

    private async Task<JsonElement[]> ReadAsync(string lines)
    {
        using var input = new StringReader(lines);
        var result = await folder.RunAsync(input, "understand", "--reference", "2026-10-07T09:00:00+07:00");
        Assert.Equal(CommandLineApp.Done, result.Code);
        return [.. result.Output.TrimEnd().Split(Environment.NewLine).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
