using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>A Node process that runs a script of the folder <c>web</c>, takes commands in lines and tells in lines of JSON what happens to it.</summary>
internal sealed class NodeScript : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    public NodeScript(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = NodePackages.WebFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments.Prepend(script))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("These tests need Node. Run tests/run, or install Debian's package nodejs.", exception);
        }
    }

    /// <summary>All that was told so far.</summary>
    public List<JsonElement> Told { get; } = [];

    public Task SayAsync(string text) => process.StandardInput.WriteLineAsync(text);

    /// <summary>Reads on until it tells this.</summary>
    /// <returns>What it told.</returns>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> happened)
    {
        using var late = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            using var told = JsonDocument.Parse(line);
            Told.Add(told.RootElement.Clone());
            if (happened(Told[^1]))
            {
                return Told[^1];
            }
        }

        throw new InvalidOperationException($"The script ended after telling: {string.Join('\n', Told)}");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
