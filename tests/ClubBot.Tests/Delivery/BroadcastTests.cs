using ClubBot.Channels;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Delivery.Host;

namespace ClubBot.Tests.Delivery;

/// <summary>What thousands of people get, on a clock of its own.</summary>
public sealed class BroadcastTests
{
    [Fact]
    public void Broadcast_TenThousandPeople_KeepsTheRateAndReachesEveryoneOnce()
    {
        var world = new DeliveryWorld();
        world.Run(async () =>
        {
            await world.BroadcastAsync(10_000);
            await world.UntilEndedAsync();
        });

        var log = world.Channel.Log;
        Assert.Equal(10_000, log.Select(given => given.To).Distinct().Count());
        Assert.Equal((10_000, 10_000), (log.Count, world.Count(OutboxState.Sent)));
        Assert.InRange(log.Count / (log[^1].At - log[0].At).TotalSeconds, 29.5, 30);
    }

    [Fact]
    public void Broadcast_FaultyPlatform_EveryoneEndsInANamedStateAndTheSumIsRight()
    {
        const int People = 10_000;
        var world = new DeliveryWorld();
        var faults = new Random(4);
        world.Channel.Answer = (_, _) => faults.Next(100) switch
        {
            < 5 => new SendOutcome.Retry(TimeSpan.FromSeconds(1)),
            < 6 => new SendOutcome.Retry(null),
            < 7 => new SendOutcome.Unknown("no-answer"),
            < 8 => new SendOutcome.Gone("blocked"),
            < 9 => new SendOutcome.Refused("telegram-400"),
            _ => new SendOutcome.Sent("1"),
        };
        world.Run(async () =>
        {
            await world.BroadcastAsync(People);
            await world.UntilEndedAsync();
        });

        var (sent, failed, unknown) = (world.Count(OutboxState.Sent), world.Count(OutboxState.Failed), world.Count(OutboxState.Unknown));
        Assert.Equal((People, 0), (sent + failed + unknown, world.Count(OutboxState.Skipped)));
        Assert.All(world.Messages.Where(message => message.State != OutboxState.Sent), message => Assert.NotNull(message.Reason));
        Assert.InRange(failed, 150, 260);
        Assert.InRange(unknown, 60, 150);
        Assert.Equal(sent, world.Channel.Arrived.Count());
        Assert.Equal(sent, world.Channel.Arrived.Select(given => given.To).Distinct().Count());
    }

    [Fact]
    public void Answer_DuringABroadcastToTenThousand_LeavesWithinASecondAndAHalf()
    {
        var world = new DeliveryWorld();
        world.Channel.Delay = TimeSpan.FromMilliseconds(80);
        var waits = new List<TimeSpan>();
        world.Run(async () =>
        {
            await world.BroadcastAsync(10_000);
            for (var person = 20_001; person <= 20_200; person++)
            {
                await world.PassAsync(TimeSpan.FromMilliseconds(777));
                var said = world.Now;
                await world.SayAsync(person, "hello");
                await world.UntilAsync(() => world.Channel.Log[^1].To == DeliveryWorld.Person(person).Key, TimeSpan.FromMilliseconds(1));
                waits.Add(world.Now - said);
            }

            await world.UntilEndedAsync();
        });

        Assert.Equal((200, 10_200), (waits.Count, world.Channel.Arrived.Count()));
        Assert.All(waits, wait => Assert.InRange(wait.TotalMilliseconds, 0, 1_500));
    }

    [Fact]
    public void Group_ThatIsToldALot_GetsTwentyMessagesAMinute()
    {
        var world = new DeliveryWorld();
        world.Run(async () =>
        {
            await world.BroadcastAsync(60, notice => notice with { To = DeliveryWorld.Person(-5) with { IsGroup = true } });
            await world.UntilEndedAsync();
        });

        var log = world.Channel.Log;
        Assert.Equal(60, log.Count);
        Assert.All(log, given => Assert.InRange(log.Count(other => other.At >= given.At && other.At < given.At.AddMinutes(1)), 1, 20));
        Assert.Equal(TimeSpan.FromSeconds(3 * 59), log[^1].At - log[0].At);
    }

    [Fact]
    public void Delivery_BatchOfPeople_NeedsFewCommits()
    {
        var world = new DeliveryWorld(new ScriptedChannel(TimeProvider.System) { Capabilities = new ChannelCapabilities { TextLengthMax = 4_096 } });
        world.Run(async () =>
        {
            await world.BroadcastAsync(2_000);
            await world.UntilEndedAsync();
        });

        Assert.Equal(2_000, world.Count(OutboxState.Sent));
        // A turn for each person; marks and notes in batches.
        Assert.InRange(world.Store.Commits, 2_000, 2_200);
    }
}
