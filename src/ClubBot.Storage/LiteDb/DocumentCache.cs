using ClubBot.Kernel.Documents;

namespace ClubBot.Storage.LiteDb;

/// <summary>Bounded memory of committed documents, and of ids under which there is none; the least recently used go first.</summary>
/// <remarks>
/// It never shows a state that is not on disk, nor one that was replaced by an acknowledged commit. A reader reserves its place before
/// it asks the engine, and may fill it only while the place is still there: a commit in between takes the place itself.
/// </remarks>
internal sealed class DocumentCache(int documentsMax, long bytesMax)
{
    /// <summary>Guess of what an entry takes besides its document.</summary>
    private const int EntryBytes = 400;

    /// <summary>Guess of how much larger records are than their JSON in UTF-8: UTF-16 strings and object headers.</summary>
    private const int ObjectFactor = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<DocumentKey, LinkedListNode<Place>> places = [];
    private readonly LinkedList<Place> byUse = [];
    private long bytes;

    /// <summary>Most rows of one query that are kept: more would push out what others work with.</summary>
    public int QueryMax => documentsMax / 4;

    /// <returns>True when the answer is known, also when it is that there is no document.</returns>
    public bool TryGet(DocumentKey key, out StoredDocument? document)
    {
        lock (gate)
        {
            if (places.TryGetValue(key, out var node) && node.Value.IsFilled)
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                document = node.Value.Document;
                return true;
            }
        }

        document = null;
        return false;
    }

    /// <summary>Reserves a place for what a read that starts now will find; null when the cache is off.</summary>
    public Place? Reserve(DocumentKey key)
    {
        if (documentsMax == 0)
        {
            return null;
        }

        lock (gate)
        {
            if (places.TryGetValue(key, out var existing))
            {
                return existing.Value;
            }

            var place = new Place(key);
            Add(place);
            Trim();
            return place;
        }
    }

    /// <summary>Keeps what a read found, unless the document was written or forgotten since the place was reserved.</summary>
    public void Fill(Place place, StoredDocument? document, int bodyBytes)
    {
        lock (gate)
        {
            if (IsCurrent(place) && !place.IsFilled)
            {
                Set(place, document, bodyBytes);
                Trim();
            }
        }
    }

    /// <summary>Keeps what was committed. Called only when it is on disk.</summary>
    public void Publish(DocumentKey key, StoredDocument? document, int bodyBytes)
    {
        if (documentsMax == 0)
        {
            return;
        }

        lock (gate)
        {
            Remove(key);
            var place = new Place(key);
            Add(place);
            Set(place, document, bodyBytes);
            Trim();
        }
    }

    /// <summary>The committed version, 0 for no document, when it is known.</summary>
    public bool TryGetVersion(DocumentKey key, out long version)
    {
        lock (gate)
        {
            version = 0;
            if (!places.TryGetValue(key, out var node) || !node.Value.IsFilled)
            {
                return false;
            }

            version = node.Value.Document?.Version ?? 0;
            return true;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            places.Clear();
            byUse.Clear();
            bytes = 0;
        }
    }

    private bool IsCurrent(Place place) => places.TryGetValue(place.Key, out var node) && ReferenceEquals(node.Value, place);

    private void Add(Place place)
    {
        places.Add(place.Key, byUse.AddFirst(place));
        bytes += place.Bytes;
    }

    private void Set(Place place, StoredDocument? document, int bodyBytes)
    {
        bytes -= place.Bytes;
        place.Fill(document, EntryBytes + (bodyBytes * (long)ObjectFactor));
        bytes += place.Bytes;
    }

    private void Trim()
    {
        while (byUse.Last is { } oldest && (places.Count > documentsMax || bytes > bytesMax))
        {
            Remove(oldest.Value.Key);
        }
    }

    private void Remove(DocumentKey key)
    {
        if (places.Remove(key, out var node))
        {
            byUse.Remove(node);
            bytes -= node.Value.Bytes;
        }
    }

    /// <summary>One entry, empty until it is filled. Guarded by the cache.</summary>
    internal sealed class Place(DocumentKey key)
    {
        public DocumentKey Key { get; } = key;

        public StoredDocument? Document { get; private set; }

        public bool IsFilled { get; private set; }

        public long Bytes { get; private set; } = EntryBytes;

        public void Fill(StoredDocument? document, long bytes)
        {
            Document = document;
            IsFilled = true;
            Bytes = bytes;
        }
    }
}
