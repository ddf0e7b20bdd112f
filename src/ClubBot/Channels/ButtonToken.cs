using System.Globalization;

namespace ClubBot.Channels;

/// <summary>What a button carries: the place of its choice in the conversation's log. What it stands for stays on this side.</summary>
/// <param name="Sequence">Place of the message in the log.</param>
/// <param name="Index">Which of its choices, from 0.</param>
internal readonly record struct ButtonToken(long Sequence, int Index)
{
    /// <summary>Longest <c>callback_data</c>, bytes of UTF-8. Source: Telegram Bot API, InlineKeyboardButton.</summary>
    public const int BytesMax = 64;

    /// <summary>The token of a choice of the activity with this id, which ends in <c>|</c> and its sequence.</summary>
    public static ButtonToken Of(string activityId, int index) =>
        new(long.Parse(activityId.AsSpan(activityId.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture), index);

    /// <summary>Reads what came back; false when it was never ours.</summary>
    public static bool TryParse(string? data, out ButtonToken token)
    {
        token = default;
        if (data?.Split(':') is not [var sequence, var index]
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || place < 1)
        {
            return false;
        }

        token = new ButtonToken(place, number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Index}");
}
