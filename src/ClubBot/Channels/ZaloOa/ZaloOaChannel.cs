using ClubBot.Channels.ZaloOa.Planning;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Sends over the Official Account: first it is decided whether Zalo takes the message and what it costs, then there is one call.</summary>
internal sealed partial class ZaloOaChannel(
    ZaloOaApi api, SendPlanner planner, ZaloOaHealth health, ZaloOaOptions options, ILogger<ZaloOaChannel> logger) : IChannel
{
    /// <summary>Letters of a message that Zalo takes: 2,000, seen to be refused and not cut. Some are left for what composing changes.</summary>
    public const int TextLengthMax = 1_900;

    /// <summary>Buttons were refused and the same words without them were taken: until the next start there are none.</summary>
    private volatile bool hasNoButtons;

    /// <summary>The same of the form that asks for the phone number.</summary>
    private volatile bool hasNoForm;

    public string ChannelId => Kernel.Schema.Channels.ZaloOa;

    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = TextLengthMax,
        ButtonsMax = options.ButtonShape == ButtonShape.None ? 0 : MessageBody.ButtonsMax,
        CallbackBytesMax = 1_000,
        CanAskForPhone = true,
        MessagesPerSecond = options.MessagesPerSecond,
    };

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await planner.PlanAsync(to, piece, TextLengthMax, cancellationToken);
            return plan is SendPlan.Settled settled ? settled.Outcome : await SendAsync(to, plan, cancellationToken);
        }
        catch (StoreFailedException failure)
        {
            // Nothing leaves without its place in the plan.
            Log.NotPlanned(logger, failure);
            return new SendOutcome.Retry(null);
        }
    }

    private async ValueTask<SendOutcome> SendAsync(ConversationReference to, SendPlan plan, CancellationToken cancellationToken)
    {
        var (reply, attempts) = plan switch
        {
            SendPlan.Template paid => (await api.PostAsync(
                "/v3.0/oa/message/template", MessageBody.OfTemplate(to.UserId, options.TemplateId!, options.TemplateField, paid.Piece.Text), cancellationToken), paid.Attempts),
            SendPlan.Send send => (await SayAsync(to.UserId, send.Piece, cancellationToken), send.Attempts),
            _ => throw new InvalidOperationException($"Nothing is known of {plan}."),
        };
        var outcome = reply is ApiReply.Answered { Code: 0 } done
            ? new SendOutcome.Sent(done.Data?.MessageId ?? done.Data?.MsgId ?? "")
            : ZaloOaFailure.OutcomeOf(reply, attempts, options.RateLimitPause);
        Tell(reply);
        try
        {
            await planner.SettleAsync(to, plan, outcome, (reply as ApiReply.Answered)?.Data?.Quota, ZaloOaFailure.IsQuota(reply));
        }
        catch (StoreFailedException failure)
        {
            // What became of the message counts more than what it cost.
            Log.NotPlanned(logger, failure);
        }

        return outcome;
    }

    /// <summary>Sends the words; without the form that asks for the phone number when that is refused.</summary>
    private ValueTask<ApiReply> SayAsync(string user, MessagePiece piece, CancellationToken cancellationToken) => piece.Ask is null || hasNoForm
        ? SayChoicesAsync(user, piece.Unasked, cancellationToken)
        : SayOrPlainerAsync(
            user,
            piece,
            () => SayChoicesAsync(user, piece.Unasked, cancellationToken),
            () =>
            {
                hasNoForm = true;
                Log.NoForm(logger);
            },
            cancellationToken);

    /// <summary>Sends the words; without buttons when their shape is refused.</summary>
    private ValueTask<ApiReply> SayChoicesAsync(string user, MessagePiece piece, CancellationToken cancellationToken) => piece.Buttons.Count == 0 || hasNoButtons
        ? SayPlainAsync(user, piece, cancellationToken)
        : SayOrPlainerAsync(
            user,
            piece,
            () => SayPlainAsync(user, piece, cancellationToken),
            () =>
            {
                hasNoButtons = true;
                Log.NoButtons(logger, options.ButtonShape);
            },
            cancellationToken);

    /// <summary>Sends a message, and a plainer one when its form is refused. Nothing was sent then, so that is no second time.</summary>
    private async ValueTask<ApiReply> SayOrPlainerAsync(
        string user, MessagePiece piece, Func<ValueTask<ApiReply>> sayPlainer, Action onlyPlainerWasTaken, CancellationToken cancellationToken)
    {
        var reply = await PostAsync(user, piece, cancellationToken);
        if (!ZaloOaFailure.IsShape(reply))
        {
            return reply;
        }

        var plainer = await sayPlainer();
        if (plainer is ApiReply.Answered { Code: 0 })
        {
            onlyPlainerWasTaken();
        }

        return plainer;
    }

    /// <summary>Choices become numbered lines; that may make two messages of one.</summary>
    private async ValueTask<ApiReply> SayPlainAsync(string user, MessagePiece piece, CancellationToken cancellationToken)
    {
        var text = piece.Buttons.Count == 0 ? piece.Text : MessageBody.Numbered(piece);
        ApiReply reply = new ApiReply.NotConnected();
        foreach (var part in TextSplitter.Split(text, TextLengthMax))
        {
            reply = await PostAsync(user, piece with { Text = part, Buttons = [] }, cancellationToken);
            if (reply is not ApiReply.Answered { Code: 0 })
            {
                break;
            }
        }

        return reply;
    }

    private ValueTask<ApiReply> PostAsync(string user, MessagePiece piece, CancellationToken cancellationToken) =>
        api.PostAsync("/v3.0/oa/message/cs", MessageBody.Of(user, piece, options.ButtonShape), cancellationToken);

    /// <summary>What only people can mend is shown as long as nothing gets through.</summary>
    private void Tell(ApiReply reply)
    {
        switch (reply)
        {
            case ApiReply.Answered { Code: 0 }:
                health.Refuse(null);
                health.Grant(works: true);
                break;
            case ApiReply.NoToken { IsDead: true }:
                health.Grant(works: false);
                break;
            case ApiReply.Answered { Code: var code } when ZaloOaFailure.IsForPeople(reply) || ZaloOaFailure.IsQuota(reply):
                health.Refuse(ZaloOaApi.WordOf(code));
                Log.Refused(logger, code);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What may be sent over the Zalo Official Account could not be read or noted.")]
        public static partial void NotPlanned(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Zalo refused buttons of the shape {Shape} and took the words without them: choices are numbered lines until the next start. Channels:ZaloOa:ButtonShape names another shape.")]
        public static partial void NoButtons(ILogger logger, ButtonShape shape);

        [LoggerMessage(4, LogLevel.Warning, "Zalo refused the form that asks for the phone number and took the words without it: people type their number into the chat until the next start.")]
        public static partial void NoForm(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "Zalo refused the app or the Official Account with {Code}. -211: the month's messages are used up. -224: the package is too small. -204 to -223: look into the developer console.")]
        public static partial void Refused(ILogger logger, int code);
    }
}
