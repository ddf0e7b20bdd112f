using ClubBot.Cli;
using ClubBot.Dialogs;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using ClubBot.Storage;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Cli;

/// <summary>A folder for one store, and commands run on it in this process.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clubbot-cli-");

    /// <summary>The folder itself, for files beside the store.</summary>
    public string Path => folder.FullName;

    public string Store => FileOf("data");

    public string DataFile => System.IO.Path.Combine(Store, "clubbot.db");

    /// <summary>Path of a register of the two clubs.</summary>
    public static string Register(string club, string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Data", club, file);

    public string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Runs a command on this store.</summary>
    public Task<CommandResult> RunAsync(params string[] args) => RunAsync(TextReader.Null, args);

    /// <summary>Runs a command on this store, with something piped into it.</summary>
    public async Task<CommandResult> RunAsync(TextReader input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLineApp.RunAsync([.. args, $"--Storage:Path={Store}"], input, output, error, CancellationToken.None);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> DoAsync(params string[] args)
    {
        var result = await RunAsync(args);
        Assert.True(result.Code == CommandLineApp.Done, $"{string.Join(' ', args)}: {result}");
        return result.Output;
    }

    public Task CreateClubAsync(string id = "nui-bang") => DoAsync("club", "create", "--id", id, "--name", "CLB Núi Bằng", "--commune", "xã Quảng Lạc");

    /// <summary>Every document of the store with its version, one a line.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        await using var services = Open();
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        await store.OpenAsync(CancellationToken.None);
        var lines = new List<string>();
        foreach (var index in new[] { ("club", "all"), ("member", "by-club"), ("loan", "by-club"), ("ledger-page", "by-club"), ("invite", "open-by-member") })
        {
            var found = await store.QueryAsync(new IndexQuery(index.Item1, index.Item2, "", null, 10_000), CancellationToken.None);
            lines.AddRange(found.Select(stored => $"{stored.Key} v{stored.Version} {stored.Document}"));
        }

        return lines;
    }

    /// <summary>The product over this store, without a server.</summary>
    public ServiceProvider Open() => Services().BuildServiceProvider();

    /// <summary>The product's parts over this store.</summary>
    public IServiceCollection Services()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = Store })
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddClubBotStorage(configuration)
            .AddSingleton<IOutboxSignal, NoSignal>()
            .AddKernel()
            .AddClubDialogs();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int Code, string Output, string Error);
