namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>The system's clock with a lead that a test sets: timers run, and half a day passes at once.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan lead;

    public void Advance(TimeSpan by) => lead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + lead;
}
