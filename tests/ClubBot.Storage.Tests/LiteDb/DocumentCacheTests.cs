using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.LiteDb;

public sealed class DocumentCacheTests
{
    private static readonly DocumentKey Key = Note.Key("a");

    [Fact]
    public void Fill_CommitInBetween_IsDropped()
    {
        var cache = new DocumentCache(10, 1_000_000);
        var place = cache.Reserve(Key)!;
        cache.Publish(Key, Stored(2), 10);
        cache.Fill(place, Stored(1), 10);

        Assert.True(cache.TryGet(Key, out var document));
        Assert.Equal(2, document?.Version);
    }

    [Fact]
    public void Fill_CommitCameAndWasEvicted_IsDropped()
    {
        var cache = new DocumentCache(1, 1_000_000);
        var place = cache.Reserve(Key)!;
        cache.Publish(Key, Stored(2), 10);
        cache.Publish(Note.Key("b"), null, 0);
        cache.Fill(place, Stored(1), 10);

        Assert.False(cache.TryGet(Key, out _));
    }

    [Fact]
    public void Fill_ClearedInBetween_IsDropped()
    {
        var cache = new DocumentCache(10, 1_000_000);
        var place = cache.Reserve(Key)!;
        cache.Clear();
        cache.Fill(place, Stored(1), 10);
        Assert.False(cache.TryGet(Key, out _));
    }

    [Fact]
    public void Fill_NoDocument_IsRememberedUntilOneIsCommitted()
    {
        var cache = new DocumentCache(10, 1_000_000);
        Assert.False(cache.TryGet(Key, out _));
        cache.Fill(cache.Reserve(Key)!, null, 0);

        Assert.True(cache.TryGet(Key, out var document));
        Assert.Null(document);
        Assert.True(cache.TryGetVersion(Key, out var version));
        Assert.Equal(0, version);
        cache.Publish(Key, Stored(1), 10);
        Assert.True(cache.TryGet(Key, out document));
        Assert.Equal(1, document?.Version);
    }

    [Fact]
    public void Publish_MoreThanFits_DropsTheLeastRecentlyUsed()
    {
        var cache = new DocumentCache(3, 1_000_000);
        foreach (var id in new[] { "a", "b", "c" })
        {
            cache.Publish(Note.Key(id), null, 0);
        }

        Assert.True(cache.TryGet(Note.Key("a"), out _));
        cache.Publish(Note.Key("d"), null, 0);
        Assert.Equal([true, false, true, true], new[] { "a", "b", "c", "d" }.Select(id => cache.TryGet(Note.Key(id), out _)));
    }

    [Fact]
    public void Publish_MoreBytesThanAllowed_DropsUntilTheyFit()
    {
        var cache = new DocumentCache(1000, 10_000);
        for (var number = 0; number < 100; number++)
        {
            cache.Publish(Note.Key($"{number}"), Stored(1), 1000);
        }

        Assert.Equal(2, Enumerable.Range(0, 100).Count(number => cache.TryGet(Note.Key($"{number}"), out _)));
        cache.Publish(Key, Stored(1), 1_000_000);
        Assert.False(cache.TryGet(Key, out _));
        cache.Publish(Key, Stored(1), 1000);
        Assert.True(cache.TryGet(Key, out _));
    }

    private static StoredDocument Stored(long version) => new(Key, version, new Note { Id = Key.Id });
}
