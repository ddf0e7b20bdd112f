using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Tells people what became of a health-check day.</summary>
internal sealed class HealthNotices(HealthTexts texts, Messenger messenger, NoticeSender sender, Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Invites the whole club; where a member has no account, the family with the right.</summary>
    public async ValueTask<ToldCount> InviteAsync(ITurnContext turn, HealthDay day, CancellationToken cancellationToken)
    {
        var reach = await Reach.OfClubAsync(turn, day.ClubId, FamilyRight.HealthChecks, cancellationToken);
        var draft = new Draft(null) { DialogId = RegisterDialog.DialogId, DialogArgument = RegisterDialog.InvitationTo(day.Id) };
        sender.Send(turn, reach, texts.Describe(day), day.Receipt, draft);
        var byHand = reach.ByHand.Count();
        return new ToldCount(reach.Recipients.Count - byHand, byHand);
    }

    /// <summary>Tells a member and the family with the right that a place became free for them; the board when nobody can be told.</summary>
    public async ValueTask TellMovedUpAsync(ITurnContext turn, HealthDay day, string memberId, CancellationToken cancellationToken)
    {
        // Another member's matter, which whoever just left does not get to see.
        if (await turn.SystemDocuments.LoadAsync<Member>(memberId, cancellationToken) is not { } member)
        {
            return;
        }

        var told = await TellAllAsync(turn, member, (speech, who) => texts.MovedUp(speech, who, texts.Describe(day)), cancellationToken);
        if (told == 0)
        {
            var name = addressing.NameOf(member, calendar.Today(turn));
            var draft = new Draft(speech => texts.MovedUpByHand(speech, name, member.FullName, texts.Describe(day)));
            await messenger.TellBoardAsync(turn, day.ClubId, draft, cancellationToken);
        }
    }

    /// <summary>Tells everybody with a place or a waiting number that the day is called off.</summary>
    public async ValueTask<ToldCount> TellCancelledAsync(ITurnContext turn, HealthDay day, CancellationToken cancellationToken)
    {
        var told = 0;
        var unreached = new List<string>();
        foreach (var id in day.Registered.Select(place => place.MemberId).Concat(day.Waiting.Select(waiting => waiting.MemberId)))
        {
            var reached = await turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } member
                && await TellAllAsync(turn, member, (speech, who) => texts.DayCancelled(speech, who, texts.Describe(day)), cancellationToken) > 0;
            told += reached ? 1 : 0;
            unreached.AddRange(reached ? [] : [id]);
        }

        await NoticeSender.NoteByHandAsync(turn, texts.CalledOffWords(texts.Brief(day)), day.Receipt, unreached, cancellationToken);
        return new ToldCount(told, unreached.Count);
    }

    private async ValueTask<int> TellAllAsync(
        ITurnContext turn, Member member, Func<Speech, string, string> words, CancellationToken cancellationToken)
    {
        var name = addressing.NameOf(member, calendar.Today(turn));
        var own = await messenger.TellMemberAsync(turn, member, new Draft(speech => words(speech, speech.You)), cancellationToken);
        var family = await messenger.TellFamilyAsync(
            turn, member, FamilyRight.HealthChecks, new Draft(speech => words(speech, name)), cancellationToken);
        return own + family;
    }
}

/// <summary>How far a notice reaches.</summary>
/// <param name="Told">Members told, themselves or through their family.</param>
/// <param name="Unreached">Members who have to be told by hand.</param>
internal readonly record struct ToldCount(int Told, int Unreached);
