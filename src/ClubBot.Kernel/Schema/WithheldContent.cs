using System.Text.Json;

namespace ClubBot.Kernel.Schema;

/// <summary>Marks a message whose content the platform did not hand over: neither the bot nor anybody of the club will ever see it.</summary>
public static class WithheldContent
{
    private const string EntityType = "clubbot/withheldContent";

    /// <summary>The entity of such a message.</summary>
    public static JsonElement Entity { get; } = JsonElement.Parse($$"""{"type":"{{EntityType}}"}""");

    public static bool IsIn(Activity activity) => activity.Entities?.Any(entity =>
        entity.ValueKind == JsonValueKind.Object
        && entity.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals(EntityType)) ?? false;
}
