using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Sends to a bot of Zalo: one call for each piece, never a second one by itself.</summary>
internal sealed class ZaloBotChannel(ZaloBotApi api, ZaloBotQuota quota, ZaloBotOptions options) : IChannel
{
    /// <summary>An answer that takes longer counts as none. Guess.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    public string ChannelId => Kernel.Schema.Channels.ZaloBot;

    /// <remarks>Source of the length: Zalo Bot Platform, sendMessage. It has no buttons, so choices are numbered lines. The pauses are guesses: none are documented.</remarks>
    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = 2_000,
        HasVoice = true,
        HasGroups = true,
        MessagesPerSecond = options.MessagesPerSecond,
        PersonPause = TimeSpan.FromSeconds(1),
        GroupPause = TimeSpan.FromSeconds(3),
    };

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        if (!await quota.AllowsAsync(cancellationToken))
        {
            return new SendOutcome.Refused(ZaloBotFailure.Quota);
        }

        var outcome = await CallAsync(to, piece, cancellationToken);
        if (outcome is SendOutcome.Sent or SendOutcome.Unknown)
        {
            await quota.CountAsync(cancellationToken);
        }

        return outcome;
    }

    private async ValueTask<SendOutcome> CallAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        try
        {
            var message = new JsonObject { ["chat_id"] = to.ConversationId, ["text"] = piece.Text };
            var answer = await api.CallAsync("sendMessage", message, AnswerMax, cancellationToken);
            return answer.IsOk ? new SendOutcome.Sent(IdOf(answer.Result)) : ZaloBotFailure.OutcomeOf(answer, options.QuotaPause);
        }
        catch (HttpRequestException failure)
        {
            return ZaloBotFailure.OutcomeOf(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(ZaloBotFailure.NoAnswer);
        }
    }

    private static string IdOf(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("message_id", out var id) ? id.ToString() : "";
}
