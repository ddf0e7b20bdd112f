using System.Diagnostics;
using ClubBot.Kernel.Documents;
using ClubBot.Storage;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Benchmarks.Storage;

/// <summary>Durable commits and reads of the embedded store, on a temporary folder.</summary>
internal static class StoreBenchmark
{
    private const int BodyBytes = 3000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    public static async Task RunAsync()
    {
        await MeasureAsync("64 writers, each updates one 3 kB document", 64, UpdateOneAsync);
        await MeasureAsync("1 writer updates one 3 kB document", 1, UpdateOneAsync);
        await MeasureAsync("64 writers, each updates one 3 kB document and inserts one small indexed one", 64, UpdateAndInsertAsync);
        await MeasureAsync("8 readers, documents in the cache", 8, ReadAsync);
        await MeasureAsync("8 readers, cache off", 8, ReadAsync, cacheDocuments: 0);
        await MeasureAsync("8 queries of 10 documents", 8, QueryAsync);
    }

    private static async Task MeasureAsync(string name, int clients, Func<LiteDbDocumentStore, int, long, Task> unit, int cacheDocuments = 20_000)
    {
        var folder = Directory.CreateTempSubdirectory("clubbot-bench-");
        try
        {
            await using var store = new LiteDbDocumentStore(
                new StorageOptions { Path = folder.FullName, CacheDocumentsMax = cacheDocuments },
                Note.Catalog,
                [],
                TimeProvider.System,
                NullLogger<LiteDbDocumentStore>.Instance);
            await store.OpenAsync(CancellationToken.None);
            for (var client = 0; client < clients; client++)
            {
                await CommitAsync(store, Write(client, 0));
            }

            await LoadAsync(clients, TimeSpan.FromSeconds(2), (client, round) => unit(store, client, round), first: 1);
            var latencies = await LoadAsync(clients, Duration, (client, round) => unit(store, client, round), first: 1_000_000);
            Print(name, latencies);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<double>> LoadAsync(int clients, TimeSpan duration, Func<int, long, Task> unit, long first)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var latencies = new List<double>();
            for (var round = first; clock.Elapsed < duration; round++)
            {
                var start = clock.Elapsed;
                await unit(client, round);
                latencies.Add((clock.Elapsed - start).TotalMilliseconds);
            }

            return latencies;
        })));
        return [.. all.SelectMany(latencies => latencies).Order()];
    }

    private static void Print(string name, List<double> sorted) => Console.WriteLine(
        $"{name}: {sorted.Count / Duration.TotalSeconds:N0}/s, p50 {sorted[sorted.Count / 2]:N2} ms, p99 {sorted[(int)(sorted.Count * 0.99)]:N2} ms");

    private static async Task UpdateOneAsync(LiteDbDocumentStore store, int client, long round)
    {
        var stored = await store.ReadAsync(Note.Key($"note-{client}"), CancellationToken.None);
        await CommitAsync(store, Write(client, stored!.Version));
    }

    private static async Task UpdateAndInsertAsync(LiteDbDocumentStore store, int client, long round)
    {
        var stored = await store.ReadAsync(Note.Key($"note-{client}"), CancellationToken.None);
        var id = $"new-{client}-{round}";
        await CommitAsync(store, Write(client, stored!.Version), new DocumentWrite(Note.Key(id), 0, new Note { Id = id, Title = $"title {round}" }));
    }

    private static async Task ReadAsync(LiteDbDocumentStore store, int client, long round) =>
        _ = await store.ReadAsync(Note.Key($"note-{client}"), CancellationToken.None);

    private static async Task QueryAsync(LiteDbDocumentStore store, int client, long round) =>
        _ = await store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, "title", null, 10), CancellationToken.None);

    private static DocumentWrite Write(int client, long version) => new(
        Note.Key($"note-{client}"),
        version,
        new Note { Id = $"note-{client}", Title = $"title {client}", Text = new string('a', BodyBytes), Number = version });

    private static async Task CommitAsync(LiteDbDocumentStore store, params DocumentWrite[] writes)
    {
        if (await store.CommitAsync(writes, CancellationToken.None) is not CommitOutcome.Committed)
        {
            throw new InvalidOperationException("The benchmark ran into a conflict with itself.");
        }
    }
}
