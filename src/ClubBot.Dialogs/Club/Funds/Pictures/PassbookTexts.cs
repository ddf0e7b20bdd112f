using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>What stands on a passbook.</summary>
public sealed class PassbookTexts(TextCatalog catalog) : TextSet(catalog, "passbook")
{
    private static Speech Nobody { get; } = new("", "");

    public string Title() => Label();

    public string Owed() => Label();

    public string Next() => Label();

    /// <summary>The same for an instalment whose day has passed.</summary>
    public string Overdue() => Label();

    public string NothingLeft() => Label();

    public string Parts(Dong principal, Dong interest) =>
        Say(Nobody, [("principal", Wording.Money(principal)), ("interest", Wording.Money(interest))]);

    public string Due(DateOnly day) => Say(Nobody, [("day", Wording.Day(day))]);

    public string Lines() => Label();

    public string NoLines() => Label();

    public string Day() => Label();

    public string Principal() => Label();

    public string Interest() => Label();

    public string Left() => Label();

    public string Document() => Label();

    public string AsOf(DateTimeOffset now) => Say(
        Nobody, [("time", Wording.Time(TimeOnly.FromDateTime(now.DateTime))), ("day", Wording.Day(DateOnly.FromDateTime(now.DateTime)))]);
}
