using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Telegram.Bot.Types.ReplyMarkups;

namespace ClubBot.Channels.Telegram;

/// <summary>What can be pressed with a message: buttons under it, or in the place of the keyboard where the phone number is asked for.</summary>
/// <remarks>Telegram hands over a number only from the keyboard's place, and one message has either form. Source: Telegram Bot API, KeyboardButton.</remarks>
internal sealed class TelegramKeyboards(IConversationLog log)
{
    /// <summary>How far back a keyboard is looked for that may still lie on the phone; it hides by itself once it is used.</summary>
    private const int LookBack = 8;

    /// <summary>What goes with the piece; null = nothing.</summary>
    public async ValueTask<ReplyMarkup?> OfAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        if (piece.Buttons.Any(IsForPhone))
        {
            // The other choices are sent as their words, which is what people could type as well.
            return new ReplyKeyboardMarkup(piece.Buttons.Select(button => new[]
            {
                IsForPhone(button) ? KeyboardButton.WithRequestContact(TitleOf(button)) : new KeyboardButton(TitleOf(button)),
            }))
            {
                OneTimeKeyboard = true,
                ResizeKeyboard = true,
            };
        }

        if (piece.Buttons.Count > 0)
        {
            // One choice in each row: wide buttons for thick fingers.
            return new InlineKeyboardMarkup(piece.Buttons.Select((button, index) => new[]
            {
                InlineKeyboardButton.WithCallbackData(TitleOf(button), ButtonToken.Of(piece.ActivityId, index).ToString()),
            }));
        }

        return await IsKeyboardOpenAsync(to, piece, cancellationToken) ? new ReplyKeyboardRemove() : null;
    }

    /// <summary>True when the phone number was asked for before this message, and no message since has taken the keyboard away.</summary>
    private async ValueTask<bool> IsKeyboardOpenAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        var before = ButtonToken.Of(piece.ActivityId, 0).Sequence - 1;
        var from = Math.Max(0, before - LookBack);
        var isOpen = false;
        foreach (var entry in before > from ? await log.ReadAsync(to.Key, from, (int)(before - from), cancellationToken) : [])
        {
            if (JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity) is { From.Role: Roles.Bot } said)
            {
                var actions = said.SuggestedActions?.Actions ?? [];
                isOpen = actions.Any(IsForPhone) || (isOpen && actions.Count > 0);
            }
        }

        return isOpen;
    }

    private static bool IsForPhone(CardAction button) => button.Type == ActionTypes.RequestContact;

    private static string TitleOf(CardAction button) => button.Title ?? button.Text ?? "";
}
