using System.Globalization;
using ClubBot.Dialogs.Club.Funds;

namespace ClubBot.Dialogs.Club;

/// <summary>Amounts, days and times as people of a club read them.</summary>
public static class Wording
{
    /// <summary>"1.250.000 đồng".</summary>
    public static string Money(Dong amount) => amount.Amount.ToString("N0", Groups) + " đồng";

    /// <summary>"thứ Bảy 05/12/2026 (27/10 âm lịch)".</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"8 giờ sáng".</summary>
    public static string Time(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static NumberFormatInfo Groups { get; } = new() { NumberGroupSeparator = ".", NumberGroupSizes = [3] };
}
