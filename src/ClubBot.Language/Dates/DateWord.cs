namespace ClubBot.Language.Dates;

/// <summary>What a word of <c>Data/Words/dates.txt</c> does in a date. The number after the colon there is its value.</summary>
internal enum DateWord
{
    Skip, Pressure, Day, Weekday, Part, Shift, Instant, Now, Rel, Year, Unit, Hour, Minute, Minus, Half, HalfOf, Sharp,
    Month, Named, LunarMark, SolarMark, Leap, LunarDay, Full, Tet, Eve, LunarFeast, Feast, DayLead, Join, At, Of, From, To,
    Ahead, Ago, Away, Future, Past, Later, Third, Weekend, Every, Each, Times, Nth, Alternate, Counted, Ordinal, Address, Bc, Ad, Am, Pm, Within, Any,
}

/// <summary>A unit of time, in the order of its length.</summary>
internal enum TimeUnit
{
    Second, Minute, Hour, Day, Week, Month, Quarter, Year,
}
