namespace ClubBot.Language.Lunar;

/// <summary>New moons and the place of the sun, good to about a minute of time for 1899 to 2200.</summary>
/// <remarks>
/// Source: Jean Meeus, Astronomical Algorithms, 2nd edition: chapter 49 (new moon), chapters 22 and 25 with the leading
/// terms of appendix III (sun, after VSOP87); Delta T: Espenak and Meeus, polynomial expressions (NASA).
/// Days are Julian days; "TT" is dynamical time, "UT" universal time.
/// </remarks>
internal static class Astronomy
{
    private const double J2000 = 2451545.0;
    private const double DaysPerCentury = 36525;

    /// <summary>Mean time from one new moon to the next, in days.</summary>
    public const double MonthLength = 29.530588861;

    /// <summary>Julian day (TT) of the mean new moon of 6 January 2000, from which new moons are counted.</summary>
    public const double NewMoonZero = 2451550.09766;

    /// <summary>Julian day (UT) of the k-th new moon after the one of 6 January 2000.</summary>
    public static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var mean = NewMoonZero + (MonthLength * k) + (t * t * (0.00015437 + (t * (-0.000000150 + (t * 0.00000000073)))));
        var tt = mean + NewMoonTerms(k, t) + PlanetTerms(k, t);
        return tt - (DeltaT(tt) / 86400);
    }

    /// <summary>Apparent ecliptic longitude of the sun at a Julian day (UT), in degrees from 0 to 360.</summary>
    public static double SunLongitude(double julianDayUt)
    {
        var centuries = (julianDayUt + (DeltaT(julianDayUt) / 86400) - J2000) / DaysPerCentury;
        var millennia = centuries / 10;
        var earth = 0d;
        var power = 1d;
        foreach (var series in Series.Longitude)
        {
            foreach (var (amplitude, phase, frequency) in series) earth += amplitude * power * Math.Cos(phase + (frequency * millennia));
            power *= millennia;
        }

        var degrees = (earth * 1e-8 * 180 / Math.PI) + 180 + ((Nutation(centuries) - 0.09033 - Aberration(centuries)) / 3600);
        return Turn(degrees);
    }

    private static double NewMoonTerms(int k, double t)
    {
        var e = 1 - (0.002516 * t) - (0.0000074 * t * t);
        var sun = 2.5534 + (29.10535670 * k) - (t * t * (0.0000014 + (0.00000011 * t)));
        var moon = 201.5643 + (385.81693528 * k) + (t * t * (0.0107582 + (0.00001238 * t) - (0.000000058 * t * t)));
        var node = 160.7108 + (390.67050284 * k) - (t * t * (0.0016118 + (0.00000227 * t) - (0.000000011 * t * t)));
        var sum = -0.00017 * Sin(124.7746 - (1.56375588 * k) + (t * t * (0.0020672 + (0.00000215 * t))));
        foreach (var (amplitude, ofSun, ofMoon, ofNode) in Series.NewMoon)
        {
            var eccentricity = Math.Abs(ofSun) switch { 0 => 1, 1 => e, 2 => e * e, _ => 1 };
            sum += amplitude * eccentricity * Sin((ofSun * sun) + (ofMoon * moon) + (ofNode * node));
        }

        return sum;
    }

    private static double PlanetTerms(int k, double t)
    {
        var sum = 0.000325 * Sin(299.77 + (0.107408 * k) - (0.009173 * t * t));
        foreach (var (amplitude, phase, perMonth) in Series.NewMoonPlanets) sum += amplitude * Sin(phase + (perMonth * k));
        return sum;
    }

    /// <summary>Nutation in longitude, in seconds of arc (chapter 22, the four largest terms).</summary>
    private static double Nutation(double t)
    {
        var node = 125.04452 - (1934.136261 * t);
        var sun = 280.4665 + (36000.7698 * t);
        var moon = 218.3165 + (481267.8813 * t);
        return (-17.20 * Sin(node)) - (1.32 * Sin(2 * sun)) - (0.23 * Sin(2 * moon)) + (0.21 * Sin(2 * node));
    }

    /// <summary>Aberration in seconds of arc: 20.4898 over the distance, which an ellipse gives well enough.</summary>
    private static double Aberration(double t)
    {
        var anomaly = 357.52911 + (35999.05029 * t);
        var distance = 1.00014 - (0.01671 * Math.Cos(anomaly * Math.PI / 180)) - (0.00014 * Math.Cos(2 * anomaly * Math.PI / 180));
        return 20.4898 / distance;
    }

    /// <summary>TT - UT in seconds. After about 2030 nobody knows it to better than some seconds.</summary>
    private static double DeltaT(double julianDay)
    {
        var year = 2000 + ((julianDay - J2000) / 365.25);
        var t = year - 2000;
        var u = (year - 1820) / 100;
        return year switch
        {
            < 1900 => Around1860(year - 1860),
            < 1920 => -2.79 + ((year - 1900) * (1.494119 + ((year - 1900) * (-0.0598939 + ((year - 1900) * (0.0061966 - ((year - 1900) * 0.000197))))))),
            < 1941 => 21.20 + ((year - 1920) * (0.84493 + ((year - 1920) * (-0.076100 + ((year - 1920) * 0.0020936))))),
            < 1961 => 29.07 + ((year - 1950) * (0.407 + ((year - 1950) * ((-1 / 233d) + ((year - 1950) / 2547))))),
            < 1986 => Around1975(year - 1975),
            < 2005 => 63.86 + (t * (0.3345 + (t * (-0.060374 + (t * (0.0017275 + (t * (0.000651814 + (t * 0.00002373599))))))))),
            < 2050 => 62.92 + (t * (0.32217 + (t * 0.005589))),
            < 2150 => -20 + (32 * u * u) - (0.5628 * (2150 - year)),
            _ => -20 + (32 * u * u),
        };
    }

    private static double Around1860(double t) =>
        7.62 + (t * (0.5737 + (t * (-0.251754 + (t * (0.01680668 + (t * (-0.0004473624 + (t / 233174)))))))));

    private static double Around1975(double t) => 45.45 + (1.067 * t) - (t * t / 260) - (t * t * t / 718);

    private static double Sin(double degrees) => Math.Sin(Turn(degrees) * Math.PI / 180);

    private static double Turn(double degrees) => degrees - (360 * Math.Floor(degrees / 360));
}
