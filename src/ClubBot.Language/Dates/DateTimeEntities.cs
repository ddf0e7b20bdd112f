using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Dates;

/// <summary>Finds dates, times, periods, lengths of time and what comes again and again.</summary>
internal static class DateTimeEntities
{
    public static void Read(NumberText text, bool isMarked, DateTimeOffset reference, EntityCollector found)
    {
        foreach (var mention in TimeScan.Read(new DateSource(text, isMarked, reference)))
        {
            if (mention.Type is { } type && mention.Values.Length > 0 && found.IsFree(mention.Start, mention.Next)) found.Add(type, mention.Start, mention.Next, mention.Values);
        }
    }
}
