using ClubBot.Benchmarks.Delivery;
using ClubBot.Benchmarks.Language;
using ClubBot.Benchmarks.Ledger;
using ClubBot.Benchmarks.Page;
using ClubBot.Benchmarks.Storage;
using ClubBot.Benchmarks.Turns;
using ClubBot.Benchmarks.Webhook;

// Run by hand, in Release, on a quiet machine: dotnet run -c Release --project tests/ClubBot.Benchmarks -- store|turns|page|language|webhook|ledger [entries]|delivery [people]
switch (args)
{
    case ["store", ..]:
        await StoreBenchmark.RunAsync();
        return 0;
    case ["turns", ..]:
        await TurnBenchmark.RunAsync();
        return 0;
    case ["page", ..]:
        await PageBenchmark.RunAsync();
        return 0;
    case ["language", ..]:
        LanguageBenchmark.Run();
        return 0;
    case ["webhook", ..]:
        await WebhookBenchmark.RunAsync();
        return 0;
    case ["ledger", .. var entries]:
        await LedgerBenchmark.RunAsync(entries);
        return 0;
    case ["delivery", .. var arguments]:
        await DeliveryBenchmark.RunAsync(arguments);
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ClubBot.Benchmarks -- store|turns|page|language|webhook|ledger [entries]|delivery [people]");
        return 2;
}
