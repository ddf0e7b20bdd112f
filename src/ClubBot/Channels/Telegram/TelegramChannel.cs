using System.Globalization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Pictures;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ClubBot.Channels.Telegram;

/// <summary>Sends to Telegram: one call for each piece, never a second one by itself.</summary>
internal sealed class TelegramChannel(
    ITelegramBotClient client, TelegramKeyboards keyboards, GroupMoves moves, ShownPictures pictures, TelegramOptions options, TimeProvider time) : IChannel
{
    /// <summary>An answer that takes longer counts as none. Guess.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    /// <summary>Name of the file of every picture: it says nothing of whose it is.</summary>
    private const string PhotoName = "clubbot.png";

    public string ChannelId => Kernel.Schema.Channels.Telegram;

    /// <remarks>Source of the figures: Telegram Bot API, sendMessage; Bots FAQ, "My bot is hitting limits".</remarks>
    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = 4_096,
        ButtonsMax = 8,
        CallbackBytesMax = ButtonToken.BytesMax,
        CanAskForPhone = true,
        HasPictures = true,
        HasVoice = true,
        HasFiles = true,
        HasGroups = true,
        MessagesPerSecond = options.MessagesPerSecond,
        PersonPause = TimeSpan.FromSeconds(1),
        GroupPause = TimeSpan.FromSeconds(3),
    };

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        var chat = long.Parse(to.ConversationId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        try
        {
            // A picture follows words that have taken care of the keyboard.
            var markup = piece.Picture is not null ? null : await keyboards.OfAsync(to, piece, cancellationToken);
            var place = to.IsGroup ? await moves.ChatOfAsync(chat, cancellationToken) : chat;
            return await SendOrFollowAsync(place, piece, markup, cancellationToken);
        }
        catch (StoreFailedException)
        {
            // It was read before anything left.
            return new SendOutcome.Retry(null);
        }
    }

    /// <summary>Sends it, and to where the group has moved when Telegram says so: nothing was sent then, so that is no second time.</summary>
    private async ValueTask<SendOutcome> SendOrFollowAsync(long chat, MessagePiece piece, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(chat, piece, markup, cancellationToken);
        }
        catch (ApiRequestException refusal) when (refusal.Parameters?.MigrateToChatId is { } moved)
        {
            await KeepAsync(chat, moved);
            return await SendOnceAsync(moved, piece, markup, cancellationToken);
        }
        catch (RequestException failure)
        {
            return TelegramFailure.OutcomeOf(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(TelegramFailure.NoAnswer);
        }
    }

    private async ValueTask KeepAsync(long chat, long newChat)
    {
        try
        {
            await moves.KeepAsync(chat, newChat, CancellationToken.None);
        }
        catch (StoreFailedException)
        {
            // Telegram says it again at the next message.
        }
    }

    private async ValueTask<SendOutcome> SendOnceAsync(long chat, MessagePiece piece, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(chat, piece, markup, cancellationToken);
        }
        catch (RequestException failure)
        {
            return TelegramFailure.OutcomeOf(failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Unknown(TelegramFailure.NoAnswer);
        }
    }

    private async ValueTask<SendOutcome> SendAsync(long chat, MessagePiece piece, ReplyMarkup? markup, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var sent = piece.Picture is { } picture
            ? await SendPhotoAsync(new ChatId(chat), picture, piece.Text, either.Token)
            : await client.SendMessage(new ChatId(chat), piece.Text, replyMarkup: markup, cancellationToken: either.Token);
        return new SendOutcome.Sent(sent.Id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<Message> SendPhotoAsync(ChatId chat, Attachment picture, string caption, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream(pictures.Png(picture));
        return await client.SendPhoto(chat, InputFile.FromStream(file, PhotoName), caption, cancellationToken: cancellationToken);
    }
}
