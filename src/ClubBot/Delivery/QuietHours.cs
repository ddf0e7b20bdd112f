using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>The hours of the night in which nobody is told anything that nobody asked for.</summary>
/// <param name="From">First quiet minute, on the clubs' clock.</param>
/// <param name="To">First minute that is not quiet any more; earlier than <paramref name="From"/> when midnight lies between them.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public const string Setting = "Delivery:QuietHours";

    /// <summary>Value of the setting that switches them off.</summary>
    public const string Off = "off";

    public const string Default = "21:00-06:00";

    /// <summary>True when the setting can be read; null and blank count as <see cref="Default"/>.</summary>
    public static bool TryRead(string? value, out QuietHours? hours)
    {
        hours = null;
        var text = string.IsNullOrWhiteSpace(value) ? Default : value.Trim();
        if (text.Equals(Off, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (text.Split('-') is not [var from, var to] || !TryReadTime(from, out var start) || !TryReadTime(to, out var end) || start == end)
        {
            return false;
        }

        hours = new QuietHours(start, end);
        return true;
    }

    /// <summary>When the quiet time that the instant lies in ends; null when it lies in none.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset now, ClubCalendar calendar)
    {
        var local = calendar.Local(now);
        var time = TimeOnly.FromDateTime(local.DateTime);
        // IsBetween takes the first in, leaves the last out and goes over midnight.
        return time.IsBetween(From, To)
            ? calendar.InstantOf(DateOnly.FromDateTime(local.DateTime).AddDays(time < To ? 0 : 1), To)
            : null;
    }

    private static bool TryReadTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>Holds notices that would ring a phone until the quiet hours are over; what is urgent passes.</summary>
/// <remarks>A conversation without a wire is a page that its person opens: there a notice wakes nobody, and whoever opens the page at night may read it.</remarks>
internal sealed class QuietHoursPolicy(QuietHours hours, ClubCalendar calendar) : IDeliveryPolicy
{
    public ValueTask<DeliveryVerdict> JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult<DeliveryVerdict>(
            !message.IsUrgent && Kernel.Schema.Channels.HasWire(message.To.ChannelId) && hours.EndOf(now, calendar) is { } end ? new DeliveryVerdict.Later(end) : DeliveryVerdict.Leave.Instance);
}
