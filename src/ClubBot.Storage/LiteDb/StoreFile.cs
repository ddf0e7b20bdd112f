using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>The engine with its file open. Only the owner thread may touch it.</summary>
internal sealed class StoreFile(StoreEngine store, StoreFolder folder)
{
    public ILiteEngine Engine => store.Engine;

    /// <summary>The stored version, 0 when there is no such document.</summary>
    public long VersionOf(DocumentTable table, string id) =>
        DocumentTable.Find(Engine, table.Collection, id) is { } row ? DocumentRow.Read(row).Version : 0;

    /// <summary>Writes to the file in the way a commit does, to learn whether commits can succeed again.</summary>
    public void ProveWritable()
    {
        Engine.Upsert(StoreFormat.Collection, [new BsonDocument { ["_id"] = "probe" }], BsonAutoId.ObjectId);
        Engine.Checkpoint();
    }

    public void CloseCleanly()
    {
        Engine.Checkpoint();
        store.Dispose();
        folder.MarkClosed();
    }

    /// <summary>Lets go of the file after a failure, without any hope for what the engine still held.</summary>
    public void Abandon()
    {
        try
        {
            store.Dispose();
        }
        catch (Exception)
        {
            // The failure that led here was reported; what counts is what the file says when it is opened again.
        }
    }
}
