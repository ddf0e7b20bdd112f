using ClubBot.Language.Entities;
using Microsoft.Recognizers.Text.Number;

namespace ClubBot.Language.Recognizers;

/// <summary>Numbers, ordinals and percentages of Vietnamese, for callers of Microsoft.Recognizers.Text.</summary>
public sealed class VietnameseNumberRecognizer(NumberOptions options = NumberOptions.None, bool lazyInitialization = true)
    : NumberRecognizer(VietnameseCulture.Code, options, lazyInitialization)
{
    protected override void InitializeConfiguration()
    {
        RegisterModel<NumberModel>(VietnameseCulture.Code, _ => new NumberModel(NumberEntityParser.Instance, new EntityExtractor(EntityTypes.Number)));
        RegisterModel<OrdinalModel>(VietnameseCulture.Code, _ => new OrdinalModel(NumberEntityParser.Instance, new EntityExtractor(EntityTypes.Ordinal)));
        RegisterModel<PercentModel>(VietnameseCulture.Code, _ => new PercentModel(NumberEntityParser.Instance, new EntityExtractor(EntityTypes.Percentage)));
    }

    /// <summary>None: the base would register its own models a second time.</summary>
    protected override List<Type> GetRelatedTypes() => [];
}
