using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Utterances;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Who speaks in a turn, whose matters they may ask about, and how they are addressed.</summary>
public sealed record Viewer
{
    public required Account Account { get; init; }

    /// <summary>The club, or null for a visitor.</summary>
    public ClubProfile? Club { get; init; }

    /// <summary>The member whose matters are talked about: the speaker, or for family the member for whom they act.</summary>
    public Member? Subject { get; init; }

    /// <summary>What the subject allows this relative; null when the speaker is the subject.</summary>
    public FamilyGrant? Grant { get; init; }

    /// <summary>How bot and speaker call each other.</summary>
    public required Speech Speech { get; init; }

    /// <summary>The person's own key: of the relative, or of the member; null for a visitor.</summary>
    public string? Key => Grant?.Id ?? Subject?.Id;

    /// <summary>True when the account is linked to a person of a club.</summary>
    public bool IsLinked => Subject is not null;

    public bool IsFamily => Grant is not null;

    public bool IsBoard => !IsFamily && Subject is { IsBoard: true };

    public bool IsTreasurer => !IsFamily && Subject is { Office: Office.Treasurer };

    public bool IsHomeCareVolunteer => !IsFamily && Subject is { IsHomeCareVolunteer: true };

    /// <summary>What the speaker is to the club, for the reading of messages.</summary>
    public SpeakerRole Role => IsFamily ? SpeakerRole.Child
        : IsBoard ? SpeakerRole.Board
        : IsHomeCareVolunteer ? SpeakerRole.Volunteer
        : IsLinked ? SpeakerRole.Member
        : SpeakerRole.Unknown;

    /// <summary>True when the speaker may use this right on the subject's matters.</summary>
    public bool May(FamilyRight right) => IsLinked && (Grant is null || Grant.Allows(right));
}

/// <summary>Reads who speaks off a turn.</summary>
public static class ViewerOfTurn
{
    /// <summary>Who speaks.</summary>
    /// <exception cref="InvalidOperationException">The middleware that finds out did not run.</exception>
    public static Viewer Viewer(this ITurnContext turn) =>
        turn.Get<Viewer>() ?? throw new InvalidOperationException("The viewer of this turn is not known yet.");

    /// <summary>How bot and speaker call each other.</summary>
    public static Speech Speech(this ITurnContext turn) => turn.Viewer().Speech;

    /// <summary>The club of a linked speaker.</summary>
    /// <exception cref="InvalidOperationException">The speaker is a visitor.</exception>
    public static ClubProfile Club(this ITurnContext turn) =>
        turn.Viewer().Club ?? throw new InvalidOperationException("A visitor has no club.");

    /// <summary>The member whose matters are talked about.</summary>
    /// <exception cref="InvalidOperationException">The speaker is a visitor.</exception>
    public static Member Subject(this ITurnContext turn) =>
        turn.Viewer().Subject ?? throw new InvalidOperationException("A visitor has no place in a roster.");
}
