using ClubBot.Benchmarks.Storage;

// Run by hand, in Release, on a quiet machine: dotnet run -c Release --project tests/ClubBot.Benchmarks -- store
switch (args)
{
    case ["store", ..]:
        await StoreBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ClubBot.Benchmarks -- store");
        return 2;
}
