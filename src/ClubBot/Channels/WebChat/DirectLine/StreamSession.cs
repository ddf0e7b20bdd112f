using System.Buffers;
using System.Net.WebSockets;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Why a stream ended.</summary>
internal enum StreamEnd
{
    /// <summary>The client closed it or vanished.</summary>
    ClientLeft,

    /// <summary>The server is stopping.</summary>
    ServerStops,

    /// <summary>The client did not read as fast as its conversation went on.</summary>
    FellBehind,
}

/// <summary>
/// One socket: first the log after the watermark, then every commit. The subscription begins before the log is read and sequences have no
/// gaps, so nothing is missed and nothing is sent twice.
/// </summary>
internal sealed class StreamSession(
    WebSocket socket, StreamSubscription subscription, IConversationLog log, ShownPictures pictures, long watermark, TimeProvider time)
{
    private const int ReplayPageSize = 50;
    private const int ClientFrameBytes = 256;

    /// <summary>Time a client has to take one frame.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly ArrayBufferWriter<byte> frame = new();
    private long sent = watermark;

    /// <summary>Sends until somebody leaves.</summary>
    /// <param name="stopping">The server stops or the connection is gone.</param>
    public async Task<StreamEnd> RunAsync(CancellationToken stopping)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var hangUp = new CancellationTokenSource();
        var listening = ListenAsync(leaving, hangUp.Token);
        var end = StreamEnd.ServerStops;
        try
        {
            await ReplayAsync(leaving.Token);
            await PushAsync(leaving.Token);
            end = StreamEnd.FellBehind;
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            end = stopping.IsCancellationRequested ? StreamEnd.ServerStops : StreamEnd.ClientLeft;
        }
        finally
        {
            await CloseAsync(end);
            await hangUp.CancelAsync();
            await listening;
        }

        return end;
    }

    private async Task PushAsync(CancellationToken cancellationToken)
    {
        await foreach (var entries in subscription.Turns.ReadAllAsync(cancellationToken))
        {
            var fresh = entries[0].Sequence > sent ? entries : [.. entries.Where(entry => entry.Sequence > sent)];
            if (fresh.Count == 0)
            {
                continue;
            }

            if (fresh[0].Sequence == sent + 1)
            {
                await SendAsync(fresh, cancellationToken);
            }
            else
            {
                await ReplayAsync(cancellationToken);
            }
        }
    }

    private async Task ReplayAsync(CancellationToken cancellationToken)
    {
        while (await log.ReadAsync(subscription.ConversationKey, sent, ReplayPageSize, cancellationToken) is { Count: > 0 } page)
        {
            await SendAsync(page, cancellationToken);
        }
    }

    private async Task SendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        frame.ResetWrittenCount();
        var activities = ActivitySet.Write(frame, entries, sent, pictures);
        if (activities > 0)
        {
            using var late = new CancellationTokenSource(SendTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, either.Token);
        }

        sent = entries[^1].Sequence;
    }

    /// <summary>Hears out the client. Direct Line clients send empty frames to keep the way open; nothing they send here means anything.</summary>
    private async Task ListenAsync(CancellationTokenSource leaving, CancellationToken cancellationToken)
    {
        var ignored = new byte[ClientFrameBytes];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), cancellationToken)).MessageType != WebSocketMessageType.Close)
            {
                // Next frame.
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // Gone without a word: the same as closed.
        }

        await leaving.CancelAsync();
    }

    private async Task CloseAsync(StreamEnd end)
    {
        if (end == StreamEnd.FellBehind)
        {
            // It does not read: a polite close would wait in the same queue.
            socket.Abort();
            return;
        }

        using var late = new CancellationTokenSource(CloseTimeout, time);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var status = end == StreamEnd.ServerStops ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure;
                await socket.CloseOutputAsync(status, null, late.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort();
        }
    }
}
