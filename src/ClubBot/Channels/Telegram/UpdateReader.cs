using System.Globalization;
using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ClubBot.Channels.Telegram;

/// <summary>Reads what an update says. The sender is whoever Telegram names, never what a message claims.</summary>
internal sealed class UpdateReader(IConversationLog log, OutgoingQueue conversations, TelegramIdentity identity, TimeProvider time)
{
    /// <summary>Telegram keeps an update for 24 hours and then forgets it; what is twice as old comes from somebody else, or from a copy.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromHours(48);

    /// <summary>Whole seconds and two clocks lie between when something happened and when it is heard. Guess.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>How far back the last message of a person is looked for.</summary>
    private const int LookBack = 16;

    /// <summary>Kinds of update that are asked for.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private static readonly TelegramArrival Nothing = new TelegramArrival.Nothing();

    public ValueTask<TelegramArrival> ReadAsync(Update update, CancellationToken cancellationToken) => update switch
    {
        _ when InstantOf(update) + AgeMax < time.GetUtcNow() => ValueTask.FromResult(Nothing),
        { Message: { } message } => ValueTask.FromResult(OfMessage(update.Id, message)),
        { EditedMessage: { } message } => OfEditAsync(update.Id, message, cancellationToken),
        { CallbackQuery: { } press } => OfPressAsync(update.Id, press, cancellationToken),
        { MyChatMember: { Chat.Type: ChatType.Private } change } => OfReachAsync(change, cancellationToken),
        _ => ValueTask.FromResult(Nothing),
    };

    /// <summary>When it happened, in UTC; null for a press, which carries only the instant of the message above it.</summary>
    private static DateTimeOffset? InstantOf(Update update) => update switch
    {
        { Message.Date: var date } => date,
        { EditedMessage: { } message } => message.EditDate ?? message.Date,
        { MyChatMember.Date: var date } => date,
        _ => null,
    };

    private TelegramArrival OfMessage(int updateId, Message message)
    {
        if (message.MigrateToChatId is { } moved)
        {
            return new TelegramArrival.Moved(message.Chat.Id, moved);
        }

        if (message.From is not { IsBot: false } sender || message.MigrateFromChatId is not null)
        {
            return Nothing;
        }

        if (message.Chat.Type == ChatType.Private)
        {
            return Said(updateId, message.Chat, sender, ActivityOf(message));
        }

        // In a group only what a person addresses to the bot is heard, and the words of it are not kept. A group or a channel that speaks is nobody.
        return message is { Chat.Type: ChatType.Group or ChatType.Supergroup, SenderChat: null } && IsAddressed(message)
            ? Said(updateId, message.Chat, sender, new Activity { Type = ActivityTypes.Message })
            : Nothing;
    }

    /// <summary>A changed text. A place that moves along is told in the same way, and is nothing that anybody said.</summary>
    private async ValueTask<TelegramArrival> OfEditAsync(int updateId, Message message, CancellationToken cancellationToken)
    {
        if (message is not { Chat.Type: ChatType.Private, From: { IsBot: false } sender } || (message.Text ?? message.Caption) is null)
        {
            return Nothing;
        }

        var isLast = await LastMessageAsync(ReferenceOf(message.Chat, sender).Key, cancellationToken) == message.Id;
        return Said(updateId, message.Chat, sender, ActivityOf(message) with
        {
            Type = ActivityTypes.MessageUpdate,
            Name = isLast ? MessageUpdates.OfTheLast : null,
        });
    }

