using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>What the engine tells of its own structures.</summary>
internal static class EngineCatalog
{
    public static IReadOnlyList<string> Collections(ILiteEngine engine)
    {
        var query = new Query();
        query.Where.Add(BsonExpression.Create("$.type = 'user'"));
        return [.. Rows(engine, "$cols", query).Select(row => row["name"].AsString)];
    }

    /// <summary>Names of a collection's indexes, without that of the id.</summary>
    public static IReadOnlyList<string> Indexes(ILiteEngine engine, string collection)
    {
        var query = new Query();
        query.Where.Add(BsonExpression.Create("$.collection = @0", collection));
        return [.. Rows(engine, "$indexes", query).Select(row => row["name"].AsString).Where(name => name != "_id")];
    }

    /// <summary>All ids, as they are when the call is made.</summary>
    public static IReadOnlyList<string> Ids(ILiteEngine engine, string collection) =>
        [.. Rows(engine, collection, new Query { Select = BsonExpression.Create("{ _id: $._id }") }).Select(row => row["_id"].AsString)];

    public static IEnumerable<BsonDocument> Rows(ILiteEngine engine, string collection, Query query)
    {
        using var reader = engine.Query(collection, query);
        while (reader.Read())
        {
            yield return reader.Current.AsDocument;
        }
    }
}
