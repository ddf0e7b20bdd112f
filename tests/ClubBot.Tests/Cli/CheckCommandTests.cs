using System.Text.Json;
using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Check_SoundStore_CountsItsDocuments()
    {
        await folder.CreateClubAsync();
        await folder.DoAsync("import", "members", TestFolder.Register("nui-bang", "so-hoi-vien.xlsx"), "--club", "nui-bang");

        using var report = JsonDocument.Parse(await folder.DoAsync("check", "--json"));
        Assert.Equal(61, report.RootElement.GetProperty("documentsByType").GetProperty("member").GetInt32());
        Assert.True(report.RootElement.GetProperty("isSound").GetBoolean());
        Assert.Contains("62 documents read, 0 problems.", await folder.DoAsync("check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_DocumentChangedOnDisk_NamesItAndIsRefused()
    {
        await folder.CreateClubAsync();
        await ChangeOnDiskAsync("CLB N", "CLX N");
        var result = await folder.RunAsync("check");

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains("nui-bang", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 problems.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("ledger verify")]
    [InlineData("config check")]
    [InlineData("invite --club nui-bang")]
    [InlineData("import members any.xlsx --club nui-bang")]
    public async Task Command_NoStoreThere_DoesNotBeginOne(string command)
    {
        var result = await folder.RunAsync(command.Split(' '));

        Assert.False(Directory.Exists(folder.Store));
        if (command != "config check")
        {
            Assert.Equal(CommandLineApp.Refused, result.Code);
            Assert.Contains(folder.Store, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("check")]
    [InlineData("ledger verify")]
    [InlineData("invite --club nui-bang")]
    [InlineData("club create --id hai --name Hai --commune Hai")]
    public async Task Command_DamagedStore_IsRefusedAndLeftAlone(string command)
    {
        await folder.CreateClubAsync();
        await using (var file = File.OpenWrite(folder.DataFile))
        {
            file.SetLength(file.Length / 2);
        }

        var before = FilesOf(folder.Store);
        var result = await folder.RunAsync(command.Split(' '));

        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Contains(folder.DataFile, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, FilesOf(folder.Store));
    }

    [Fact]
    public async Task Command_AFileInThePlaceOfTheFolder_IsRefused()
    {
        await File.WriteAllTextAsync(folder.Store, "not a folder");
        var result = await folder.RunAsync("check");

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains(folder.Store, result.Error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> FilesOf(string path) =>
        [.. Directory.GetFiles(path).Order().Select(file => $"{Path.GetFileName(file)} {new FileInfo(file).Length}")];

    private async Task ChangeOnDiskAsync(string from, string to)
    {
        var bytes = await File.ReadAllBytesAsync(folder.DataFile);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(from));
        Assert.True(at > 0, "The text to be damaged is not on disk.");
        System.Text.Encoding.UTF8.GetBytes(to).CopyTo(bytes, at);
        await File.WriteAllBytesAsync(folder.DataFile, bytes);
    }
}
