namespace ClubBot.Language.Entities;

/// <summary>Something that a text names: a date, an amount, a person.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Start">Offset of its first UTF-16 unit.</param>
/// <param name="End">Offset after its last unit.</param>
/// <param name="Values">What it may mean, most likely first; more than one only where the words leave it open.</param>
public sealed record Entity(string Type, string Text, int Start, int End, IReadOnlyList<EntityValue> Values);

/// <summary>One meaning of an entity, in the strings that Microsoft.Recognizers.Text uses in its <c>values</c>.</summary>
public sealed record EntityValue
{
    /// <summary>The meaning before it was resolved against the present moment, in TIMEX: <c>XXXX-WXX-7</c>, <c>T08:30</c>, <c>P3D</c>; null for what is no time.</summary>
    public string? Timex { get; init; }

    /// <summary>
    /// The single value: <c>2026-10-08</c>, <c>08:30:00</c>, <c>2026-10-08 08:30:00</c>, seconds of a duration, a number in digits with
    /// "." as decimal separator, a phone number in E.164, <c>yes</c>. Null when the value is a range.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Beginning of a range, or null when it is open at that end.</summary>
    public string? Start { get; init; }

    /// <summary>End of a range, exclusive for times; null when it is open at that end.</summary>
    public string? End { get; init; }

    /// <summary><c>VND</c> for money, the unit for a measure.</summary>
    public string? Unit { get; init; }

    /// <summary><c>lunar</c> when the date was said in the lunar calendar.</summary>
    public string? Calendar { get; init; }

    /// <summary>The lunar date, d/M/yyyy with N after a leap month, when it was said in the lunar calendar.</summary>
    public string? Lunar { get; init; }
}
