using System.Globalization;
using ClubBot.Language.Lunar;

namespace ClubBot.Language.Tests.Lunar;

public sealed class LunarCalendarTests
{
    /// <summary>One oracle alone says 25 January; new moon and .NET's calendar say the 24th.</summary>
    private const int OpenYear = 1925;

    [Fact]
    public void FromSolar_Pairs_AreTheOraclesDates()
    {
        var rows = Corpus.Table("lunar-pairs.tsv").Select(row => (Day: Day(row[0]), Lunar: new LunarDate(Int(row[3]), Int(row[2]), Int(row[1]), row[4] == "1")))
            .ToArray();
        Assert.Equal(953, rows.Length);
        Assert.All(rows, row => Assert.Equal(row.Lunar, LunarCalendar.FromSolar(row.Day)));
        Assert.All(rows, row => Assert.Equal(row.Day, LunarCalendar.ToSolar(row.Lunar)));
    }

    [Fact]
    public void ToSolar_NewYearsDays_AreTheOraclesDays()
    {
        var rows = Corpus.Table("lunar-tet.tsv").Where(row => Int(row[0]) != OpenYear).ToArray();
        Assert.Equal(200, rows.Length);
        Assert.All(rows, row => Assert.Equal(Day(row[2]), LunarCalendar.ToSolar(new LunarDate(1, 1, Int(row[0]), false))));
        Assert.All(rows, row => Assert.Equal(Int(row[3]), LunarCalendar.LeapMonthOf(Int(row[0])) ?? 0));
    }

    [Fact]
    public void FromSolar_EveryDay_ComesBack()
    {
        for (var day = LunarCalendar.FirstDay; day <= LunarCalendar.LastDay; day = day.AddDays(1))
        {
            var lunar = LunarCalendar.FromSolar(day);
            Assert.InRange(lunar.Day, 1, 30);
            Assert.InRange(lunar.Month, 1, 12);
            if (LunarCalendar.TryToSolar(lunar) != day) Assert.Fail($"{day:O} is {lunar}, which is {LunarCalendar.TryToSolar(lunar):O}.");
        }
    }

    [Fact]
    public void FromSolar_DaysOnWhichTheOraclesDiffer_IsTheRightOne()
    {
        var rows = Corpus.Table("lunar-disagreements.tsv").Where(row => row[6] == "table").ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row[3], Written(LunarCalendar.FromSolar(Day(row[0])))));
    }

    [Theory]
    [InlineData(30, 12, 2026, false)]
    [InlineData(1, 13, 2026, false)]
    [InlineData(1, 6, 2026, true)]
    [InlineData(0, 1, 2026, false)]
    [InlineData(1, 1, 1898, false)]
    [InlineData(1, 1, int.MaxValue, false)]
    public void TryToSolar_NoSuchDate_IsNull(int day, int month, int year, bool isLeap) =>
        Assert.Null(LunarCalendar.TryToSolar(new LunarDate(day, month, year, isLeap)));

    [Fact]
    public void TryFromSolar_OutsideTheYears_IsNull()
    {
        Assert.Null(LunarCalendar.TryFromSolar(DateOnly.MinValue));
        Assert.Null(LunarCalendar.TryFromSolar(new DateOnly(1899, 2, 9)));
        Assert.Null(LunarCalendar.TryFromSolar(DateOnly.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => LunarCalendar.FromSolar(DateOnly.MaxValue));
    }

    /// <summary>The file puts the N of a leap month behind the month.</summary>
    private static string Written(LunarDate date) => $"{date.Day}/{date.Month}{(date.IsLeap ? "N" : "")}/{date.Year}";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
