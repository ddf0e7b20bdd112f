using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Rounds;

/// <summary>Registers what happens once a day. Areas add their rounds as <see cref="IDailyRound"/>.</summary>
internal static class RoundServices
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddSingleton<DailyRounds>()
        .AddDocument(new DocumentType<RoundMark>("round-mark", () => RoundsJson.Stored.RoundMark));
}

/// <summary>Stored form of what was looked at.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RoundMark))]
internal sealed partial class RoundsJson : JsonSerializerContext
{
    public static RoundsJson Stored { get; } = new(DocumentJson.NewOptions());
}
