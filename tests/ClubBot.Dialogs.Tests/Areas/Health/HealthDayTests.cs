using ClubBot.Dialogs.Areas.Health;

namespace ClubBot.Dialogs.Tests.Areas.Health;

public sealed class HealthDayTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Without_SomebodyWithAPlace_TheLongestWaitingMovesUp()
    {
        var day = Day(places: 1).WithPlace("a", At).WithWaiting("b", At).WithWaiting("c", At);

        var left = day.Without("a", At, out var movedUp);

        Assert.Equal("b", movedUp);
        Assert.True(left.HasPlace("b"));
        Assert.Equal(2, Assert.Single(left.Waiting).Number);
    }

    [Fact]
    public void Without_SomebodyWhoWaits_MovesNobodyAndNumbersAreNotGivenAgain()
    {
        var day = Day(places: 1).WithPlace("a", At).WithWaiting("b", At).Without("b", At, out var movedUp).WithWaiting("c", At);

        Assert.Null(movedUp);
        Assert.Equal(2, day.WaitingOf("c")!.Number);
    }

    [Fact]
    public void WithPlace_FullOrTwice_IsRefused()
    {
        var day = Day(places: 1).WithPlace("a", At);
        Assert.Throws<InvalidOperationException>(() => day.WithPlace("b", At));
        Assert.Throws<InvalidOperationException>(() => day.WithWaiting("a", At));
        Assert.Throws<InvalidOperationException>(() => Day(places: 2).WithWaiting("a", At));
    }

    private static HealthDay Day(int places) => new()
    {
        Id = "day",
        ClubId = "club",
        What = "khám mắt",
        Day = new DateOnly(2026, 12, 5),
        Time = new TimeOnly(8, 0),
        Place = "trạm y tế",
        Places = places,
        Receipt = "000-001",
    };
}
