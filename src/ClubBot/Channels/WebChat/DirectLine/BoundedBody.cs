using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Reads a whole small body.</summary>
internal static class BoundedBody
{
    /// <summary>Bytes above a limit that are still read and dropped, so that the caller gets to see the refusal.</summary>
    public const long DrainedBytesMax = 8 * 1024 * 1024;

    /// <summary>Turns the bytes of a body into what it says.</summary>
    public delegate T Parse<out T>(ReadOnlySpan<byte> utf8);

    /// <summary>Reads the body and parses it in place; <paramref name="tooLarge"/> when it is longer than <paramref name="bytesMax"/>.</summary>
    public static async ValueTask<T> ReadAsync<T>(HttpContext context, int bytesMax, Parse<T> parse, T tooLarge)
    {
        AllowDraining(context);
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            var buffer = result.Buffer;
            if (buffer.Length > bytesMax)
            {
                reader.AdvanceTo(buffer.End);
                await DrainAsync(reader, context.RequestAborted);
                return tooLarge;
            }

            if (result.IsCompleted)
            {
                var parsed = ParseWhole(buffer, parse);
                reader.AdvanceTo(buffer.End);
                return parsed;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>True for UTF-8 as it should be. A broken byte kept in a log would break every later stream of the conversation.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> utf8) => Utf8.IsValid(utf8);

    private static void AllowDraining(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = DrainedBytesMax;
        }
    }

    private static T ParseWhole<T>(in ReadOnlySequence<byte> buffer, Parse<T> parse)
    {
        if (buffer.IsSingleSegment)
        {
            return parse(buffer.FirstSpan);
        }

        var length = checked((int)buffer.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            buffer.CopyTo(rented);
            return parse(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static async ValueTask DrainAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }
}
