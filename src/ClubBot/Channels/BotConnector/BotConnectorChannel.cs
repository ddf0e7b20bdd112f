using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;

namespace ClubBot.Channels.BotConnector;

/// <summary>Sends to the serviceUrl of a conversation: one call for each piece, and a second one only after a refused token.</summary>
internal sealed class BotConnectorChannel(
    ConnectorAddresses addresses, ConnectorTokens tokens, ServiceUrls serviceUrls, OutgoingQueue outgoing, ConnectorHttp http, TimeProvider time) : IChannel
{
    public string ChannelId => Kernel.Schema.Channels.BotConnector;

    /// <remarks>Guess: channels behind the Connector differ. A text of this length passes all that are known; a message has few choices.</remarks>
    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = 4_000,
        ButtonsMax = 10,
        HasVoice = true,
        HasFiles = true,
        HasGroups = true,
    };

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(to.Key, cancellationToken) is not { } address)
        {
            return new SendOutcome.Gone(BotConnectorFailure.NoAddress);
        }

        // The settings may have changed since it was kept.
        if (serviceUrls.Trusted(address.ServiceUrl) is not { } serviceUrl)
        {
            return new SendOutcome.Refused(BotConnectorFailure.UntrustedServiceUrl);
        }

        var conversation = await outgoing.LoadAsync(to.Key, cancellationToken);
        var said = conversation?.PartOf(piece.ActivityId) is { } part ? conversation.WordsOf(part) : Activity.Message(piece.Text);
        var activity = address.Direct(ShownPictures.WithoutPictures(WithPiece(said, piece)), HeardId(conversation, said));
        var body = JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
        var target = TargetOf(serviceUrl, address.ConversationId, activity.ReplyToId);
        return await SendAsync(target, body, mayRetry: true, cancellationToken);
    }

    private async ValueTask<SendOutcome> SendAsync(Uri target, byte[] body, bool mayRetry, CancellationToken cancellationToken)
    {
        var given = await tokens.GetAsync(cancellationToken);
        if (given is not TokenAnswer.Token token)
        {
            return new SendOutcome.Retry((given as TokenAnswer.None)?.After);
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return new SendOutcome.Sent(await IdOfAsync(answer, cancellationToken));
            }

            if (answer.StatusCode != HttpStatusCode.Unauthorized)
            {
                return BotConnectorFailure.OutcomeOf(answer, time);
            }
        }
        catch (HttpRequestException failure)
        {
            return BotConnectorFailure.OutcomeOf(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(BotConnectorFailure.NoAnswer);
        }

        tokens.Drop(token.Value);
        return mayRetry ? await SendAsync(target, body, mayRetry: false, cancellationToken) : new SendOutcome.Retry(null);
    }

    /// <summary>The whole of what was said, with the piece in place of its text.</summary>
    private static Activity WithPiece(Activity said, MessagePiece piece) => said with
    {
        Text = piece.Text,
        SuggestedActions = piece.Buttons.Count == 0 ? null : new SuggestedActions { Actions = piece.Buttons },
    };

    /// <summary>The channel's own id of what is answered; null for a notice, and for an answer to something long ago.</summary>
    private static string? HeardId(Conversation? conversation, Activity said)
    {
        // What is not logged shares the place of what was heard before it, and came later.
        var receipt = said.ReplyToId is { } heard ? conversation?.Recent.FirstOrDefault(each => conversation.ActivityIdOf(each.Sequence) == heard) : null;
        return receipt is null ? null : ActivityReader.PlatformIdOf(receipt.InboundId);
    }

    private static Uri TargetOf(Uri serviceUrl, string conversationId, string? replyToId)
    {
        var folder = $"{serviceUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        return new Uri(replyToId is null ? folder : $"{folder}/{Uri.EscapeDataString(replyToId)}", UriKind.Absolute);
    }

    /// <summary>The channel's id of the message; the message has arrived even when the answer cannot be read.</summary>
    private static async ValueTask<string> IdOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return body.Length == 0 ? "" : JsonSerializer.Deserialize(body, ConnectorJson.Default.ResourceResponse)?.Id ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
