using System.Text.Json.Nodes;
using ClubBot.Cli;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ClubBot.Tests.Cli.Cards;

public sealed class InviteCommandTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Invite_WholeClub_PrintsALineForEachMember()
    {
        await CreateRosterAsync();
        var lines = Lines(await folder.DoAsync("invite", "--club", "nui-bang"));

        Assert.Equal(61, lines.Count);
        Assert.Equal(("nui-bang/m001", "Hoàng Thị Đào"), (lines[0][0], lines[0][1]));
        Assert.All(lines, line => Assert.Matches("^[0-9]{4}-[A-Z]{4}$", line[2]));
        Assert.Equal(61, lines.DistinctBy(line => line[2]).Count());
    }

    [Fact]
    public async Task Invite_Code_LinksOneAccountAndNoSecond()
    {
        await CreateRosterAsync();
        var code = await CodeOfAsync("nui-bang/m001");

        Assert.Equal("nui-bang/m001", await JoinAsync("first", code));
        Assert.Null(await JoinAsync("second", code));
    }

    [Fact]
    public async Task Invite_NewCode_EndsTheMembersOlderOneOnly()
    {
        await CreateRosterAsync();
        var (old, other) = (await CodeOfAsync("nui-bang/m001"), await CodeOfAsync("nui-bang/m002"));
        var fresh = await CodeOfAsync("nui-bang/m001");

        Assert.Null(await JoinAsync("first", old));
        Assert.Equal("nui-bang/m001", await JoinAsync("second", fresh));
        Assert.Equal("nui-bang/m002", await JoinAsync("third", other));
    }

    [Fact]
    public async Task Invite_Cards_HoldNameCodeAndAddress()
    {
        await CreateRosterAsync();
        var file = folder.FileOf("cards.pdf");
        var lines = Lines(await folder.DoAsync("invite", "--club", "nui-bang", "--out", file, "--url", "https://clb.example.org/"));

        using var cards = PdfDocument.Open(file);
        Assert.Equal(8, cards.NumberOfPages);
        var text = string.Concat(cards.GetPages().Select(page => page.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(lines, line =>
        {
            Assert.Contains(line[1].Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
            Assert.Contains(line[2], text, StringComparison.Ordinal);
        });
        Assert.Contains("clb.example.orgrồigõmã", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_CardFileIsThereOrCannotBe_IssuesNothing()
    {
        await CreateRosterAsync();
        var taken = folder.FileOf("cards.pdf");
        await File.WriteAllTextAsync(taken, "something else");
        var before = await folder.ContentsAsync();

        foreach (var file in new[] { taken, folder.FileOf("no/such/folder.pdf") })
        {
            var result = await folder.RunAsync("invite", "--club", "nui-bang", "--out", file);
            Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
            Assert.Contains("No code was issued", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal("something else", await File.ReadAllTextAsync(taken));
        Assert.Equal(before, await folder.ContentsAsync());
    }

    [Fact]
    public async Task Invite_AsJson_IsOneObject()
    {
        await CreateRosterAsync();
        var invite = JsonNode.Parse(await folder.DoAsync("invite", "--club", "nui-bang", "--member", "nui-bang/m003", "--json"))!["invites"]!.AsArray().Single()!;

        Assert.Equal(("nui-bang/m003", "Lý Thị Kim Xuân"), ((string?)invite["memberId"], (string?)invite["name"]));
    }

    [Theory]
    [InlineData("--club song-hau", "no club 'song-hau'")]
    [InlineData("--club nui-bang", "has no members")]
    [InlineData("--club nui-bang --member nui-bang/m999", "no member 'nui-bang/m999'")]
    public async Task Invite_NobodyToInvite_IsRefused(string args, string reason)
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync(["invite", .. args.Split(' ')]);

        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    private static List<string[]> Lines(string output) => [.. output.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r').Split('\t'))];

    private async Task CreateRosterAsync()
    {
        await folder.CreateClubAsync();
        await folder.DoAsync("import", "members", TestFolder.Register("nui-bang", "so-hoi-vien.xlsx"), "--club", "nui-bang");
    }

    private async Task<string> CodeOfAsync(string member) => Lines(await folder.DoAsync("invite", "--club", "nui-bang", "--member", member))[0][2];

    /// <summary>Types the code in a new conversation and says yes to everything.</summary>
    /// <returns>The member that the account is tied to then; null when it is tied to nobody.</returns>
    private async Task<string?> JoinAsync(string name, string code)
    {
        await using var services = folder.Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(CancellationToken.None);
        var conversation = new ConversationReference(ClubBot.Kernel.Schema.Channels.DirectLine, $"c-{name}", $"dl_{name}");
        var opened = new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = conversation.UserId }] };
        foreach (var activity in new[] { opened, Activity.Message(code), Activity.Message("đúng"), Activity.Message("đồng ý") })
        {
            await services.GetRequiredService<ITurnProcessor>().ProcessAsync(
                new InboundTurn(conversation, $"in-{activity.Text}", activity), CancellationToken.None);
        }

        var account = await store.ReadAsync(new("account", conversation.AccountKey), CancellationToken.None);
        return ((Dialogs.Club.Membership.Account?)account?.Document)?.Link?.MemberId;
    }
}
