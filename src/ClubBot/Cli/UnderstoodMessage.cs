using System.Text.Json.Serialization;
using ClubBot.Language.Entities;

namespace ClubBot.Cli;

/// <summary>A message and what was read in it, as <c>understand</c> prints it.</summary>
internal sealed record UnderstoodMessage(string Text, string Intent, double Score, IReadOnlyList<UnderstoodEntity> Entities);

/// <summary>An entity in the form of Microsoft.Recognizers.Text.</summary>
/// <param name="Type">One of <see cref="EntityTypes"/>.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="Start">Offset of its first UTF-16 unit.</param>
/// <param name="End">Offset after its last unit.</param>
/// <param name="Timex">The first meaning in TIMEX.</param>
/// <param name="Resolution">What it means.</param>
internal sealed record UnderstoodEntity(string Type, string Text, int Start, int End, string? Timex, EntityResolution Resolution)
{
    public static UnderstoodEntity Of(Entity entity) =>
        new(entity.Type, entity.Text, entity.Start, entity.End, entity.Values[0].Timex, EntityResolution.Of(entity.Values));
}

/// <summary>The most likely meaning; all of them, best first, in <see cref="Values"/> where more than one is open.</summary>
internal sealed record EntityResolution
{
    public string? Value { get; private init; }

    public string? Start { get; private init; }

    public string? End { get; private init; }

    public string? Unit { get; private init; }

    public string? Calendar { get; private init; }

    public string? Lunar { get; private init; }

    /// <summary>TIMEX of a meaning within <see cref="Values"/>.</summary>
    public string? Timex { get; private init; }

    [JsonPropertyOrder(1)]
    public IReadOnlyList<EntityResolution>? Values { get; private init; }

    public static EntityResolution Of(IReadOnlyList<EntityValue> values) => values.Count == 1
        ? Of(values[0])
        : Of(values[0]) with { Values = [.. values.Select(value => Of(value) with { Timex = value.Timex })] };

    private static EntityResolution Of(EntityValue value) => new()
    {
        Value = value.Value,
        Start = value.Start,
        End = value.End,
        Unit = value.Unit,
        Calendar = value.Calendar,
        Lunar = value.Lunar,
    };
}
