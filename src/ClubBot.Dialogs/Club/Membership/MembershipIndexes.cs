namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Names of indexes that other folders ask.</summary>
public static class MembershipIndexes
{
    /// <summary>Accounts by the member they are linked to; members of a club by the club.</summary>
    public const string ByMember = "by-member";

    /// <summary>Invites for the member themselves that were not used yet, by <see cref="Invite.OpenKey"/>; the demo's fixed ones are not among them.</summary>
    public const string OpenByMember = "open-by-member";

    public const string ByClub = "by-club";

    /// <summary>Every club, by its id.</summary>
    public const string AllClubs = "all";

    /// <summary>Members by their phone in national form.</summary>
    public const string ByPhone = "by-phone";

    /// <summary>Members of the board, by club.</summary>
    public const string Board = "board";

    /// <summary>More people than a board has; a limit for queries over it.</summary>
    public const int BoardMax = 30;

    /// <summary>Home-care volunteers, by club.</summary>
    public const string HomeCareVolunteers = "home-care";
}