    /// <summary>Telegram's id of the last message that the person sent here; null when it is not known.</summary>
    private async ValueTask<int?> LastMessageAsync(string key, CancellationToken cancellationToken)
    {
        if (await conversations.LoadAsync(key, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var recent = await log.ReadAsync(key, Math.Max(0, conversation.LastSequence - LookBack), LookBack, cancellationToken);
        return recent.Reverse()
            .Select(entry => JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity))
            .FirstOrDefault(said => said is { From.Role: Roles.User, Type: ActivityTypes.Message })?.ChannelData?.Deserialize(TelegramJson.Default.MessagePlace)?.MessageId;
    }

    private async ValueTask<TelegramArrival> OfPressAsync(int updateId, CallbackQuery press, CancellationToken cancellationToken)
    {
        if (press.Message?.Chat is not { Type: ChatType.Private } chat || !ButtonToken.TryParse(press.Data, out var token))
        {
            return new TelegramArrival.DeadButton(press.Id);
        }

        var key = ReferenceOf(chat, press.From).Key;
        var found = await log.ReadAsync(key, token.Sequence - 1, 1, cancellationToken);
        var said = found.Count == 1 && found[0].Sequence == token.Sequence
            ? JsonSerializer.Deserialize(found[0].Activity.Utf8.Span, ActivityJson.Wire.Activity)
            : null;
        if (said is not { From.Role: Roles.Bot, SuggestedActions.Actions: { } actions } || token.Index >= actions.Count)
        {
            return new TelegramArrival.DeadButton(press.Id);
        }

        var action = actions[token.Index];
        var activity = new Activity { Type = ActivityTypes.Message, Text = action.Text ?? action.Title, Value = action.Value, TextFormat = TextFormats.Plain };
        return Said(updateId, chat, press.From, activity, press.Id);
    }

    /// <summary>Whoever has spoken since was not kept out for long: a block that is told late counts for nothing.</summary>
    private async ValueTask<TelegramArrival> OfReachAsync(ChatMemberUpdated change, CancellationToken cancellationToken)
    {
        var key = ReferenceOf(change.Chat, change.From).Key;
        var isBlocked = change.NewChatMember.Status is ChatMemberStatus.Kicked or ChatMemberStatus.Left;
        return isBlocked && (await conversations.LoadAsync(key, cancellationToken))?.LastHeardAt > change.Date + Late
            ? Nothing
            : new TelegramArrival.Reach(key, isBlocked);
    }

    private static TelegramArrival Said(int updateId, Chat chat, User sender, Activity activity, string? press = null) =>
        new TelegramArrival.Said(
            new InboundTurn(ReferenceOf(chat, sender), string.Create(CultureInfo.InvariantCulture, $"update:{updateId}"), activity), press);

    private static ConversationReference ReferenceOf(Chat chat, User sender) => new(
        Kernel.Schema.Channels.Telegram,
        chat.Id.ToString(CultureInfo.InvariantCulture),
        sender.Id.ToString(CultureInfo.InvariantCulture),
        IsGroup: chat.Type != ChatType.Private);

    private static Activity ActivityOf(Message message) => new()
    {
        Type = ActivityTypes.Message,
        ChannelData = JsonSerializer.SerializeToElement(new MessagePlace(message.Id), TelegramJson.Default.MessagePlace),
        Text = TextOf(message.Text ?? message.Caption),
        TextFormat = TextFormats.Plain,
        Attachments = FileOf(message) is { } file ? [file] : null,
        Entities = EntityOf(message) is { } entity ? [entity] : null,
    };

    /// <summary>A deep link arrives as a command with the code behind it: then the code is what was said.</summary>
    private static string? TextOf(string? text) =>
        text?.Split(' ', 2, StringSplitOptions.TrimEntries) is ["/start", { Length: > 0 } code] ? code : text;

    /// <summary>Voice notes, pictures and files are kept by their id, for a person to look at.</summary>
    private static Attachment? FileOf(Message message) => message switch
    {
        { Voice: { } voice } => FileOf(voice, voice.MimeType ?? "audio/ogg"),
        { Audio: { } audio } => FileOf(audio, audio.MimeType ?? "audio/mpeg"),
        { Video: { } video } => FileOf(video, video.MimeType ?? "video/mp4"),
        { VideoNote: { } note } => FileOf(note, "video/mp4"),
        { Document: { } document } => FileOf(document, document.MimeType ?? "application/octet-stream"),
        { Photo: [.., var largest] } => FileOf(largest, "image/jpeg"),
        _ => null,
    };

    private static Attachment FileOf(FileBase file, string contentType) => new() { ContentType = contentType, ContentUrl = $"telegram-file:{file.FileId}" };

    /// <summary>A place, or the sender's own number. A card of somebody else is nobody's number.</summary>
    private static JsonElement? EntityOf(Message message) => message switch
    {
        { Location: { } place } => JsonSerializer.SerializeToElement(new GeoCoordinates(place.Latitude, place.Longitude), TelegramJson.Default.GeoCoordinates),
        { Contact: { } card, ForwardOrigin: null } when card.UserId == message.From?.Id =>
            JsonSerializer.SerializeToElement(new OwnPhone(card.PhoneNumber), TelegramJson.Default.OwnPhone),
        _ => null,
    };

    private bool IsAddressed(Message message) => identity.UserName is { } name
        && (message.ReplyToMessage?.From?.Username == name
            || (message.Text ?? message.Caption)?.Contains($"@{name}", StringComparison.OrdinalIgnoreCase) == true);
}
