using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Cli.Cards;

/// <summary>Puts the cards of issued codes into a file that only this user may read: whoever has a card can be that member.</summary>
/// <param name="scope">The services.</param>
/// <param name="address">Where people reach the web chat.</param>
internal sealed class CardPrinter(StoreScope scope, Uri address)
{
    private readonly CardTexts texts = new(TextCatalog.Load(typeof(CardPrinter).Assembly));

    /// <exception cref="IOException">The file is there already, or its folder is not.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written there.</exception>
    public async Task PrintAsync(string path, ClubProfile club, IEnumerable<IssuedInvite> issued, CancellationToken cancellationToken)
    {
        var pdf = CardSheet.Print($"{texts.Title()}: {club.Name}", issued.Select(invite => CardOf(club, invite)));
        await OwnerFile.WriteNewAsync(path, pdf, cancellationToken);
    }

    private InvitationCard CardOf(ClubProfile club, IssuedInvite invite)
    {
        var lastDay = scope.Get<ClubCalendar>().DayOf(invite.ExpiresAt).AddDays(-1);
        return new InvitationCard(
            club.Name,
            invite.Name,
            invite.Code,
            new Uri($"{Root()}/join/{invite.Code}"),
            [texts.Scan(), texts.Type(Root().Replace("http://", "", StringComparison.Ordinal).Replace("https://", "", StringComparison.Ordinal))],
            texts.Validity(lastDay.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)));
    }

    private string Root() => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
