using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClubBot.Benchmarks;

/// <summary>The product as a process of its own with a fresh store, reached over loopback.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Product(Process process, string folder, Uri address, TimeSpan readyAfter)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
        ReadyAfter = readyAfter;
    }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first "ready".</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Memory resident now, in MiB.</summary>
    public long ResidentMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Settings beside the usual ones, written as on the command line.</param>
    public static async Task<Product> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("clubbot-benchmark-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ClubBot.dll"),
                "--urls",
                address.ToString(),
                $"--Storage:Path={folder}",
                "--Channels:WebChat:ActivitiesPerMinute=10000000",
                "--Channels:WebChat:ReadsPerMinute=10000000",
                "--Channels:WebChat:TokensPerMinutePerAddress=10000000",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(http))
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromSeconds(60))
            {
                throw new InvalidOperationException("The product did not become ready.");
            }

            await Task.Delay(10);
        }

        return new Product(process, folder, address, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
