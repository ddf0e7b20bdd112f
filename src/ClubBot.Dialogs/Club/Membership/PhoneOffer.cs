using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Offers a visitor to send the own phone number with one tap, where the channel can do that. Elsewhere nothing of it is shown.</summary>
public sealed class PhoneOffer(JoinTexts texts)
{
    /// <summary>True for a visitor in a conversation of their own whose number the platform would prove.</summary>
    public static bool IsPossible(ITurnContext turn) =>
        !turn.Conversation.IsGroup && !turn.Viewer().IsLinked && Channels.CanRequestContact(turn.Conversation.ChannelId);

    /// <summary>Says the words with the button below them.</summary>
    public ValueTask SayAsync(ITurnContext turn, string words, CancellationToken cancellationToken) => turn.SendActivityAsync(
        Activity.Message(words) with
        {
            SuggestedActions = new SuggestedActions { Actions = [new CardAction { Type = ActionTypes.RequestContact, Title = texts.SendPhone() }] },
        },
        cancellationToken);
}
