using ClubBot.Language.Recognizers;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.Number;

namespace ClubBot.Language.Tests.Recognizers;

/// <summary>The library as a user of Microsoft.Recognizers.Text sees it.</summary>
public sealed class RecognizersTests
{
    private static readonly DateTime Reference = new(2026, 10, 7, 9, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void NumberModel_Words_GiveTheirValue()
    {
        var found = Assert.Single(new VietnameseNumberRecognizer().GetNumberModel(VietnameseCulture.Code, false).Parse("tất cả hai mươi lăm người"));

        Assert.Equal("number", found.TypeName);
        Assert.Equal("hai mươi lăm", found.Text);
        Assert.Equal(7, found.Start);
        Assert.Equal(18, found.End);
        Assert.Equal("25", found.Resolution["value"]);
    }

    [Fact]
    public void OrdinalAndPercentModel_Words_GiveTheirValue()
    {
        var recognizer = new VietnameseNumberRecognizer();

        Assert.Equal("2", Assert.Single(recognizer.GetOrdinalModel(VietnameseCulture.Code, false).Parse("người thứ nhì")).Resolution["value"]);
        Assert.Equal("5%", Assert.Single(recognizer.GetPercentageModel(VietnameseCulture.Code, false).Parse("lãi năm phần trăm")).Resolution["value"]);
    }

    [Fact]
    public void CurrencyModel_ColloquialAmount_IsDong()
    {
        var found = Assert.Single(new VietnameseCurrencyRecognizer().GetCurrencyModel(VietnameseCulture.Code, false).Parse("vay 2tr5"));

        Assert.Equal("currency", found.TypeName);
        Assert.Equal("2tr5", found.Text);
        Assert.Equal("2500000", found.Resolution["value"]);
        Assert.Equal("VND", found.Resolution["isoCurrency"]);
    }

    [Fact]
    public void DateTimeModel_DayAndTime_HaveTimexAndValue()
    {
        var found = Assert.Single(new VietnameseDateTimeRecognizer().GetDateTimeModel(VietnameseCulture.Code, false).Parse("8h30 sáng mai họp", Reference));

        Assert.Equal("datetimeV2.datetime", found.TypeName);
        Assert.Equal("8h30 sáng mai", found.Text);
        var value = Assert.Single(ValuesOf(found));
        Assert.Equal("2026-10-08T08:30", value["timex"]);
        Assert.Equal("2026-10-08 08:30:00", value["value"]);
        Assert.Equal("datetime", value["type"]);
    }

    [Fact]
    public void DateTimeModel_LunarDate_HasTheSolarDayAndTheLunarOne()
    {
        var found = Assert.Single(new VietnameseDateTimeRecognizer().GetDateTimeModel(VietnameseCulture.Code, false).Parse("rằm tháng 7", Reference));

        Assert.Equal("datetimeV2.date", found.TypeName);
        var value = ValuesOf(found)[0];
        Assert.Equal("2027-08-16", value["value"]);
        Assert.Equal("lunar", value["calendar"]);
        Assert.Equal("15/7/2027", value["lunar"]);
    }

    [Fact]
    public void BaseRecognizer_AfterOurs_FindsTheVietnameseModel()
    {
        _ = new VietnameseNumberRecognizer(lazyInitialization: false);

        Assert.Equal("205", Assert.Single(NumberRecognizer.RecognizeNumber("hai trăm linh năm", VietnameseCulture.Code, fallbackToDefaultCulture: false)).Resolution["value"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 không có gì")]
    public void Models_NothingToRead_GiveNothing(string text)
    {
        Assert.Empty(new VietnameseNumberRecognizer().GetNumberModel(VietnameseCulture.Code, false).Parse(text));
        Assert.Empty(new VietnameseDateTimeRecognizer().GetDateTimeModel(VietnameseCulture.Code, false).Parse(text, Reference));
        Assert.Empty(new VietnameseCurrencyRecognizer().GetCurrencyModel(VietnameseCulture.Code, false).Parse(text));
    }

    private static List<Dictionary<string, string>> ValuesOf(ModelResult result) =>
        Assert.IsType<List<Dictionary<string, string>>>(result.Resolution["values"]);
}
