using ClubBot.Dialogs.Areas.Health;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Tests.Club.Notices;

namespace ClubBot.Dialogs.Tests.Areas.Health;

/// <summary>Whoever cannot be told that a check day is called off would go there for nothing: the board finds the names.</summary>
public sealed class CalledOffTests
{
    [Fact]
    public async Task Day_CalledOff_WhomNothingReachesIsOnTheBoardsList()
    {
        await using var club = await NoticeClub.CreateAsync();
        await club.LinkAsync("m8@telegram", 8);
        await club.LinkAsync("m9@telegram", 9);
        await club.WishAsync(NoticeClub.IdOf(9), isStopped: true);
        var session = club.Club.NewSession();
        var day = await session.LoadAsync<HealthDay>("demo/health-1", default);
        session.Put(day! with { Registered = [.. new[] { 8, 9, 10 }.Select(member => new HealthPlace(NoticeClub.IdOf(member), club.Club.Time.GetUtcNow()))] });
        await session.CommitAsync(default);

        foreach (var text in new[] { "mở đợt khám", "Xem các đợt", "Hủy đợt này", "Đúng" })
        {
            await club.Club.SayAsync(NoticeClub.Chair, text);
        }

        var notice = Assert.Single(await club.NoticesAsync());
        Assert.Equal(ByHandReason.OptedOut, (await club.EndAsync(notice, 9)).ByHand);
        Assert.Equal(ByHandReason.NoWay, (await club.EndAsync(notice, 10)).ByHand);
        Assert.Equal(2, notice.Recipients.Count);
    }
}
