using ClubBot.Kernel.Turns;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Delivery;

/// <summary>The whole product in the night of its own clock, with Telegram on a phone.</summary>
public sealed class NightTests
{
    private const long Sau = 900_000_007;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 22, 0, 0, TimeSpan.FromHours(7)));

    [Fact]
    public async Task Notice_InTheNight_WaitsForSixWhileAnAnswerComesAtOnce()
    {
        await using var host = await TelegramHost.StartAsync(time, "--Delivery:QuietHours=21:00-06:00");
        var sau = host.Telegram.Person(Sau);
        await host.NotifyAsync("notice-1", Sau, "Mời bà đi họp.");
        var held = await UntilHeldAsync(host);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.FromHours(7)), held.NotBefore);

        sau.Says("xin chào");
        Assert.DoesNotContain("họp", (await sau.HearsAsync()).Text, StringComparison.Ordinal);

        time.Advance(held.NotBefore - time.GetUtcNow());
        var sent = host.UntilAsync("notice-1", OutboxState.Sent);
        for (var second = 0; second < 10 && !sent.IsCompleted; second++)
        {
            // A second between two messages to one person, on the product's clock; fewer in all than the channel waits for an answer.
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(sent, Task.Delay(TimeSpan.FromMilliseconds(10)));
        }

        await sent;
        await sau.HearsAsync("Mời bà đi họp.");
    }

    private static async Task<OutboxMessage> UntilHeldAsync(TelegramHost host)
    {
        while (true)
        {
            if (await host.UntilAsync("notice-1", OutboxState.Queued) is { NotBefore: var until } held && until > DateTimeOffset.UnixEpoch)
            {
                return held;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
