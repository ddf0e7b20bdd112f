namespace ClubBot.Language.Lunar;

/// <summary>The months of one lunar year, worked out from new moons and solar terms at the meridian that counted then.</summary>
internal sealed class LunarYear
{
    private const double UnixEpochJulianDay = 2440587.5;
    // Before 1968 the calendars in use followed Peking: its local mean time until 1928, UTC+8 after that.
    private const int FirstYearOfHanoi = 1968;
    private const int FirstYearOfZones = 1929;
    private const double HanoiOffsetDays = 7 / 24d;
    private const double PekingZoneOffsetDays = 8 / 24d;
    private const double PekingLocalOffsetDays = 116.4 / 360;
    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private LunarYear(int year, LunarMonth[] months, int endDay)
    {
        Year = year;
        Months = months;
        EndDay = endDay;
    }

    public int Year { get; }

    /// <summary>12 or 13, in order; the first one starts at Tết.</summary>
    public IReadOnlyList<LunarMonth> Months { get; }

    /// <summary><see cref="DateOnly.DayNumber"/> of Tết of the next year.</summary>
    public int EndDay { get; }

    /// <summary>
    /// The month that holds the winter solstice is the 11th. Where 13 months lie between two of these, the first one
    /// without a principal solar term repeats the number of the one before it.
    /// </summary>
    public static LunarYear Compute(int year)
    {
        var meridian = new Meridian(OffsetOf(year));
        var before = meridian.NumberMonths(year - 1);
        var after = meridian.NumberMonths(year);
        var all = before.Concat(after).ToList();
        var first = all.FindIndex(month => month is { Number: 1, IsLeap: false });
        var next = all.FindIndex(first + 1, month => month is { Number: 11, IsLeap: false } && month.FirstDay >= after[0].FirstDay);
        var months = all.GetRange(first, next - first);
        // The 11th and 12th months of this year, with a leap month among them, open the next row of months.
        var tail = after.TakeWhile(month => month.Number != 1).ToArray();
        months.AddRange(tail);
        var end = year == FirstYearOfHanoi - 1 ? Compute(FirstYearOfHanoi).Months[0].FirstDay : after[tail.Length].FirstDay;
        return new LunarYear(year, [.. months], end);
    }

    private static double OffsetOf(int year) => year switch
    {
        < FirstYearOfZones => PekingLocalOffsetDays,
        < FirstYearOfHanoi => PekingZoneOffsetDays,
        _ => HanoiOffsetDays,
    };

    /// <summary>Length in days of the month at this place.</summary>
    public int LengthOf(int index) => (index + 1 < Months.Count ? Months[index + 1].FirstDay : EndDay) - Months[index].FirstDay;

    /// <summary>Days and months as they begin at a place whose clocks are so many days ahead of universal time.</summary>
    private readonly struct Meridian(double offsetDays)
    {
        /// <summary>The months from the 11th of a year up to the one before the 11th of the next.</summary>
        public LunarMonth[] NumberMonths(int year)
        {
            var start = SolsticeMoon(year);
            var count = SolsticeMoon(year + 1) - start;
            var months = new LunarMonth[count];
            var number = 11;
            var hasLeap = false;
            for (var i = 0; i < count; i++)
            {
                var (first, next) = (NewMoonDay(start + i), NewMoonDay(start + i + 1));
                var isLeap = count == 13 && !hasLeap && i > 0 && TermAtStartOf(first) == TermAtStartOf(next);
                hasLeap |= isLeap;
                if (i > 0 && !isLeap) number = (number % 12) + 1;
                months[i] = new LunarMonth(number, isLeap, first);
            }

            return months;
        }

        /// <summary>The last new moon on or before the day of the winter solstice of a year.</summary>
        private int SolsticeMoon(int year)
        {
            var newYearsEve = new DateOnly(year, 12, 31).DayNumber;
            var days = newYearsEve - UnixEpochDay + UnixEpochJulianDay - Astronomy.NewMoonZero;
            var k = (int)Math.Floor(days / Astronomy.MonthLength) + 1;
            while (NewMoonDay(k) > newYearsEve || TermAtStartOf(NewMoonDay(k)) >= 9) k--;
            return k;
        }

        /// <summary>Which of the twelve parts of the ecliptic the sun stands in at the first moment of a day; 9 starts at the winter solstice.</summary>
        private int TermAtStartOf(int day) => (int)(Astronomy.SunLongitude(day - UnixEpochDay + UnixEpochJulianDay - offsetDays) / 30);

        private int NewMoonDay(int k) =>
            UnixEpochDay + (int)Math.Floor(Astronomy.NewMoon(k) + offsetDays - UnixEpochJulianDay);
    }
}

/// <summary>One month of a lunar year.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="IsLeap">Whether it repeats the number of the month before it.</param>
/// <param name="FirstDay"><see cref="DateOnly.DayNumber"/> of its first day.</param>
internal readonly record struct LunarMonth(int Number, bool IsLeap, int FirstDay);
