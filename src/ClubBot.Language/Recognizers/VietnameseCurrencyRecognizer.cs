using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.NumberWithUnit;

namespace ClubBot.Language.Recognizers;

/// <summary>Amounts of đồng as Vietnamese write them, for callers of Microsoft.Recognizers.Text.</summary>
public sealed class VietnameseCurrencyRecognizer(NumberWithUnitOptions options = NumberWithUnitOptions.None, bool lazyInitialization = true)
    : NumberWithUnitRecognizer(VietnameseCulture.Code, options, lazyInitialization)
{
    protected override void InitializeConfiguration() => RegisterModel<CurrencyModel>(
        VietnameseCulture.Code,
        _ => new CurrencyModel(new Dictionary<IExtractor, IParser> { [new EntityExtractor(EntityTypes.Currency)] = CurrencyEntityParser.Instance }));

    /// <summary>None: the base would register its own models a second time.</summary>
    protected override List<Type> GetRelatedTypes() => [];
}
