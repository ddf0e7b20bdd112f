using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text;

namespace ClubBot.Language.Recognizers;

/// <summary>Gives a number model the value that the extractor found.</summary>
internal sealed class NumberEntityParser : IParser
{
    public static NumberEntityParser Instance { get; } = new();

    public ParseResult Parse(ExtractResult extResult)
    {
        var value = ((Entity)extResult.Data).Values[0].Value;
        return new ParseResult(extResult) { Value = value, ResolutionStr = value };
    }
}
