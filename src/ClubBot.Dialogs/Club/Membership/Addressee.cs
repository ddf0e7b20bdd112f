namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Who a message is for, as it is kept with the message: between queuing and leaving, a tie may be cut and a right taken back.</summary>
public static class Addressee
{
    private const char RightSeparator = '#';

    /// <summary>The person behind a linked account, for as long as the tie lasts.</summary>
    public static string Of(AccountLink link) => link.GrantId ?? link.MemberId;

    /// <summary>The relative behind a linked account, for as long as the tie and the right last.</summary>
    public static string Of(AccountLink link, FamilyRight right) => $"{Of(link)}{RightSeparator}{right}";

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
        return viewer.Key == parts[0]
            && (parts.Length == 1 || (Enum.TryParse<FamilyRight>(parts[1], out var right) && viewer.May(right)));
    }
}
