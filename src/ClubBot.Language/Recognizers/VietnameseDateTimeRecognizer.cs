using Microsoft.Recognizers.Text.DateTime;

namespace ClubBot.Language.Recognizers;

/// <summary>Dates, times, ranges, durations and recurrences of Vietnamese, lunar dates among them, for callers of Microsoft.Recognizers.Text.</summary>
/// <remarks>A date that was said in the lunar calendar has its solar day in <c>timex</c> and <c>value</c>, and two keys more: <c>calendar</c> = lunar, <c>lunar</c> = d/M/yyyy[N].</remarks>
public sealed class VietnameseDateTimeRecognizer(DateTimeOptions options = DateTimeOptions.None, bool lazyInitialization = true)
    : DateTimeRecognizer(VietnameseCulture.Code, options, lazyInitialization)
{
    protected override void InitializeConfiguration() =>
        RegisterModel<DateTimeModel>(VietnameseCulture.Code, _ => new DateTimeModel(DateTimeEntityParser.Instance, new EntityExtractor(DateTimeEntityParser.TypePrefix)));

    /// <summary>None: the base would register its own models a second time.</summary>
    protected override List<Type> GetRelatedTypes() => [];
}
