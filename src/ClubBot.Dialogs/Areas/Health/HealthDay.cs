using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>A day on which the club has its members' health checked, with a fixed number of places.</summary>
/// <remarks>
/// Places and waiting list lie in this one document, so that its version guards the last place: whoever comes second runs the turn
/// again and sees the place taken.
/// </remarks>
public sealed record HealthDay : Document, IClubDocument
{
    /// <summary>Most places a day may have; more is a slip of the finger.</summary>
    public const int PlacesMax = 500;

    public required string ClubId { get; init; }

    /// <summary>What is checked, in the board's words: "khám sức khỏe", "đo huyết áp, khám mắt".</summary>
    public required string What { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>When it begins, on the clubs' clock.</summary>
    public required TimeOnly Time { get; init; }

    public required string Place { get; init; }

    /// <summary>Number of places, from 1 to <see cref="PlacesMax"/>.</summary>
    public required int Places { get; init; }

    /// <summary>Short number under which the board opened it.</summary>
    public required string Receipt { get; init; }

    /// <summary>Members with a place, in the order in which they got it; never more than <see cref="Places"/>.</summary>
    public IReadOnlyList<HealthPlace> Registered { get; init; } = [];

    /// <summary>Members who wait for a place, by number; empty while a place is free.</summary>
    public IReadOnlyList<HealthWaiting> Waiting { get; init; } = [];

    /// <summary>Waiting numbers given so far; a number is never given twice, even when its holder has left.</summary>
    public int WaitingNumbers { get; init; }

    /// <summary>When the board called the day off, or null.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>True when the board takes no more registrations; who is registered keeps the place.</summary>
    public bool IsClosed { get; init; }

    [JsonIgnore]
    public int PlacesLeft => Places - Registered.Count;

    [JsonIgnore]
    public bool IsFull => PlacesLeft <= 0;

    /// <summary>Number that the next person to wait gets.</summary>
    [JsonIgnore]
    public int NextWaitingNumber => WaitingNumbers + 1;

    public bool HasPlace(string memberId) => Registered.Any(place => place.MemberId == memberId);

    /// <summary>The member's entry in the waiting list, or null.</summary>
    public HealthWaiting? WaitingOf(string memberId) => Waiting.FirstOrDefault(waiting => waiting.MemberId == memberId);

    /// <summary>True when the member has a place or waits for one.</summary>
    public bool Knows(string memberId) => HasPlace(memberId) || WaitingOf(memberId) is not null;

    /// <summary>Members who wait before this number.</summary>
    public int WaitingBefore(int number) => Waiting.Count(waiting => waiting.Number < number);

    /// <summary>The day with a place for the member.</summary>
    /// <exception cref="InvalidOperationException">No place is left, or the member is on the list already.</exception>
    public HealthDay WithPlace(string memberId, DateTimeOffset at) => IsFull || Knows(memberId)
        ? throw new InvalidOperationException($"Health day '{Id}' has no place for '{memberId}'.")
        : this with { Registered = [.. Registered, new HealthPlace(memberId, at)] };

    /// <summary>The day with the member at the end of the waiting list.</summary>
    /// <exception cref="InvalidOperationException">A place is left, or the member is on the list already.</exception>
    public HealthDay WithWaiting(string memberId, DateTimeOffset at) => !IsFull || Knows(memberId)
        ? throw new InvalidOperationException($"Nobody waits on health day '{Id}' while a place is free, and '{memberId}' not twice.")
        : this with
        {
            Waiting = [.. Waiting, new HealthWaiting(NextWaitingNumber, memberId, at)],
            WaitingNumbers = NextWaitingNumber,
        };

    /// <summary>The day without the member; whoever waits longest moves up into a place that became free.</summary>
    /// <param name="memberId">Who leaves.</param>
    /// <param name="at">When.</param>
    /// <param name="movedUp">Member who got the place, or null.</param>
    public HealthDay Without(string memberId, DateTimeOffset at, out string? movedUp)
    {
        var rest = this with
        {
            Registered = [.. Registered.Where(place => place.MemberId != memberId)],
            Waiting = [.. Waiting.Where(waiting => waiting.MemberId != memberId)],
        };
        if (rest.IsFull || rest.Waiting.Count == 0)
        {
            movedUp = null;
            return rest;
        }

        var next = rest.Waiting[0];
        movedUp = next.MemberId;
        return rest with
        {
            Registered = [.. rest.Registered, new HealthPlace(next.MemberId, at)],
            Waiting = [.. rest.Waiting.Skip(1)],
        };
    }
}

/// <summary>A place that a member has.</summary>
public sealed record HealthPlace(string MemberId, DateTimeOffset At);

/// <summary>A member who waits for a place.</summary>
/// <param name="Number">Order in the list, from 1; it stays the same while others leave.</param>
/// <param name="MemberId">Who waits.</param>
/// <param name="At">Since when.</param>
public sealed record HealthWaiting(int Number, string MemberId, DateTimeOffset At);
