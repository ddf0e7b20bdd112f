using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.NumberWithUnit;

namespace ClubBot.Language.Recognizers;

/// <summary>Gives the currency model the amount that the extractor found; of a range of amounts its end, or its beginning when it is open.</summary>
internal sealed class CurrencyEntityParser : IParser
{
    private const string UnitName = "Dong";

    public static CurrencyEntityParser Instance { get; } = new();

    public ParseResult Parse(ExtractResult extResult)
    {
        var amount = ((Entity)extResult.Data).Values[0];
        var number = amount.Value ?? amount.End ?? amount.Start;
        return new ParseResult(extResult)
        {
            Value = new CurrencyUnitValue { Number = number, Unit = UnitName, IsoCurrency = amount.Unit },
            ResolutionStr = number,
        };
    }
}
