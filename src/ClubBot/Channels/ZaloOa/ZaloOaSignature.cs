using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Whether an event comes from Zalo: a SHA-256 over the app's id, the body as it came, its instant and a secret.</summary>
/// <remarks>A plain hash and no HMAC. Source: Zalo Official Account, webhook, X-ZEvent-Signature. Its doubtful parts are settings.</remarks>
internal sealed class ZaloOaSignature(ZaloOaOptions options)
{
    public const string Header = "X-ZEvent-Signature";

    public const string TimestampHeader = "X-ZEvent-Timestamp";

    private const string Prefix = "mac=";

    /// <summary>True when the signature is right; the time taken tells nothing of the right one.</summary>
    /// <param name="header">Value of <see cref="Header"/>.</param>
    /// <param name="body">The bytes that came, not written anew.</param>
    /// <param name="timestamp">The instant that was signed, as it was written.</param>
    /// <param name="oaId">Id of the Official Account, when it is part of what is signed.</param>
    public bool IsRight(string? header, ReadOnlySpan<byte> body, string? timestamp, string? oaId)
    {
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        if (header is null || !header.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), claimed, out var used, out var written) != OperationStatus.Done
            || used != claimed.Length * 2
            || written != claimed.Length
            || header.Length != Prefix.Length + used)
        {
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(claimed, Of(body, timestamp, oaId));
    }

    /// <summary>The right hash.</summary>
    public byte[] Of(ReadOnlySpan<byte> body, string? timestamp, string? oaId)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(options.IsSignedOverOaId ? oaId ?? "" : options.AppId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp ?? ""));
        hash.AppendData(Encoding.UTF8.GetBytes(options.IsSignedWithAppSecret ? options.AppSecret : options.OaSecret));
        return hash.GetHashAndReset();
    }
}
