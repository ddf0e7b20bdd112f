using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace ClubBot.Language.Recognizers;

/// <summary>Hands the entities of some types to a model, each with what was read in <see cref="ExtractResult.Data"/>.</summary>
/// <param name="typePrefix">How the names of the wanted types begin.</param>
internal sealed class EntityExtractor(string typePrefix) : IDateTimeExtractor
{
    private static readonly TimeSpan HanoiOffset = TimeSpan.FromHours(7);

    /// <summary>What is no time reads the same on every day.</summary>
    public List<ExtractResult> Extract(string input) => Extract(input, DateTime.UnixEpoch);

    public List<ExtractResult> Extract(string input, DateTime reference)
    {
        var moment = new DateTimeOffset(DateTime.SpecifyKind(reference, DateTimeKind.Unspecified), HanoiOffset);
        var results = new List<ExtractResult>();
        foreach (var entity in EntityReader.Read(input, moment))
        {
            if (!entity.Type.StartsWith(typePrefix, StringComparison.Ordinal)) continue;
            results.Add(new ExtractResult
            {
                Start = entity.Start,
                Length = entity.End - entity.Start,
                Text = entity.Text,
                Type = entity.Type,
                Data = entity,
                Metadata = new Metadata(),
            });
        }

        return results;
    }
}
