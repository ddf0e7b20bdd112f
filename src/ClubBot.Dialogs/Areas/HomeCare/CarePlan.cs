using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Who is visited at home, by whom, how often and for what.</summary>
public sealed record CarePlan : Document, IOpenToHelper, IOpenToFamily
{
    /// <summary>Id of the plan of a member; a member has at most one.</summary>
    public static string IdOf(string memberId) => $"{memberId}/care";

    public required string ClubId { get; init; }

    /// <summary>Who is visited.</summary>
    public required string MemberId { get; init; }

    /// <summary>Members who visit; each of them may see the plan and confirm a visit.</summary>
    public required IReadOnlyList<string> VolunteerIds { get; init; }

    /// <summary>Days of the week on which somebody comes; empty when <see cref="EveryDays"/> says how often.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Somebody comes every so many days, counted from <see cref="StartsOn"/>; 0 when the days of the week say when.</summary>
    public int EveryDays { get; init; }

    /// <summary>First day of the plan.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>What is needed, in few words: "nấu cơm, đo huyết áp".</summary>
    public required string Need { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> HelperIds => VolunteerIds;

    [JsonIgnore]
    public FamilyRight Right => FamilyRight.HomeVisits;

    /// <summary>True when somebody is to come on this day.</summary>
    public bool IsDue(DateOnly day) => day >= StartsOn
        && (Weekdays.Contains(day.DayOfWeek) || (EveryDays > 0 && (day.DayNumber - StartsOn.DayNumber) % EveryDays == 0));

    /// <summary>The first day from this one on, within so many days, on which somebody is to come, or null.</summary>
    public DateOnly? NextDue(DateOnly from, int withinDays) =>
        Enumerable.Range(0, withinDays).Select(from.AddDays).Where(IsDue).Select(day => (DateOnly?)day).FirstOrDefault();
}
