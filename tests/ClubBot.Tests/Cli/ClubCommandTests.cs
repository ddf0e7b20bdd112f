using ClubBot.Cli;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Cli;

public sealed class ClubCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Create_NewClub_IsStoredInComposedLetters()
    {
        await folder.DoAsync("club", "create", "--id", "nui-bang", "--name", "  CLB  Núi\tBằng ".Normalize(System.Text.NormalizationForm.FormD), "--commune", "xã Quảng Lạc");

        await using var services = folder.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(CancellationToken.None);
        var club = (ClubProfile)(await store.ReadAsync(new DocumentKey("club", "nui-bang"), CancellationToken.None))!.Document;
        Assert.Equal(("CLB Núi Bằng", "xã Quảng Lạc"), (club.Name, club.Commune));
    }

    [Fact]
    public async Task Create_SameIdTwice_IsRefusedAndChangesNothing()
    {
        await folder.CreateClubAsync();
        var before = await folder.ContentsAsync();
        var result = await folder.RunAsync("club", "create", "--id", "nui-bang", "--name", "Khác", "--commune", "xã Khác");

        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Contains("'nui-bang' exists already", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, await folder.ContentsAsync());
    }

    [Theory]
    [InlineData("Nui-Bang"), InlineData("n"), InlineData("7-nui"), InlineData("núi"), InlineData("a/b"), InlineData("ab\n")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public async Task Create_IdThatCannotBeOne_IsRefused(string id)
    {
        var result = await folder.RunAsync("club", "create", "--id", id, "--name", "CLB", "--commune", "xã");

        Assert.Equal(CommandLineApp.Refused, result.Code);
        Assert.False(Directory.Exists(folder.Store));
    }

    [Fact]
    public async Task Create_BlankName_IsRefused() =>
        Assert.Equal(CommandLineApp.Refused, (await folder.RunAsync("club", "create", "--id", "nui", "--name", "  ", "--commune", "xã")).Code);
}
