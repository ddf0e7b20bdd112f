using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>The club asks for gifts for one thing. Every member sees how far it is; who gave stands in the gifts, which only the board sees.</summary>
public sealed record Campaign : Document, IWrittenByBoard
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLengthMax = 60;

    public required string ClubId { get; init; }

    /// <summary>What it is for: "mua máy đo huyết áp".</summary>
    public required string Name { get; init; }

    public required Dong Target { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Id of the board member who opened it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>Day on which the board closed it; null while it runs.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Money that was given for it and stands.</summary>
    public Dong Raised { get; init; }

    /// <summary>Gifts for it that stand, money and things.</summary>
    public int Gifts { get; init; }

    /// <summary>Of these the gifts in things; their value does not count towards the target.</summary>
    public int GiftsInThings { get; init; }

    /// <summary>Donors who want to be named, in the order of the book, each once.</summary>
    public IReadOnlyList<string> Thanked { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public bool IsOpen => ClosedOn is null;

    /// <summary>Share of the target in whole percent, rounded down; more than 100 where more was given.</summary>
    [JsonIgnore]
    public int Percent => (int)(Raised.Amount * 100 / Target.Amount);

    /// <summary>Days that are left with today; 0 once the last day has passed.</summary>
    public int DaysLeft(DateOnly today) => Math.Max(0, EndsOn.DayNumber - today.DayNumber + 1);
}
