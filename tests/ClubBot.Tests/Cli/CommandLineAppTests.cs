using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

/// <summary>What is right and wrong on the command line, and how the tool says so.</summary>
public sealed class CommandLineAppTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("check --frobnicate")]
    [InlineData("import")]
    [InlineData("import members")]
    [InlineData("import members a.xlsx")]
    [InlineData("import pigs a.xlsx --club nui-bang")]
    [InlineData("import funds a.xlsx")]
    [InlineData("ledger")]
    [InlineData("ledger verify --club")]
    [InlineData("ledger verify nui-bang")]
    [InlineData("invite")]
    [InlineData("invite --club nui-bang --url nowhere")]
    [InlineData("club create --id nui-bang")]
    [InlineData("config")]
    [InlineData("serve --urls nowhere")]
    [InlineData("serve --urls http://localhost:5080/path")]
    [InlineData("check --Storge:Path=x")]
    [InlineData("check --Storage:KeyFile")]
    [InlineData("check --Storage:KeyFile --json")]
    public async Task Run_WrongUsage_SaysWhatAndEndsWithTwo(string commandLine)
    {
        var result = await folder.RunAsync(commandLine.Split(' '));

        Assert.Equal(CommandLineApp.WrongUsage, result.Code);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(folder.Store));
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("club")]
    [InlineData("club create")]
    [InlineData("import")]
    [InlineData("import members")]
    [InlineData("import loans")]
    [InlineData("import funds")]
    [InlineData("ledger")]
    [InlineData("ledger verify")]
    [InlineData("invite")]
    [InlineData("check")]
    [InlineData("config")]
    [InlineData("config check")]
    public async Task Run_HelpOfEachCommand_IsPrintedAndTouchesNothing(string command)
    {
        var result = await folder.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((CommandLineApp.Done, ""), (result.Code, result.Error));
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Store));
    }

    [Theory]
    [InlineData("--Storage:QueueCapacity=many", "Storage:QueueCapacity")]
    [InlineData("--Storage:QueueCapacity=0", "Storage:QueueCapacity")]
    [InlineData("--Club:TimeZone=Nowhere/City", "Club:TimeZone")]
    [InlineData("--Demo:Enabled=perhaps", "Demo:Enabled")]
    [InlineData("--Channels:Telegram:ApiBaseUrl=http://example.org", "https")]
    public async Task Run_SettingThatNothingCanWorkWith_IsRefusedInASentence(string setting, string named)
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync("check", setting);

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SettingInTwoWords_CountsAsInOne()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] args = ["club", "create", "--id", "hai", "--name", "Hai", "--commune", "xã Hai", "--Storage:Path", folder.Store];
        Assert.Equal(CommandLineApp.Done, await CommandLineApp.RunAsync(args, TextReader.Null, output, error, CancellationToken.None));
        Assert.True(File.Exists(folder.DataFile));
    }

    [Fact]
    public async Task Run_StoppedBeforeItBegan_ChangesNothing()
    {
        await folder.CreateClubAsync();
        var before = await folder.ContentsAsync();
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] args = ["club", "create", "--id", "hai", "--name", "Hai", "--commune", "xã Hai", $"--Storage:Path={folder.Store}"];

        Assert.Equal(CommandLineApp.Refused, await CommandLineApp.RunAsync(args, TextReader.Null, output, error, new CancellationToken(canceled: true)));
        Assert.Contains("stopped", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await folder.ContentsAsync());
    }
}
