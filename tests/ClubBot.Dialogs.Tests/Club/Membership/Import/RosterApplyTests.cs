using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Membership.Import;
using ClubBot.Dialogs.Tests.Club.Import;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Membership.Import;

public sealed class RosterApplyTests
{
    private static readonly object?[] Heading = ["TT", "Họ và tên", "Nam", "Nữ", "Số điện thoại", "Ghi chú"];

    private readonly IDocumentStore store = ClubRegisters.Store();

    [Fact]
    public async Task Apply_WithRefusedRows_WritesNothingUnlessPartialIsAccepted()
    {
        var result = ClubRegisters.ReadRoster("song-hau");

        Assert.IsType<ImportOutcome<Member>.NotApplied>(await ApplyAsync(result, acceptPartial: false));
        Assert.Empty(await StoredAsync("song-hau"));
        Assert.IsType<ImportOutcome<Member>.Applied>(await ApplyAsync(result, acceptPartial: true));
        Assert.Equal(65, (await StoredAsync("song-hau")).Count);
    }

    [Fact]
    public async Task Apply_UnreadableFile_WritesNothing()
    {
        var result = ClubRegisters.Roster.Read(new MemoryStream(), "c", ClubRegisters.Today);

        Assert.IsType<ImportOutcome<Member>.NotApplied>(await ApplyAsync(result, acceptPartial: true));
    }

    [Fact]
    public async Task Apply_Twice_WritesNothingTheSecondTime()
    {
        var result = ClubRegisters.ReadRoster("nui-bang");
        await ApplyAsync(result);
        var second = await ChangesAsync(ClubRegisters.ReadRoster("nui-bang"));

        Assert.Equal((0, 0, 61, 0), (second.Added.Count, second.Changed.Count, second.Unchanged, second.Missing.Count));
        var stored = await store.ReadAsync(new DocumentKey("member", "nui-bang/m001"), Token);
        Assert.Equal(1, stored?.Version);
        Assert.Equal(result.Taken.Select(row => row.Item), await StoredAsync("nui-bang"));
    }

    [Fact]
    public async Task Plan_BeforeApplying_EqualsWhatIsApplied()
    {
        var result = ClubRegisters.ReadRoster("nui-bang");
        var planned = await RosterImport.PlanAsync(ClubRegisters.Session(store), result, Token);
        Assert.Empty(await StoredAsync("nui-bang"));

        Assert.Equal(planned.Added, (await ChangesAsync(result)).Added);
    }

    [Fact]
    public async Task Apply_ChangedLine_UpdatesThatMemberAndKeepsWhatTheClubSet()
    {
        await ApplyAsync(Read([1, "Lê Thị An", null, 1950, "0868509572"], [2, "Lê Văn Bình", 1940]));
        await ChangeAsync("c/m001", member => member with { CalledAs = "cô" });

        var changes = await ChangesAsync(Read([1, "Lê Thị An", null, 1950, "0912345678"], [2, "Lê Văn Bình", 1940]));

        var changed = Assert.Single(changes.Changed);
        Assert.Equal(("c/m001", "0912345678", "cô"), (changed.Id, changed.Phone, changed.CalledAs));
        Assert.Equal(1, changes.Unchanged);
    }

    [Fact]
    public async Task Apply_RegisterWithoutAColumn_KeepsWhatItSaidBefore()
    {
        await ApplyAsync(Read([1, "Lê Thị An", null, 1950, "0868509572"]));
        var without = WorkbookFile.Of(["TT", "Họ và tên", "Nam", "Nữ"], [1, "Lê Thị An", null, 1950]);

        Assert.Equal(1, (await ChangesAsync(ClubRegisters.Roster.Read(without, "c", ClubRegisters.Today))).Unchanged);
    }

    [Fact]
    public async Task Apply_MemberLeftOut_IsReportedNotDeleted()
    {
        await ApplyAsync(Read([1, "Lê Thị An", null, 1950], [2, "Lê Văn Bình", 1940]));
        var changes = await ChangesAsync(Read([1, "Lê Thị An", null, 1950]));

        Assert.Equal(["c/m002"], changes.Missing.Select(member => member.Id));
        Assert.Equal(2, (await StoredAsync("c")).Count);
    }

    [Fact]
    public async Task Apply_LinePutInAndCountedAnew_KeepsEveryonesId()
    {
        await ApplyAsync(Read([1, "Lê Thị An", null, 1950], [2, "Lê Văn Bình", 1940]));
        var renumbered = Read([1, "Trần Thị Mới", null, 1960], [2, "Lê Thị An", null, 1950], [3, "Lê Văn Bình", 1940]);
        await ApplyAsync(renumbered);

        Assert.Equal(
            [("c/m001", 2, "Lê Thị An"), ("c/m002", 3, "Lê Văn Bình"), ("c/m004", 1, "Trần Thị Mới")],
            (await StoredAsync("c")).Select(member => (member.Id, member.Number, member.FullName)));
        Assert.Equal(3, (await ChangesAsync(renumbered)).Unchanged);
    }

    [Fact]
    public async Task Apply_MisspelledNameMended_IsTheSameMember()
    {
        await ApplyAsync(Read([1, "Le Thi An", null, 1950]));

        Assert.Equal("Lê Thị An", Assert.Single((await ChangesAsync(Read([1, "Lê Thị An", null, 1950]))).Changed).FullName);
    }

    private static CancellationToken Token => CancellationToken.None;

    private static ImportResult<Member> Read(params object?[][] rows) =>
        ClubRegisters.Roster.Read(WorkbookFile.Of([Heading, .. rows]), "c", ClubRegisters.Today);

    private async Task<ImportOutcome<Member>> ApplyAsync(ImportResult<Member> result, bool acceptPartial = false)
    {
        var session = ClubRegisters.Session(store);
        var outcome = await RosterImport.ApplyAsync(session, result, acceptPartial, Token);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(Token));
        return outcome;
    }

    private async Task<ImportChanges<Member>> ChangesAsync(ImportResult<Member> result) =>
        Assert.IsType<ImportOutcome<Member>.Applied>(await ApplyAsync(result)).Changes;

    private async Task ChangeAsync(string id, Func<Member, Member> change)
    {
        var session = ClubRegisters.Session(store);
        session.Put(change((await session.LoadAsync<Member>(id, Token))!));
        await session.CommitAsync(Token);
    }

    private async Task<IReadOnlyList<Member>> StoredAsync(string club) =>
        await ClubRegisters.Session(store).QueryAsync<Member>(MembershipIndexes.ByClub, club, 1_000, Token);
}
