using System.Globalization;
using ClubBot.Language.Lunar;

namespace ClubBot.Language.Tests.Lunar;

public sealed class CanChiTests
{
    [Fact]
    public void OfYear_EveryYearOfTheCorpus_IsItsName()
    {
        var rows = Corpus.Table("lunar-tet.tsv").ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row[1], CanChi.OfYear(int.Parse(row[0], CultureInfo.InvariantCulture))));
    }

    /// <summary>1 January 2000 was Mậu Ngọ; sixty days later the name comes again.</summary>
    [Theory]
    [InlineData("2000-01-01", "Mậu Ngọ")]
    [InlineData("2000-01-07", "Giáp Tý")]
    [InlineData("2000-03-01", "Mậu Ngọ")]
    [InlineData("1999-12-31", "Đinh Tỵ")]
    public void OfDay_KnownDays_AreTheirNames(string day, string name) =>
        Assert.Equal(name, CanChi.OfDay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>The first month of a year Bính is Canh Dần.</summary>
    [Theory]
    [InlineData(1, 2026, "Canh Dần")]
    [InlineData(11, 2026, "Canh Tý")]
    [InlineData(1, 2024, "Bính Dần")]
    public void OfMonth_KnownMonths_AreTheirNames(int month, int year, string name) =>
        Assert.Equal(name, CanChi.OfMonth(new LunarDate(1, month, year, false)));
}
