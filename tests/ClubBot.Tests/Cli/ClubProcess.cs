using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ClubBot.Tests.Cli;

/// <summary>The product as a process of its own: what an operator starts, sees and stops.</summary>
internal sealed class ClubProcess : IDisposable
{
    /// <summary>Far above what a start takes, so that only a process that hangs reaches it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ClubProcess(Process process) => this.process = process;

    /// <summary>Starts it.</summary>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="args">Arguments.</param>
    public static ClubProcess Start(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        // A shell starts background jobs with Ctrl+C ignored, and children inherit that; here it counts.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "ClubBot.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ClubProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        child.process.OutputDataReceived += (_, line) => Append(child.output, line.Data);
        child.process.ErrorDataReceived += (_, line) => child.TakeError(line.Data);
        child.process.Exited += (_, _) => child.listening.TrySetException(new InvalidOperationException("It ended before it listened."));
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        using var child = Start(environment, args);
        return await child.EndAsync();
    }

    /// <summary>Starts the server on a free port and waits until it listens.</summary>
    public static async Task<(ClubProcess Process, Uri Address)> ServeAsync(string store, params string[] settings)
    {
        var child = Start(null, ["serve", "--urls", "http://127.0.0.1:0", $"--Storage:Path={store}", "--Demo:Enabled=true", .. settings]);
        try
        {
            return (child, await child.listening.Task.WaitAsync(Patience));
        }
        catch
        {
            child.Dispose();
            throw;
        }
    }

    /// <summary>Asks it to stop as systemd and containers do (15), or as Ctrl+C does (2).</summary>
    public async Task<CommandResult> StopAsync(int signal)
    {
        Assert.Equal(0, Kill(process.Id, signal));
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private async Task<CommandResult> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new CommandResult(process.ExitCode, output.ToString(), error.ToString());
    }

    private void TakeError(string? line)
    {
        const string mark = "Now listening on: ";
        Append(error, line);
        if (line?.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
        {
            listening.TrySetResult(new Uri(line[(at + mark.Length)..].Trim('"', '\r')));
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            text.Append(line).Append('\n');
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
