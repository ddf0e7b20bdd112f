using ClubBot.Delivery;
using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Delivery.Host;

namespace ClubBot.Tests.Delivery;

public sealed class QuietHoursTests
{
    private static readonly ClubCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById(ClubCalendar.DefaultZone));

    [Theory]
    [InlineData("21:00-06:00", "2026-11-22T20:59:59+07:00", null)]
    [InlineData("21:00-06:00", "2026-11-22T21:00:00+07:00", "2026-11-23T06:00:00+07:00")]
    [InlineData("21:00-06:00", "2026-12-31T23:59:59+07:00", "2027-01-01T06:00:00+07:00")]
    [InlineData("21:00-06:00", "2026-11-23T00:00:00+07:00", "2026-11-23T06:00:00+07:00")]
    [InlineData("21:00-06:00", "2026-11-23T05:59:59+07:00", "2026-11-23T06:00:00+07:00")]
    [InlineData("21:00-06:00", "2026-11-23T06:00:00+07:00", null)]
    [InlineData("12:00-13:30", "2026-11-23T12:30:00+07:00", "2026-11-23T13:30:00+07:00")]
    [InlineData("12:00-13:30", "2026-11-23T11:59:00+07:00", null)]
    public void End_OfAnInstant_IsTheExactMinute(string setting, string now, string? end)
    {
        Assert.True(QuietHours.TryRead(setting, out var hours));

        Assert.Equal(end is null ? null : DateTimeOffset.Parse(end, null), hours!.EndOf(DateTimeOffset.Parse(now, null), Calendar));
    }

    [Theory]
    [InlineData(null, true, true), InlineData("", true, true), InlineData("off", true, false), InlineData(" OFF ", true, false)]
    [InlineData("9:00-10:00", true, true), InlineData("21:00", false, false), InlineData("21:00-21:00", false, false)]
    [InlineData("25:00-06:00", false, false), InlineData("21:00-06:00-07:00", false, false), InlineData("night", false, false)]
    public void Setting_AnyText_IsReadOrRefused(string? value, bool isReadable, bool areQuiet)
    {
        Assert.Equal(isReadable, QuietHours.TryRead(value, out var hours));
        Assert.Equal(areQuiet, hours is not null);
    }

    [Fact]
    public void Night_NoticesWaitForTheMorning_AnswersAndWhatIsUrgentDoNot()
    {
        QuietHours.TryRead(null, out var hours);
        var world = new DeliveryWorld(quietHours: hours);
        var (night, morning) = (VirtualWorld.Start.AddHours(14), VirtualWorld.Start.AddHours(22));
        world.Run(async () =>
        {
            await world.PassAsync(night - world.Now);
            await world.BroadcastAsync(3, notice => notice with { IsUrgent = notice.Id == DeliveryWorld.NoticeTo(2) });
            await world.SayAsync(1, "hello");
            await world.PassAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(["answer hello", "notice 2"], world.Channel.Log.Select(given => given.Text).Order());
            Assert.Equal((OutboxState.Queued, morning), (world.Notice(1).State, world.Notice(1).NotBefore));
            await world.UntilEndedAsync();
        });

        Assert.Equal(3, world.Count(OutboxState.Sent));
        Assert.All(world.Channel.Log.Where(given => given.Text is "notice 1" or "notice 3"), given => Assert.InRange(given.At, morning, morning.AddSeconds(1)));
    }

    [Fact]
    public void Evening_BroadcastThatIsNotThroughAtNine_GoesOnInTheMorning()
    {
        QuietHours.TryRead(null, out var hours);
        var world = new DeliveryWorld(quietHours: hours);
        var (night, morning) = (VirtualWorld.Start.AddHours(13), VirtualWorld.Start.AddHours(22));
        world.Run(async () =>
        {
            await world.PassAsync(night.AddSeconds(-10) - world.Now);
            await world.BroadcastAsync(1_000);
            await world.PassAsync(TimeSpan.FromMinutes(1));
            var said = world.Now;
            await world.SayAsync(999, "hello");
            await world.UntilAsync(() => world.Channel.Log[^1].Text == "answer hello");
            Assert.InRange(world.Now - said, TimeSpan.Zero, TimeSpan.FromSeconds(1.5));
            await world.UntilEndedAsync();
        });

        var notices = world.Channel.Log.Where(given => given.Text != "answer hello").ToList();
        Assert.Equal((1_000, 1_000), (notices.Count, world.Count(OutboxState.Sent)));
        Assert.InRange(notices.Count(given => given.At < night), 290, 305);
        Assert.All(notices, given => Assert.True(given.At < night || given.At >= morning, $"{given.At:O} is in the night."));
    }
}
