using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>How often somebody may call. A token bucket each; a fifth of a minute's worth may come at once.</summary>
internal sealed class CallLimits : IDisposable
{
    private const int BurstsPerMinute = 5;
    private const int Ipv6NetworkBytes = 8;

    public CallLimits(IOptions<WebChatOptions> options)
    {
        Activities = Create(options.Value.ActivitiesPerMinute);
        Reads = Create(options.Value.ReadsPerMinute);
        Uploads = Create(options.Value.UploadsPerMinute);
        Tokens = Create(options.Value.TokensPerMinutePerAddress);
    }

    /// <summary>By conversation.</summary>
    public PartitionedRateLimiter<string> Activities { get; }

    /// <summary>By conversation.</summary>
    public PartitionedRateLimiter<string> Reads { get; }

    /// <summary>By conversation.</summary>
    public PartitionedRateLimiter<string> Uploads { get; }

    /// <summary>By network address, see <see cref="AddressOf"/>.</summary>
    public PartitionedRateLimiter<string> Tokens { get; }

    /// <summary>Null when the call may go on.</summary>
    public static DirectLineError? Check(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        if (lease.IsAcquired)
        {
            return null;
        }

        return DirectLineError.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    /// <summary>The caller's address; of IPv6 the network, since a subscriber owns all of it.</summary>
    public static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes))
            : address.ToString();
    }

    public void Dispose()
    {
        Activities.Dispose();
        Reads.Dispose();
        Uploads.Dispose();
        Tokens.Dispose();
    }

    private static PartitionedRateLimiter<string> Create(int perMinute)
    {
        var burst = Math.Max(1, perMinute / BurstsPerMinute);
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
        return PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => options), StringComparer.Ordinal);
    }
}
