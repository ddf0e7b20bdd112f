using System.Globalization;
using ClubBot.DeliveryProbe;
using ClubBot.Kernel.Turns;

// A process to be killed in the middle of a broadcast. Arguments: folder, number of people.
// It says "sending" at the first message and "done" when every notice has ended in one way or another.
var folder = args[0];
var people = int.Parse(args[1], CultureInfo.InvariantCulture);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
using var channel = new LoggingChannel(Path.Combine(folder, "sent.log")) { OnFirst = () => output.WriteLine("sending") };
await using var engine = await DeliveryEngine.OpenAsync(folder, channel);
var staged = Path.Combine(folder, "staged");
if (!File.Exists(staged))
{
    await engine.StageAsync(people);
    await File.WriteAllTextAsync(staged, "");
}

using var stop = new CancellationTokenSource();
var running = engine.RunAsync(stop.Token);
do
{
    // Who is to be killed has no time to look at everything.
    await Task.Delay(TimeSpan.FromSeconds(2));
}
while (!running.IsCompleted && (await engine.NoticesAsync()).Any(notice => notice.State < OutboxState.Sent));

await stop.CancelAsync();
try
{
    await running;
}
catch (OperationCanceledException)
{
    output.WriteLine("done");
}
