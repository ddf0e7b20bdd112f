namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Who a message is for, as it is kept with the message: between queuing and leaving, a tie may be cut and a right taken back.</summary>
public static class Addressee
{
    private const char RightSeparator = '#';
    private const string Board = "board";

    /// <summary>The person behind a linked account, for as long as the tie lasts.</summary>
    public static string Of(AccountLink link) => link.GrantId ?? link.MemberId;

    /// <summary>The relative behind a linked account, for as long as the tie and the right last.</summary>
    public static string Of(AccountLink link, FamilyRight right) => $"{Of(link)}{RightSeparator}{right}";

    /// <summary>The member of the board behind a linked account, for as long as the tie and the office last.</summary>
    public static string OfBoard(AccountLink link) => $"{Of(link)}{RightSeparator}{Board}";

    /// <summary>True when the message is for somebody as a member of the board.</summary>
    public static bool IsForBoard(string addressee) => addressee.EndsWith($"{RightSeparator}{Board}", StringComparison.Ordinal);

    /// <summary><see cref="Viewer.Key"/> of whom it is for.</summary>
    public static string PersonOf(string addressee) => addressee.Split(RightSeparator, 2)[0];

    /// <summary>The right that a relative must still have, or null when none is needed.</summary>
    public static FamilyRight? RightOf(string addressee) =>
        addressee.Split(RightSeparator, 2) is [_, var what] && Enum.TryParse<FamilyRight>(what, out var right) ? right : null;

    /// <summary>True when the viewer still is who the message was queued for.</summary>
    /// <param name="viewer">Who is behind the account now.</param>
    /// <param name="addressee">Who it was for; null = whoever it is.</param>
    public static bool Is(Viewer viewer, string? addressee)
    {
        if (addressee is null)
        {
            return true;
        }

        var parts = addressee.Split(RightSeparator, 2);
        return viewer.Key == parts[0] && (parts.Length == 1 || Still(viewer, parts[1]));
    }

    private static bool Still(Viewer viewer, string what) =>
        what == Board ? viewer.IsBoard : Enum.TryParse<FamilyRight>(what, out var right) && viewer.May(right);
}
