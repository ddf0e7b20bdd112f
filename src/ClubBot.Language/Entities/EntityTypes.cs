namespace ClubBot.Language.Entities;

/// <summary>Names of the kinds of entity. Those that Microsoft.Recognizers.Text knows too have its names.</summary>
public static class EntityTypes
{
    public const string Number = "number";
    public const string Ordinal = "ordinal";
    public const string Percentage = "percentage";
    public const string Currency = "currency";
    public const string Date = "datetimeV2.date";
    public const string Time = "datetimeV2.time";
    public const string DateTime = "datetimeV2.datetime";
    public const string DateRange = "datetimeV2.daterange";
    public const string TimeRange = "datetimeV2.timerange";
    public const string DateTimeRange = "datetimeV2.datetimerange";
    public const string Duration = "datetimeV2.duration";

    /// <summary>What comes again and again: every week, on the 5th of every month.</summary>
    public const string Set = "datetimeV2.set";

    public const string Phone = "phone";
    public const string Person = "person";
    public const string YesNo = "yesno";
    public const string BloodPressure = "bloodpressure";
    public const string Weight = "weight";
    public const string Glucose = "glucose";
    public const string Pulse = "pulse";
}
