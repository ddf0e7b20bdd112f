using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>A meeting to which the club has invited, and what people answered.</summary>
public sealed record Meeting : Document, IClubDocument
{
    public required string ClubId { get; init; }

    public required DateOnly Day { get; init; }

    public required TimeOnly Time { get; init; }

    public required string Place { get; init; }

    /// <summary>What else the board wrote, for example "có đo huyết áp"; empty = nothing.</summary>
    public string More { get; init; } = "";

    /// <summary>Member of the board who invited.</summary>
    public required string InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Short number on the board member's receipt.</summary>
    public required string Receipt { get; init; }

    /// <summary>The notice by which it was announced; null for a meeting that an older version announced.</summary>
    public string? NoticeId { get; init; }

    /// <summary>The newest answer of each member, by member id.</summary>
    public IReadOnlyDictionary<string, MeetingReply> Replies { get; init; } = new Dictionary<string, MeetingReply>();

    /// <summary>The meeting with this member's answer, which takes the place of an earlier one.</summary>
    public Meeting With(string memberId, MeetingReply reply) =>
        this with { Replies = new Dictionary<string, MeetingReply>(Replies) { [memberId] = reply } };

    /// <summary>How many gave this answer.</summary>
    public int Count(Attendance attendance) => Replies.Values.Count(reply => reply.Attendance == attendance);
}

/// <summary>One member's answer.</summary>
/// <param name="Attendance">What was answered.</param>
/// <param name="At">When.</param>
/// <param name="GrantId">The relative who answered, or null when the member did.</param>
public sealed record MeetingReply(Attendance Attendance, DateTimeOffset At, string? GrantId);

/// <summary>Whether somebody comes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Attendance>))]
public enum Attendance
{
    Coming,
    Absent,
    Late,
}

/// <summary>How meetings are found.</summary>
internal static class MeetingIndexes
{
    /// <summary>Meetings of a club in the order of their days.</summary>
    public const string ByDay = "by-day";

    /// <summary>Key of a club's meeting day.</summary>
    public static string DayKey(string clubId, DateOnly day) => $"{clubId}|{day:yyyyMMdd}";

    /// <summary>Key after every meeting of the club.</summary>
    public static string EndKey(string clubId) => $"{clubId}|~";
}
