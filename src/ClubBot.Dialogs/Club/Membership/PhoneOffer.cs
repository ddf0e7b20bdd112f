using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Offers a visitor to give the own phone number: with one tap, or in a form of the platform. Elsewhere nothing of it is shown.</summary>
public sealed class PhoneOffer(JoinTexts texts)
{
    /// <summary>True for a visitor in a conversation of their own whom the platform can ask for the number.</summary>
    public static bool IsPossible(ITurnContext turn) =>
        !turn.Conversation.IsGroup && !turn.Viewer().IsLinked && Channels.CanRequestContact(turn.Conversation.ChannelId);

    /// <summary>Says the words with the button below them.</summary>
    /// <param name="turn">The visitor's turn.</param>
    /// <param name="proven">What is said where the platform proves the number.</param>
    /// <param name="typed">What is said where anybody may type any number, so that the board has to say who it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask SayAsync(ITurnContext turn, string proven, string typed, CancellationToken cancellationToken) => turn.SendActivityAsync(
        Activity.Message(Channels.ProvesPhones(turn.Conversation.ChannelId) ? proven : typed) with
        {
            SuggestedActions = new SuggestedActions { Actions = [new CardAction { Type = ActionTypes.RequestContact, Title = texts.SendPhone() }] },
        },
        cancellationToken);
}
