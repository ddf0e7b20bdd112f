using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>The club's book of gifts, for the board.</summary>
internal sealed class GiftLists(ListTexts texts)
{
    /// <summary>Newest gifts that are read out; the whole book is for paper.</summary>
    private const int GiftsMax = 60;

    /// <summary>A line of the list: three stand in a message with room to spare.</summary>
    private const int DonorShownMax = 30;

    private const int ThingsShownMax = 30;

    /// <summary>What stands above the list, and its lines, the newest first; none when nothing was given.</summary>
    public async ValueTask<(string Heading, IReadOnlyList<string> Lines)> BookAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var gifts = (await turn.Documents.QueryAsync<Gift>(ContributionsJson.ByClub, turn.Club().Id, ContributionsJson.GiftsMax, cancellationToken))
            .Where(gift => gift.TakenBackOn is null)
            .OrderByDescending(gift => gift.Number)
            .ToList();
        var sum = gifts.Where(gift => gift.IsMoney).Aggregate(Dong.Zero, (total, gift) => total + (gift.Value ?? Dong.Zero));
        return gifts.Count == 0
            ? (texts.NoGifts(turn.Speech()), [])
            : (texts.Gifts(turn.Speech(), gifts.Count, sum), [.. gifts.Take(GiftsMax).Select(Line)]);
    }

    private string Line(Gift gift)
    {
        var what = gift.Things is { } things ? ShownText.Cut(things, ThingsShownMax) : Wording.Money(gift.Value ?? Dong.Zero);
        var line = texts.GiftLine(
            gift.DocumentNumber, gift.Day.ToString("dd/MM", CultureInfo.InvariantCulture), ShownText.Cut(gift.Donor, DonorShownMax), what);
        return gift.IsPublic ? $"{line} {texts.MayBeNamed()}" : line;
    }
}
