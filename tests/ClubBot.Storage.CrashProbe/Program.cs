using ClubBot.Kernel.Documents;
using ClubBot.Storage;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.Logging.Abstractions;

// A process to be killed: writers commit as fast as they can, and every acknowledged commit is a line on standard output.
// Arguments: folder of the store, number of writers.
var folder = args[0];
var writers = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var gate = new Lock();
output.WriteLine("opening");
await using var store = new LiteDbDocumentStore(
    new StorageOptions { Path = folder }, Note.Catalog, [], TimeProvider.System, NullLogger<LiteDbDocumentStore>.Instance);
await store.OpenAsync(CancellationToken.None);
await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(writer))));

async Task WriteAsync(int writer)
{
    var head = Note.Key($"writer-{writer}");
    var twin = Memo.Key($"writer-{writer}");
    while (true)
    {
        var last = await store.ReadAsync(head, CancellationToken.None);
        var version = last?.Version ?? 0;
        var number = version + 1;
        var entry = $"entry-{writer}-{number}";
        var outcome = await store.CommitAsync(
            [
                new DocumentWrite(head, version, new Note { Id = head.Id, Title = $"{number}", Text = new string('x', 500), Number = number }),
                new DocumentWrite(twin, version, new Memo { Id = twin.Id, Number = number }),
                new DocumentWrite(Note.Key(entry), 0, new Note { Id = entry, Title = entry, Number = number }),
            ],
            CancellationToken.None);
        if (outcome is not CommitOutcome.Committed)
        {
            throw new InvalidOperationException($"Writer {writer} was refused its own document at {number}.");
        }

        lock (gate)
        {
            output.WriteLine($"{writer} {number}");
        }
    }
}
