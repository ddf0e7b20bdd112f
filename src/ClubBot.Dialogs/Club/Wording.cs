using ClubBot.Dialogs.Club.Funds;
using ClubBot.Language.Formatting;

namespace ClubBot.Dialogs.Club;

/// <summary>Amounts, days and times as people of a club read them.</summary>
public static class Wording
{
    /// <summary>"1.250.000 đồng".</summary>
    public static string Money(Dong amount) => VietnameseFormat.Money(amount.Amount);

    /// <summary>Hundredths of a percent: 70 is "0,7%".</summary>
    public static string Percent(int basisPoints) => VietnameseFormat.Percent(basisPoints);

    /// <summary>"thứ Bảy 05/12/2026 (27/10 âm lịch)".</summary>
    public static string Day(DateOnly day) => VietnameseFormat.DayWithLunar(day);

    /// <summary>"05/12/2026".</summary>
    public static string ShortDay(DateOnly day) => VietnameseFormat.ShortDay(day);

    /// <summary>"8 giờ sáng".</summary>
    public static string Time(TimeOnly time) => VietnameseFormat.Time(time);
}
