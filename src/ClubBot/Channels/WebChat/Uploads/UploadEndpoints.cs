using System.Text.Json;
using ClubBot.Channels.WebChat.DirectLine;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Net.Http.Headers;

namespace ClubBot.Channels.WebChat.Uploads;

/// <summary><c>conversations/{id}/upload</c> and the way back to what was uploaded.</summary>
internal sealed class UploadEndpoints(
    ITurnProcessor turns, UploadStore store, PublicAddress address, CallLimits limits, IHostApplicationLifetime lifetime)
{
    /// <summary>Keeps the files, then records one message that refers to them.</summary>
    public async ValueTask<DirectLineError?> PostAsync(HttpContext context, WebChatIdentity identity)
    {
        if ((CallLimits.Check(limits.Activities, identity.Key) ?? CallLimits.Check(limits.Uploads, identity.Key)) is { } tooMany)
        {
            return tooMany;
        }

        var (upload, error) = await UploadReader.ReadAsync(context);
        if (upload is null)
        {
            return error;
        }

        var message = upload.ActivityJson is { } template
            ? InboundActivity.Parse(template.Span, identity)
            : InboundActivity.Judge(new Activity { Type = ActivityTypes.Message }, identity);
        return message.Turn is { } turn ? await RecordAsync(context, turn, upload.Files) : message.Error;
    }

    /// <summary>Sends a stored file. Whoever has its name may have it, as pictures in a page carry no token.</summary>
    public async ValueTask<DirectLineError?> GetAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["name"] as string ?? "";
        if (store.PathOf(name) is not { } path)
        {
            return DirectLineError.NotFound;
        }

        var type = UploadTypes.TypeOf(Path.GetExtension(name))!;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers[HeaderNames.ContentDisposition] = type.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment";
        context.Response.ContentType = type;
        await context.Response.SendFileAsync(path, context.RequestAborted);
        return null;
    }

    private async ValueTask<DirectLineError?> RecordAsync(HttpContext context, InboundTurn turn, IReadOnlyList<UploadedFile> files)
    {
        var names = new List<string>();
        var isRecorded = false;
        try
        {
            var attachments = new List<Attachment>(turn.Activity.Attachments ?? []);
            foreach (var file in files)
            {
                if (await store.SaveAsync(file.Content, file.Ending, context.RequestAborted) is not { } name)
                {
                    return DirectLineError.StorageFull;
                }

                names.Add(name);
                attachments.Add(new Attachment
                {
                    ContentType = file.MediaType,
                    ContentUrl = address.Attachment(context.Request, name),
                    Name = file.Name,
                });
            }

            // The files are kept: from here the message is recorded even if the caller hangs up.
            var outcome = await turns.ProcessAsync(turn with { Activity = turn.Activity with { Attachments = attachments } }, lifetime.ApplicationStopping);
            isRecorded = outcome is TurnOutcome.Processed;
            return outcome switch
            {
                TurnOutcome.Processed processed => await AnswerAsync(context, processed.ActivityId),
                TurnOutcome.Duplicate duplicate => await AnswerAsync(context, duplicate.ActivityId),
                _ => DirectLineError.Busy,
            };
        }
        finally
        {
            if (!isRecorded)
            {
                names.ForEach(store.Delete);
            }
        }
    }

    private static async ValueTask<DirectLineError?> AnswerAsync(HttpContext context, string id)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(
            context.Response.BodyWriter, new ResourceResponse(id), DirectLineJson.Default.ResourceResponse, context.RequestAborted);
        return null;
    }
}
