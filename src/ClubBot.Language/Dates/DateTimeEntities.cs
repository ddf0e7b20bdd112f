using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Finds dates, times, periods, lengths of time and what comes again and again.</summary>
internal static class DateTimeEntities
{
    public static void Read(TokenText text, DateTimeOffset reference, EntityCollector found)
    {
        foreach (var mention in TimeScan.Read(new DateSource(text.Tokens, text.IsMarked, reference)))
        {
            if (mention.Type is { } type && mention.Values.Length > 0 && found.IsFree(mention.Start, mention.Next)) found.Add(type, mention.Start, mention.Next, mention.Values);
        }
    }
}
