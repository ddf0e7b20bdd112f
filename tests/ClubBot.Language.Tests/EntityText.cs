using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests;

/// <summary>Writes what a text names in one line, so that a test can say what it expects.</summary>
internal static class EntityText
{
    public static readonly DateTimeOffset Reference = new(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The values of one kind: alternatives joined by "|", ranges as start..end, entities by "; ".</summary>
    public static string Of(string type, string text) =>
        string.Join("; ", EntityReader.Read(text, Reference).Where(entity => entity.Type == type).Select(Values));

    private static string Values(Entity entity) =>
        string.Join('|', entity.Values.Select(value => value.Value ?? $"{value.Start}..{value.End}"));
}
