using ClubBot.Kernel.Documents;
using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>Reads every document of every collection and compares what the engine's structures say of it in different ways.</summary>
internal sealed class StoreChecker(IReadOnlyCollection<DocumentTable> tables)
{
    public CheckReport Check(ILiteEngine engine, CancellationToken cancellationToken)
    {
        var run = new Run(engine, cancellationToken);
        var declared = tables.ToDictionary(table => table.Collection, StringComparer.Ordinal);
        foreach (var collection in run.Guarded("the list of collections", () => EngineCatalog.Collections(engine)) ?? [])
        {
            if (declared.TryGetValue(collection, out var table))
            {
                run.CheckTable(table);
            }
            else if (collection != StoreFormat.Collection)
            {
                run.Report($"{DocumentTable.TypeOf(collection)}: no document type of this name is declared; a newer or another program wrote it.");
            }
        }

        return run.Result;
    }

    /// <summary>One check: counts and problems so far.</summary>
    private sealed class Run(ILiteEngine engine, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
        private readonly List<string> problems = [];
        private long problemCount;

        public CheckReport Result => new(counts, problemCount, problems);

        public void Report(string problem)
        {
            problemCount++;
            if (problems.Count < CheckReport.ProblemsMax)
            {
                problems.Add(problem);
            }
        }

        /// <summary>What the engine answers, or null and a problem when it fails over it.</summary>
        public T? Guarded<T>(string what, Func<T> ask)
            where T : class
        {
            try
            {
                return ask();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Report($"{what}: {error.Message}");
                return null;
            }
        }

        public void CheckTable(DocumentTable table)
        {
            var name = table.Type.Name;
            var problemsBefore = problemCount;
            var ids = Guarded($"{name}: the ids in order", () => ReadIds(table, Query.Ascending)) ?? [];
            var reverse = Guarded($"{name}: the ids in reverse order", () => ReadIds(table, Query.Descending)) ?? [];
            if (!ids.SequenceEqual(Enumerable.Reverse(reverse), StringComparer.Ordinal))
            {
                Report($"{name}: {ids.Count} documents in order, but {reverse.Count} or others in reverse order.");
            }

            var entries = table.IndexFields.Keys.ToDictionary(index => index, _ => 0L, StringComparer.Ordinal);
            foreach (var id in ids)
            {
                cancellationToken.ThrowIfCancellationRequested();
                CheckDocument(table, id, entries);
            }

            counts[name] = ids.Count;
            if (problemCount == problemsBefore)
            {
                // The number of entries is known only when every document could be read.
                CheckNodes(table, ids.Count + 2 + entries.Values.Sum(count => count + 2));
            }
        }

        private List<string> ReadIds(DocumentTable table, int order) => [.. EngineCatalog
            .Rows(engine, table.Collection, new Query { OrderBy = BsonExpression.Create("$._id"), Order = order })
            .Select(row => row["_id"].AsString)];

        private void CheckDocument(DocumentTable table, string id, Dictionary<string, long> entries)
        {
            Guarded($"{table.Type.Name} '{id}'", () =>
            {
                var row = DocumentTable.Find(engine, table.Collection, id) ?? throw new InvalidDataException("is listed but cannot be found by its id.");
                var raw = DocumentRow.Read(row);
                if (raw.Id != id || raw.Version < 1)
                {
                    throw new InvalidDataException($"is found as '{raw.Id}', version {raw.Version}.");
                }

                var document = table.Type.Deserialize(raw.Id, raw.SchemaVersion, raw.Body.Span);
                foreach (var (index, field) in table.IndexFields)
                {
                    CheckEntries(table, row, index, field, document);
                    entries[index] += row[field].AsArray.Count;
                }

                return row;
            });
        }

        private void CheckEntries(DocumentTable table, BsonDocument row, string index, string field, Document document)
        {
            var expected = table.EntriesOf(index, document);
            if (!row[field].IsArray || row[field].AsArray.CompareTo(expected, Collation.Binary) != 0)
            {
                throw new InvalidDataException($"is listed by index '{index}' under other keys than its content has.");
            }

            foreach (var entry in expected)
            {
                var query = new Query();
                query.Where.Add(BsonExpression.Create($"$.{field}[*] ANY = @0", entry));
                if (EngineCatalog.Rows(engine, table.Collection, query).ToList() is not [var found] || found["_id"] != row["_id"])
                {
                    throw new InvalidDataException($"is not found by index '{index}'.");
                }
            }
        }

        /// <summary>Counts the index nodes on the pages themselves: head and tail of each index, and one for each entry.</summary>
        private void CheckNodes(DocumentTable table, long expected)
        {
            var query = new Query();
            query.Where.Add(BsonExpression.Create("$.collection = @0 AND $.pageType = 'Index'", table.Collection));
            var pages = Guarded($"{table.Type.Name}: the pages", () => EngineCatalog.Rows(engine, "$dump", query).ToList());
            var found = pages?.Sum(page => page["itemsCount"].AsInt64) ?? expected;
            if (found != expected)
            {
                Report($"{table.Type.Name}: the pages hold {found} index nodes, the documents need {expected}.");
            }
        }
    }
}
