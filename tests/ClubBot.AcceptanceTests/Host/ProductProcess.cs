using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClubBot.AcceptanceTests.Host;

/// <summary>The real product as a process of its own: the built program, a folder of its own, a port of loopback.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private ProductProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the product on a folder, which may hold a store from before, and waits until it is ready. Tests run at night as well: it has no quiet hours.</summary>
    public static async Task<ProductProcess> StartAsync(string folder, params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ClubBot.dll"), "--urls", address.ToString(), $"--Storage:Path={folder}", "--Delivery:QuietHours=off" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEndAsync();
        var product = new ProductProcess(process, address);
        await product.WaitUntilReadyAsync(errors);
        return product;
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private async Task WaitUntilReadyAsync(Task<string> errors)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            Assert.False(process.HasExited, process.HasExited ? await errors : "");
            Assert.True(clock.Elapsed < ReadyMax, "The product did not become ready.");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
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
