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

    /// <summary>Fewer digits than a number has, more than a card's code has.</summary>
    private const int DigitsMin = 7;

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

    /// <summary>What stands in a message that is nothing but a form into which anybody may type any number; null for another message.</summary>
    public static string? Typed(ITurnContext turn) =>
        !Channels.ProvesPhones(turn.Conversation.ChannelId) && string.IsNullOrWhiteSpace(turn.Activity.Text) ? Entity(turn) : null;

    /// <summary>What the speaker says is the own number, in such a form or in so many words; null when the message says nothing of the kind.</summary>
    public static string? Claimed(ITurnContext turn) =>
        Typed(turn) ?? (JoinRequests.ArePossible(turn) && turn.Activity.Text is { } text && LooksLikeOne(text) ? text : null);

    /// <summary>True for a text of digits that is meant as a number, with mistakes or without.</summary>
    private static bool LooksLikeOne(string text) =>
        text.Count(char.IsAsciiDigit) >= DigitsMin && text.All(character => !char.IsLetter(character));

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
