using System.Collections.Concurrent;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Hands what was committed to the streams that are open on its conversation.</summary>
internal sealed class ConversationStreams : IConversationObserver
{
    private readonly ConcurrentDictionary<string, StreamSubscription[]> open = new(StringComparer.Ordinal);
    private readonly Lock changes = new();

    public void Committed(string conversationKey, IReadOnlyList<LogEntry> entries)
    {
        if (entries.Count == 0 || !open.TryGetValue(conversationKey, out var subscriptions))
        {
            return;
        }

        foreach (var subscription in subscriptions)
        {
            subscription.Offer(entries);
        }
    }

    /// <summary>Listens to a conversation from now on; null when <paramref name="most"/> streams listen already.</summary>
    public StreamSubscription? Subscribe(string conversationKey, int most)
    {
        lock (changes)
        {
            var present = open.GetValueOrDefault(conversationKey, []);
            if (present.Length >= most)
            {
                return null;
            }

            var subscription = new StreamSubscription(this, conversationKey);
            open[conversationKey] = [.. present, subscription];
            return subscription;
        }
    }

    internal void Remove(StreamSubscription subscription)
    {
        lock (changes)
        {
            var rest = open.GetValueOrDefault(subscription.ConversationKey, []).Where(other => other != subscription).ToArray();
            if (rest.Length == 0)
            {
                open.TryRemove(subscription.ConversationKey, out _);
            }
            else
            {
                open[subscription.ConversationKey] = rest;
            }
        }
    }
}
