using ClubBot.Kernel.Documents;
using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>Commits that share one transaction of the engine: each is accepted or refused alone, all accepted ones become durable together.</summary>
internal sealed class CommitBatch(Func<DocumentTable, DocumentKey, long> storedVersion)
{
    private readonly Dictionary<DocumentKey, Change> changes = [];

    /// <summary>Accepts the commit when every document has the version it expects, earlier commits of the batch included.</summary>
    public void Decide(CommitWork work)
    {
        foreach (var prepared in work.Writes)
        {
            if (ChangeOf(prepared).Version != prepared.Write.ExpectedVersion)
            {
                work.Refuse(prepared.Write.Key);
                return;
            }
        }

        foreach (var prepared in work.Writes)
        {
            ChangeOf(prepared).Take(prepared);
        }

        work.Accept();
    }

    /// <summary>Writes what was accepted and returns when it is on disk.</summary>
    /// <exception cref="InvalidDataException">The file does not hold what was read from it before.</exception>
    public void MakeDurable(ILiteEngine engine)
    {
        var taken = changes.Values.Where(change => change.Last is not null).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        engine.BeginTrans();
        try
        {
            foreach (var group in taken.GroupBy(change => change.Last!.Table.Collection, StringComparer.Ordinal))
            {
                Write(engine, group.Key, [.. group]);
            }

            engine.Commit();
        }
        catch
        {
            engine.Rollback();
            throw;
        }

        // LiteDB answers a commit before its log is on disk; the checkpoint waits for it and empties the log.
        engine.Checkpoint();
    }

    public void Publish(DocumentCache cache)
    {
        foreach (var (key, change) in changes)
        {
            if (change.Last is { } last)
            {
                cache.Publish(key, last.Stored, last.BodyBytes);
            }
        }
    }

    private static void Write(ILiteEngine engine, string collection, List<Change> group)
    {
        var inserted = group.Where(change => !change.Existed).Select(change => change.Last!.Row).OfType<BsonDocument>().ToList();
        var updated = group.Where(change => change.Existed).Select(change => change.Last!.Row).OfType<BsonDocument>().ToList();
        var deleted = group
            .Where(change => change.Existed && change.Last!.Row is null)
            .Select(change => new BsonValue(change.Last!.Write.Key.Id))
            .ToList();
        Expect(inserted.Count, inserted.Count == 0 ? 0 : engine.Insert(collection, inserted, BsonAutoId.ObjectId), collection);
        Expect(updated.Count, updated.Count == 0 ? 0 : engine.Update(collection, updated), collection);
        Expect(deleted.Count, deleted.Count == 0 ? 0 : engine.Delete(collection, deleted), collection);
    }

    private static void Expect(int expected, int actual, string collection)
    {
        if (expected != actual)
        {
            throw new InvalidDataException($"Collection '{collection}' took {actual} changes of {expected}: documents that were there are not found.");
        }
    }

    private Change ChangeOf(PreparedWrite prepared)
    {
        var key = prepared.Write.Key;
        if (!changes.TryGetValue(key, out var change))
        {
            change = new Change(storedVersion(prepared.Table, key));
            changes.Add(key, change);
        }

        return change;
    }

    /// <summary>What becomes of one document in this batch.</summary>
    private sealed class Change(long version)
    {
        public bool Existed { get; } = version > 0;

        /// <summary>The version after the commits accepted so far; 0 = there is no document.</summary>
        public long Version { get; private set; } = version;

        public PreparedWrite? Last { get; private set; }

        public void Take(PreparedWrite prepared)
        {
            Last = prepared;
            Version = prepared.Stored?.Version ?? 0;
        }
    }
}
