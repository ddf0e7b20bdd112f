using ClubBot.Channels;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Runs one <see cref="Wire"/> for each channel that has one, so that a channel that stands still holds up no other.</summary>
internal sealed class WireWorker(
    IEnumerable<IChannel> channels, OutgoingQueue queue, ChannelBreakers breakers, OutboxSignal signal, TimeProvider time, ILogger<Wire> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    /// <summary>Works until it is told to stop, and then until what is under way is noted.</summary>
    internal Task RunAsync(CancellationToken stoppingToken) => Task.WhenAll(channels
        .Where(channel => Kernel.Schema.Channels.HasWire(channel.ChannelId))
        .Select(channel => new Wire(channel, queue, breakers.Of(channel.ChannelId), signal, time, logger))
        .Select(wire => wire.RunAsync(stoppingToken)));
}
