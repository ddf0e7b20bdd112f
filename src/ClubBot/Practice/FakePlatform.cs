using System.Net;
using System.Net.Sockets;

namespace ClubBot.Practice;

/// <summary>A messaging platform on a port of this machine: its shapes, its limits and its error codes, and phones to talk to the product.</summary>
/// <remarks>
/// How a platform is added: a folder beside <c>Telegram</c>; in it a class that derives from this one, maps the platform's addresses in
/// <see cref="Map"/>, lets every call go through <see cref="AnswerAsync"/>, and names in <see cref="Settings"/> what makes the product
/// talk to it; a class that derives from <see cref="FakePhone"/>; and one line in <c>PracticePlatforms</c>. It names no code of a
/// channel: what it knows, it knows from the platform's documents, or a mistake made twice would look like the truth.
/// The address is known from the beginning; calls are answered from <see cref="StartAsync"/> on.
/// </remarks>
internal abstract class FakePlatform : IAsyncDisposable
{
    private const int BodyBytesMax = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Dictionary<string, Queue<FakeAnswer>> scripts = new(StringComparer.Ordinal);
    private readonly List<string> mistakes = [];
    private readonly WebApplication app;

    /// <summary>Takes a port of the loopback interface.</summary>
    /// <param name="time">The platform's own clock.</param>
    protected FakePlatform(TimeProvider time)
    {
        Time = time;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        Address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
                kestrel.Listen(IPAddress.Loopback, port);
            })
            .UseSockets(sockets => sockets.CreateBoundListenSocket = _ => socket);
        app = builder.Build();
    }

    /// <summary>How people call the platform.</summary>
    public abstract string Title { get; }

    /// <summary>Settings with which the product finds this platform and is let in, by their full names.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public Uri Address { get; }

    /// <summary>Where the product itself listens, for platforms that bring what people say; null while it is not known.</summary>
    public Uri? Product { get; set; }

    /// <summary>Calls refused because of their shape, a sentence each; empty when the product speaks the platform's language well.</summary>
    public IReadOnlyList<string> Mistakes
    {
        get
        {
            lock (gate)
            {
                return [.. mistakes];
            }
        }
    }

    protected TimeProvider Time { get; }

    /// <summary>The phone of a person: the same one whenever the same person is given.</summary>
    public abstract FakePhone PhoneOf(PhoneOwner owner);

    /// <summary>Answers calls from now on.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Map(app);
        await app.StartAsync(cancellationToken);
    }

    /// <summary>The next call of the method is answered like this instead; several are taken in turn.</summary>
    public void Script(string method, FakeAnswer answer)
    {
        lock (gate)
        {
            if (!scripts.TryGetValue(method, out var queue))
            {
                scripts[method] = queue = new Queue<FakeAnswer>();
            }

            queue.Enqueue(answer);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        socket.Dispose();
    }

    /// <summary>Maps the addresses of the platform.</summary>
    protected abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Answers one call: as scripted, else by doing it.</summary>
    /// <param name="context">The call.</param>
    /// <param name="method">The name under which it can be scripted.</param>
    /// <param name="doAsync">Does it; gets the body as text, which is empty when the call is a form with files.</param>
    protected async Task AnswerAsync(HttpContext context, string method, Func<string, Task<FakeAnswer>> doAsync)
    {
        using var reader = new StreamReader(context.Request.Body);
        var hasFiles = context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        var body = hasFiles ? "" : await reader.ReadToEndAsync(context.RequestAborted);
        var scripted = TakeScript(method);
        var answer = scripted is { Happens: false } ? scripted : await doAsync(body);
        await WriteAsync(context, scripted ?? answer);
    }

    /// <summary>Notes that the product called in a way the platform would not understand.</summary>
    protected void NoteMistake(string sentence)
    {
        lock (gate)
        {
            mistakes.Add(sentence);
        }
    }

    private FakeAnswer? TakeScript(string method)
    {
        lock (gate)
        {
            return scripts.TryGetValue(method, out var queue) && queue.TryDequeue(out var answer) ? answer : null;
        }
    }

    private static async Task WriteAsync(HttpContext context, FakeAnswer answer)
    {
        if (answer.IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        if (answer.IsCut)
        {
            context.Abort();
            return;
        }

        if (answer.RetryAfter is { } after)
        {
            context.Response.Headers.RetryAfter = after;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
