using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>One visit: a plan has at most one on a day, which its id guards.</summary>
public sealed record HomeVisit : Document, IOpenToHelper, IOpenToFamily
{
    /// <summary>Longest note, in characters: it has to fit into the message to the family.</summary>
    public const int NoteLengthMax = 100;

    /// <summary>Id of the visit of a plan on a day.</summary>
    public static string IdOf(string planId, DateOnly day) => $"{planId}/{day:yyyyMMdd}";

    public required string ClubId { get; init; }

    /// <summary>Who was visited.</summary>
    public required string MemberId { get; init; }

    public required string PlanId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Who came.</summary>
    public required string VolunteerId { get; init; }

    /// <summary>When they said that they were there.</summary>
    public required DateTimeOffset DoneAt { get; init; }

    /// <summary>What they noted, or null when everything was as usual.</summary>
    public string? Note { get; init; }

    public bool HasProblem { get; init; }

    /// <summary>Problems that were reported on the same day after the visit was saved, oldest first.</summary>
    public IReadOnlyList<LaterProblem> LaterProblems { get; init; } = [];

    /// <summary>Volunteers of the plan when the visit was saved.</summary>
    public required IReadOnlyList<string> HelperIds { get; init; }

    [JsonIgnore]
    public FamilyRight Right => FamilyRight.HomeVisits;
}

/// <summary>A problem reported after the visit of the day was saved.</summary>
/// <param name="VolunteerId">Who reports it.</param>
/// <param name="At">When.</param>
/// <param name="Note">What it is.</param>
public sealed record LaterProblem(string VolunteerId, DateTimeOffset At, string Note);
