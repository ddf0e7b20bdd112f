using System.Collections.Concurrent;

namespace ClubBot.Delivery;

/// <summary>The breakers of all wires, by channel.</summary>
internal sealed class ChannelBreakers
{
    private readonly ConcurrentDictionary<string, ChannelBreaker> byChannel = new(StringComparer.Ordinal);

    /// <summary>How the channels are that have sent or tried to.</summary>
    public IReadOnlyList<ChannelHealth> Health =>
        [.. byChannel.Values.Select(breaker => breaker.Health).OrderBy(health => health.ChannelId, StringComparer.Ordinal)];

    public ChannelBreaker Of(string channelId) => byChannel.GetOrAdd(channelId, id => new ChannelBreaker(id));
}
