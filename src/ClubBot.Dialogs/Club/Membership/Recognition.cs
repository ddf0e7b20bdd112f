using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>What boards are told of people without a card whose number was typed.</summary>
internal sealed class Recognition(VouchTexts texts, ContactTexts ways, Messenger messenger, Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Asks the board of each club that has the number who the speaker is.</summary>
    public async ValueTask AskBoardsAsync(ITurnContext turn, string national, CancellationToken cancellationToken)
    {
        foreach (var request in await JoinRequests.StageAsync(turn, national, cancellationToken))
        {
            await messenger.TellBoardAsync(
                turn, request.ClubId, new Draft(Words: null) { DialogId = VouchDialog.DialogId, DialogArgument = request.Id }, cancellationToken);
        }
    }

    /// <summary>Whom the board recognised says to be somebody else: the board should know.</summary>
    public async ValueTask TellDeniedAsync(ITurnContext turn, Member recognised, CancellationToken cancellationToken)
    {
        var way = ways.Way(ContactKinds.Of(turn.Conversation.ChannelId));
        var name = addressing.NameOf(recognised, calendar.Today(turn));
        await messenger.TellBoardAsync(turn, recognised.ClubId, new Draft(reader => texts.SaysNo(reader, way, name)), cancellationToken);
    }
}
