using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>The connections a server has open, so that a test can cut them.</summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<string, ConnectionContext> open = new();

    /// <summary>While set, whoever calls is hung up on.</summary>
    public bool Refuses { get; set; }

    public ConnectionDelegate Track(ConnectionDelegate next) => async connection =>
    {
        if (Refuses)
        {
            connection.Abort();
            return;
        }

        open[connection.ConnectionId] = connection;
        try
        {
            await next(connection);
        }
        finally
        {
            open.TryRemove(connection.ConnectionId, out _);
        }
    };

    public void Abort()
    {
        foreach (var connection in open.Values)
        {
            connection.Abort();
        }
    }
}
