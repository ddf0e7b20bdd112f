using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace ClubBot.Language.Recognizers;

/// <summary>Gives the date-time model every meaning that the extractor found, in the form of its own cultures.</summary>
internal sealed class DateTimeEntityParser : IDateTimeParser
{
    public const string TypePrefix = "datetimeV2.";

    public static DateTimeEntityParser Instance { get; } = new();

    ParseResult IParser.Parse(ExtractResult extResult) => Parse(extResult);

    public DateTimeParseResult Parse(ExtractResult er, DateTime reference) => Parse(er);

    public List<DateTimeParseResult> FilterResults(string query, List<DateTimeParseResult> candidateResults) => candidateResults;

    private static DateTimeParseResult Parse(ExtractResult found)
    {
        var entity = (Entity)found.Data;
        var type = entity.Type[TypePrefix.Length..];
        var values = entity.Values.Select(value => Resolution(type, value)).ToList();
        return new DateTimeParseResult
        {
            Start = found.Start,
            Length = found.Length,
            Text = found.Text,
            Type = found.Type,
            Data = found.Data,
            TimexStr = entity.Values[0].Timex,
            Value = new SortedDictionary<string, object> { ["values"] = values },
        };
    }

    private static Dictionary<string, string> Resolution(string type, EntityValue value)
    {
        var resolution = new Dictionary<string, string> { ["type"] = type };
        Add("timex", value.Timex);
        Add("value", value.Value);
        Add("start", value.Start);
        Add("end", value.End);
        Add("calendar", value.Calendar);
        Add("lunar", value.Lunar);
        return resolution;

        void Add(string name, string? text)
        {
            if (text is not null) resolution.Add(name, text);
        }
    }
}
