using System.Net.Mime;
using System.Text;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary><c>/webhooks/zalo-oa/callback</c>: the administrator's browser comes back from Zalo.</summary>
internal sealed partial class GrantEndpoint(GrantLink link, GrantTexts texts, ILogger<GrantEndpoint> logger)
{
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var query = context.Request.Query;
        // The code stands in the address: no page after this one may see it.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            return await link.TakeAsync(query["code"], query["oa_id"], query["state"], context.RequestAborted) switch
            {
                GrantOutcome.Granted => Page(texts.Granted(), StatusCodes.Status200OK),
                GrantOutcome.NotAsked => Page(texts.NotAsked(), StatusCodes.Status400BadRequest),
                GrantOutcome.OtherAccount => Page(texts.OtherAccount(), StatusCodes.Status400BadRequest),
                GrantOutcome.Refused => Page(texts.Refused(), StatusCodes.Status502BadGateway),
            };
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return Page(texts.Refused(), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Page(string sentence, int status) => Results.Text(sentence, MediaTypeNames.Text.Plain, Encoding.UTF8, status);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A grant of the Zalo Official Account could not be kept.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
