using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Bot;

/// <summary>The bot: greets once, leads what people say through the dialogs, and apologises when something breaks.</summary>
internal sealed class ClubBotHandler(DialogRunner runner, FileReport files, VoiceTexts texts, Addressing addressing) : IBot
{
    public async ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Type)
        {
            case ActivityTypes.Message when turn.Conversation.IsGroup:
                await turn.SendActivityAsync(Activity.Message(texts.NotInGroup(addressing.OfVisitor())), cancellationToken);
                break;
            case not null when turn.Conversation.IsGroup:
                break;
            case ActivityTypes.ConversationUpdate:
                await GreetAsync(turn, cancellationToken);
                break;
            case ActivityTypes.Message when OwnPhone.IsGiven(turn) || OwnPhone.Typed(turn) is not null:
                await runner.BeginAsync(turn, new DialogRoute(JoinDialog.DialogId, JoinDialog.OwnPhoneArgument), cancellationToken);
                break;
            case ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete:
                await SayWhatWasCutAsync(turn, cancellationToken);
                await runner.RunAsync(turn, cancellationToken);
                await files.TellAsync(turn, cancellationToken);
                break;
        }
    }

    /// <summary>Says the message, unless somebody else is behind the account by now: then it counts as skipped.</summary>
    public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
        Addressee.Is(turn.Viewer(), message.Addressee)
            ? runner.RunProactiveAsync(turn, message, cancellationToken)
            : ValueTask.CompletedTask;

    public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken)
    {
        // The viewer may be what failed: address the person as a stranger then.
        var speech = turn.Get<Viewer>()?.Speech ?? addressing.OfVisitor();
        return turn.SendActivityAsync(Activity.Message(texts.Failed(speech)), cancellationToken);
    }

    /// <summary>Whoever was in the middle of something that is not theirs any more is told so, rather than asked again.</summary>
    private ValueTask SayWhatWasCutAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Get<FormerOwner>() is { LeftOpen: true }
            ? turn.SendActivityAsync(Activity.Message(texts.NotYoursAnyMore(turn.Speech())), cancellationToken)
            : ValueTask.CompletedTask;

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
