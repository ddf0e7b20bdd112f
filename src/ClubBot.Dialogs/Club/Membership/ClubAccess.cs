using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Who may see and change what, in this one place.</summary>
/// <remarks>
/// Nothing of another club. What is about one member: the member, whom the member allowed, and the board. What is the club's: every
/// linked person of the club, relatives only by what they were allowed. Everything else is the product's own and closed.
/// </remarks>
public sealed class ClubAccess(Viewer viewer) : IAccessPolicy
{
    public bool MayRead(Document document) => document switch
    {
        IBoardDocument board => IsOfMyClub(board) && viewer.IsBoard,
        IMemberDocument personal => IsOfMyClub(personal) && (viewer.IsBoard || IsMine(personal) || IsOpenToMe(personal)),
        IClubDocument club => IsOfMyClub(club),
        _ => false,
    };

    /// <summary>What may be seen may be changed, but for the roster, for what the board alone decides, and for what a member alone grants and consents to.</summary>
    public bool MayWrite(Document document) => MayRead(document) && document switch
    {
        ClubProfile => false,
        Member or IWrittenByBoard => viewer.IsBoard,
        FamilyGrant or Consent or FamilyViewLog => !viewer.IsFamily && viewer.Subject?.Id == ((IMemberDocument)document).MemberId,
        _ => true,
    };

    private bool IsOfMyClub(IClubDocument document) => viewer.Club is { } club && club.Id == document.ClubId;

    private bool IsMine(IMemberDocument document) =>
        viewer.Subject?.Id == document.MemberId && (!viewer.IsFamily || MayRelative(document));

    private bool MayRelative(IMemberDocument document) => document switch
    {
        IOpenToFamily open => viewer.May(open.Right),
        Member or FamilyGrant => viewer.Grant!.RevokedAt is null,
        _ => false,
    };

    private bool IsOpenToMe(IMemberDocument document) =>
        document is IOpenToHelper helped && viewer.Subject is { } me && !viewer.IsFamily && helped.HelperIds.Contains(me.Id);
}

/// <summary>A document of the club that only its board sees.</summary>
public interface IBoardDocument : IClubDocument;

/// <summary>A document that everybody of the club sees and only its board changes.</summary>
public interface IWrittenByBoard : IClubDocument;

/// <summary>A document about a member that named other members work with, such as the volunteers of a home visit.</summary>
public interface IOpenToHelper : IMemberDocument
{
    /// <summary>Members who may see and change it.</summary>
    IReadOnlyList<string> HelperIds { get; }
}
