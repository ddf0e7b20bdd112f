using System.Text.Json.Nodes;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli.Import;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("nui-bang", 61, 0, 14)]
    [InlineData("song-hau", 65, 3, 14)]
    public async Task Import_BothClubs_DryRunSaysWhatTheRealRunDoes(string club, int members, int refused, int loans)
    {
        await folder.CreateClubAsync(club);
        var roster = await DryAndRealAsync(club, "members", "so-hoi-vien.xlsx");
        Assert.Equal((members, refused), (Count(roster, "taken"), Count(roster, "refused")));
        Assert.Equal(members, (int?)roster["added"]);

        var book = await DryAndRealAsync(club, "loans", "so-vay.xlsx");
        Assert.Equal(loans, Count(book, "taken"));
        Assert.Equal(loans, (await folder.ContentsAsync()).Count(line => line.StartsWith("loan ", StringComparison.Ordinal)));

        var funds = await DryAndRealAsync(club, "funds", "so-quy.xlsx");
        Assert.Equal((32, 0, 0), (Count(funds, "taken"), Count(funds, "refused"), Count(funds, "warned")));
        Assert.Equal(2, (await folder.ContentsAsync()).Count(line => line.StartsWith("ledger-page ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public async Task Import_Twice_ChangesNothing(string club)
    {
        await folder.CreateClubAsync(club);
        string[][] imports =
        [
            ["import", "members", TestFolder.Register(club, "so-hoi-vien.xlsx"), "--club", club, "--accept-partial"],
            ["import", "loans", TestFolder.Register(club, "so-vay.xlsx"), "--club", club, "--accept-partial"],
            ["import", "funds", TestFolder.Register(club, "so-quy.xlsx"), "--club", club],
        ];
        foreach (var import in imports)
        {
            await folder.DoAsync(import);
        }

        var before = await folder.ContentsAsync();
        foreach (var import in imports)
        {
            var again = JsonNode.Parse(await folder.DoAsync([.. import, "--json"]))!;
            Assert.Equal((0, 0), ((int?)again["added"], (int?)again["changed"]));
        }

        Assert.Equal(before, await folder.ContentsAsync());
    }

    [Fact]
    public async Task Import_RefusedRowsNotAccepted_ChangesNothingAndSaysWhichRows()
    {
        await folder.CreateClubAsync("song-hau");
        var before = await folder.ContentsAsync();
        var result = await folder.RunAsync("import", "members", TestFolder.Register("song-hau", "so-hoi-vien.xlsx"), "--club", "song-hau");

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains("--accept-partial", result.Error, StringComparison.Ordinal);
        Assert.Matches(@"KHÔNG NHẬN +\S.* 79 +C +19499 +\S", result.Output);
        Assert.Contains("65 dòng nhận được", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã lưu", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await folder.ContentsAsync());
    }

    [Fact]
    public async Task Import_DryRun_SaysSoAndChangesNothing()
    {
        await folder.CreateClubAsync();
        var before = await folder.ContentsAsync();
        var output = await folder.DoAsync("import", "members", TestFolder.Register("nui-bang", "so-hoi-vien.xlsx"), "--club", "nui-bang", "--dry-run");

        Assert.EndsWith("Chạy thử: chưa lưu gì.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(before, await folder.ContentsAsync());
    }

    [Theory]
    [InlineData("members"), InlineData("loans"), InlineData("funds")]
    public async Task Import_NotASpreadsheet_IsRefusedInOneSentence(string kind)
    {
        await folder.CreateClubAsync();
        var file = folder.FileOf("so.xlsx");
        await File.WriteAllTextAsync(file, "Đây không phải bảng tính.");

        await AssertRefusedAsync(kind, file, "không phải bảng tính");
        await AssertRefusedAsync(kind, folder.FileOf("vang.xlsx"), "Không tìm thấy tệp");
        await AssertRefusedAsync(kind, folder.Path, "tệp");
    }

    [Fact]
    public async Task Import_UnknownClub_IsRefused()
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync("import", "members", TestFolder.Register("song-hau", "so-hoi-vien.xlsx"), "--club", "song-hau");

        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Contains("no club 'song-hau'", result.Error, StringComparison.Ordinal);
    }

    private static int Count(JsonNode report, string list) => report[list]!.AsArray().Count;

    private async Task AssertRefusedAsync(string kind, string file, string reason)
    {
        var result = await folder.RunAsync("import", kind, file, "--club", "nui-bang");
        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    /// <summary>The report of the real run, after the dry run was found to be the same but for what it did.</summary>
    private async Task<JsonNode> DryAndRealAsync(string club, string kind, string file)
    {
        string[] import = ["import", kind, TestFolder.Register(club, file), "--club", club, "--accept-partial", "--json"];
        var before = await folder.ContentsAsync();
        var dry = JsonNode.Parse(await folder.DoAsync([.. import, "--dry-run"]))!;
        Assert.Equal(before, await folder.ContentsAsync());

        var real = JsonNode.Parse(await folder.DoAsync(import))!;
        Assert.Equal((false, true), ((bool)dry["applied"]!, (bool)real["applied"]!));
        dry["applied"] = true;
        Assert.Equal(dry.ToJsonString(), real.ToJsonString());
        return real;
    }
}
