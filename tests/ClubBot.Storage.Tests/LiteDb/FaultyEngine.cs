using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>The real engine, with failures at chosen steps.</summary>
public sealed class FaultyEngine(ILiteEngine engine, FaultyEngine.Switch fault) : ILiteEngine
{
    public const string Message = "No space left on device";

    public enum Step
    {
        Read,
        Write,
        Commit,
        Checkpoint,
    }

    public int Checkpoint()
    {
        fault.Pass(Step.Checkpoint);
        return engine.Checkpoint();
    }

    public bool Commit()
    {
        fault.Pass(Step.Commit);
        return engine.Commit();
    }

    public IBsonDataReader Query(string collection, Query query)
    {
        fault.OnRead?.Invoke();
        fault.Pass(Step.Read);
        return engine.Query(collection, query);
    }

    public int Insert(string collection, IEnumerable<BsonDocument> docs, BsonAutoId autoId)
    {
        var count = engine.Insert(collection, docs, autoId);
        fault.Pass(Step.Write);
        return count;
    }

    public int Update(string collection, IEnumerable<BsonDocument> docs) => engine.Update(collection, docs);

    public int Delete(string collection, IEnumerable<BsonValue> ids) => engine.Delete(collection, ids);

    public int Upsert(string collection, IEnumerable<BsonDocument> docs, BsonAutoId autoId) => engine.Upsert(collection, docs, autoId);

    public bool BeginTrans() => engine.BeginTrans();

    public bool Rollback() => engine.Rollback();

    public bool EnsureIndex(string collection, string name, BsonExpression expression, bool unique) =>
        engine.EnsureIndex(collection, name, expression, unique);

    public bool DropIndex(string collection, string name) => engine.DropIndex(collection, name);

    public int DeleteMany(string collection, BsonExpression predicate) => engine.DeleteMany(collection, predicate);

    public long Rebuild(RebuildOptions options) => throw new NotSupportedException("The store never rebuilds its file.");

    public int UpdateMany(string collection, BsonExpression transform, BsonExpression predicate) =>
        engine.UpdateMany(collection, transform, predicate);

    public bool DropCollection(string name) => engine.DropCollection(name);

    public bool RenameCollection(string name, string newName) => engine.RenameCollection(name, newName);

    public BsonValue Pragma(string name) => engine.Pragma(name);

    public bool Pragma(string name, BsonValue value) => engine.Pragma(name, value);

    public void Dispose() => engine.Dispose();

    /// <summary>Says which step fails, shared by all engines of one test.</summary>
    public sealed class Switch
    {
        private volatile Failure? failure;

        /// <summary>Called on the owner thread before each query.</summary>
        public Action? OnRead { get; set; }

        public void FailNext(Step step) => failure = new Failure(step, Once: true);

        public void FailAlways(Step step) => failure = new Failure(step, Once: false);

        public void Mend() => failure = null;

        public void Pass(Step step)
        {
            if (failure is { } planned && planned.Step == step)
            {
                if (planned.Once)
                {
                    failure = null;
                }

                throw new IOException(Message);
            }
        }

        private sealed record Failure(Step Step, bool Once);
    }
}
