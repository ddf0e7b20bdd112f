using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>The bot: greets once, leads what people say through the dialogs, and apologises when something breaks.</summary>
internal sealed class ClubBotHandler(DialogRunner runner, VoiceTexts texts, Addressing addressing) : IBot
{
    public async ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Type)
        {
            case ActivityTypes.ConversationUpdate:
                await GreetAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete:
                await runner.RunAsync(turn, cancellationToken);
                break;
        }
    }

    public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
        runner.RunProactiveAsync(turn, message, cancellationToken);

    public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken)
    {
        // The viewer may be what failed: address the person as a stranger then.
        var speech = turn.Get<Viewer>()?.Speech ?? addressing.OfVisitor();
        return turn.SendActivityAsync(Activity.Message(texts.Failed(speech)), cancellationToken);
    }

    /// <summary>Greets a person once: whoever already has a conversation open is not greeted again.</summary>
    private async ValueTask GreetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var isPerson = turn.Activity.MembersAdded?.Any(member => member.Id == turn.Conversation.UserId) ?? false;
        if (isPerson && turn.Dialogs.Active is null)
        {
            await runner.BeginAsync(turn, new DialogRoute(HomeDialog.DialogId), cancellationToken);
        }
    }
}
