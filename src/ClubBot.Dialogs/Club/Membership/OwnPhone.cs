using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using PhoneNumbers;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>A phone number that the platform itself says is the sender's. A number that was merely typed, or that a client wrote, is none.</summary>
internal static class OwnPhone
{
    private const string EntityType = "ownPhone";
    private const string NumberProperty = "phoneNumber";
    private const string Region = "VN";
    private const int VietNam = 84;

    // The metadata takes tens of milliseconds to load: nobody pays for it who sends no number.
    private static readonly Lazy<PhoneNumberUtil> Numbers = new(PhoneNumberUtil.GetInstance);

    /// <summary>True when the message brings such a number, whatever it is worth.</summary>
    public static bool IsGiven(ITurnContext turn) => Raw(turn) is not null;

    /// <summary>The number as the roster has it (digits beginning with 0), or null when there is none or it is not of Viet Nam.</summary>
    public static string? Of(ITurnContext turn) => Raw(turn) is { } raw ? National(raw) : null;

    /// <summary>National form of an international or national number; null when it is no number of Viet Nam.</summary>
    internal static string? National(string raw)
    {
        try
        {
            // Platforms leave the plus out: 84912… is international, 0912… is not.
            var text = raw.Trim();
            var number = Numbers.Value.Parse(text.StartsWith('0') || text.StartsWith('+') ? text : $"+{text}", Region);
            return number.CountryCode == VietNam && Numbers.Value.IsValidNumber(number)
                ? string.Concat(Numbers.Value.Format(number, PhoneNumberFormat.NATIONAL).Where(char.IsAsciiDigit))
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>True when the message is nothing but such a number from a form into which anybody may type any number.</summary>
    public static bool IsTyped(ITurnContext turn) =>
        !Channels.ProvesPhones(turn.Conversation.ChannelId) && string.IsNullOrWhiteSpace(turn.Activity.Text) && Entity(turn) is not null;

    private static string? Raw(ITurnContext turn) => Channels.ProvesPhones(turn.Conversation.ChannelId) ? Entity(turn) : null;

    private static string? Entity(ITurnContext turn)
    {
        if (turn.Activity.Type != ActivityTypes.Message || turn.Conversation.IsGroup)
        {
            return null;
        }

        foreach (var entity in turn.Activity.Entities ?? [])
        {
            if (TextOf(entity, "type") == EntityType && TextOf(entity, NumberProperty) is { Length: > 0 } number)
            {
                return number;
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement entity, string property) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
