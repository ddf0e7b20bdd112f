using System.Globalization;
using ClubBot.DeliveryProbe;
using ClubBot.Kernel.Turns;

// A process to be killed in the middle of broadcasts. Arguments: folder, number of broadcasts, people of each,
// messages a second of each. Each broadcast has an engine and a store of its own. It says "sending" when all of them have begun, or had ended
// before, and "done" when every notice has ended.
var folder = args[0];
var broadcasts = int.Parse(args[1], CultureInfo.InvariantCulture);
var people = int.Parse(args[2], CultureInfo.InvariantCulture);
var perSecond = int.Parse(args[3], CultureInfo.InvariantCulture);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var silent = broadcasts;
var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
await Task.WhenAll(Enumerable.Range(0, broadcasts).Select(number => Task.Run(() => SendAsync(Path.Combine(folder, $"{number}")))));
output.WriteLine("done");

async Task SendAsync(string place)
{
    Directory.CreateDirectory(place);
    using var channel = new LoggingChannel(Path.Combine(place, "sent.log"), perSecond) { OnFirst = Begin, Opening = begun.Task };
    await using var engine = await DeliveryEngine.OpenAsync(place, channel);
    var staged = Path.Combine(place, "staged");
    if (!File.Exists(staged))
    {
        await engine.StageAsync(people);
        await File.WriteAllTextAsync(staged, "");
    }
    else if (!await IsUnderWayAsync(engine))
    {
        Begin();
        return;
    }

    using var stop = new CancellationTokenSource();
    var running = engine.RunAsync(stop.Token);
    do
    {
        // Who is to be killed has no time to look at everything.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }
    while (!running.IsCompleted && await IsUnderWayAsync(engine));

    await stop.CancelAsync();
    try
    {
        await running;
    }
    catch (OperationCanceledException)
    {
        // That is how it ends.
    }
}

static async Task<bool> IsUnderWayAsync(DeliveryEngine engine) =>
    (await engine.NoticesAsync()).Any(notice => notice.State < OutboxState.Sent);

void Begin()
{
    if (Interlocked.Decrement(ref silent) == 0)
    {
        output.WriteLine("sending");
        begun.SetResult();
    }
}
