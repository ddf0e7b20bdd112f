using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Dialogs.Bot;

/// <summary>One thing that the root menu offers. Areas register theirs.</summary>
/// <param name="Order">Place in the menu, lowest first; hundreds leave room between.</param>
/// <param name="DialogId">Dialog that it begins.</param>
/// <param name="Label">What is read, at most 20 characters.</param>
/// <param name="IsFor">Who is offered it.</param>
public sealed record MenuEntry(int Order, string DialogId, string Label, Func<Viewer, bool> IsFor)
{
    /// <summary>Words beside the label that choose it.</summary>
    public IReadOnlyList<string>? Synonyms { get; init; }

    /// <summary>Whose menu it heads, before everything of a lower <see cref="Order"/>; null for nobody's.</summary>
    public Func<Viewer, bool>? HeadsFor { get; init; }

    /// <summary>
    /// Phrases with a bar between them: a sentence that holds one leads there when it says nothing surer. Only for dialogs that ask before
    /// they do anything.
    /// </summary>
    public string? Cues { get; init; }

    /// <summary>For the board, for volunteers, for members and visitors: what people do most often comes first.</summary>
    public static class Orders
    {
        public const int Board = 100;
        public const int Volunteer = 200;
        public const int Member = 300;
        public const int Everybody = 400;
    }
}

/// <summary>Which dialog an understood intent leads to. Areas register theirs.</summary>
/// <param name="Intent">Name of the intent.</param>
/// <param name="DialogId">Dialog that it begins.</param>
/// <param name="IsFor">Who may; another linked person is told kindly that it is not theirs to do.</param>
public sealed record IntentRoute(string Intent, string DialogId, Func<Viewer, bool> IsFor)
{
    /// <summary>True when a visitor may do it, too: nothing of it is personal.</summary>
    public bool IsForVisitors { get; init; }

    /// <summary>True when the dialog is handed the sentence itself.</summary>
    public bool PassesText { get; init; }

    /// <summary>What the dialog is told when not the sentence.</summary>
    public string? Argument { get; init; }
}

/// <summary>Leads sentences that an area's own reader knows for certain. Areas register theirs.</summary>
/// <param name="DialogOf">The dialog that is begun with the sentence; null when the sentence is about something else.</param>
/// <param name="IsFor">Whose sentences are read; those of others go the usual way.</param>
public sealed record SentenceRoute(Func<string, string?> DialogOf, Func<Viewer, bool> IsFor);

/// <summary>Who may, for menus and routes.</summary>
public static class Audience
{
    public static bool Everybody(Viewer viewer) => true;

    public static bool Visitors(Viewer viewer) => !viewer.IsLinked;

    public static bool Linked(Viewer viewer) => viewer.IsLinked;

    public static bool Members(Viewer viewer) => viewer.IsLinked && !viewer.IsFamily;

    public static bool Board(Viewer viewer) => viewer.IsBoard;

    public static bool Treasurers(Viewer viewer) => viewer.IsTreasurer;

    public static bool HomeCareVolunteers(Viewer viewer) => viewer.IsHomeCareVolunteer;

    /// <summary>Linked people who have the right themselves or were given it.</summary>
    public static Func<Viewer, bool> With(FamilyRight right) => viewer => viewer.May(right);
}
