using System.Globalization;
using System.Text;
using ClubBot.Language.Dates;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Dates;

public sealed class DateTimeEntitiesTests
{
    // A Wednesday; 27/8 of the lunar year 2026.
    private const string Wednesday = "2026-10-07T09:00:00+07:00";

    [Theory]
    [InlineData("8h30", "time 08:30:00")]
    [InlineData("8g30", "time 08:30:00")]
    [InlineData("9h15'", "time 09:15:00")]
    [InlineData("4 rưỡi chiều", "time 16:30:00")]
    [InlineData("mười rưỡi sáng", "time 10:30:00")]
    [InlineData("tám giờ mười lăm phút tối", "time 20:15:00")]
    [InlineData("7 giờ kém mười lăm", "time 06:45:00")]
    [InlineData("9 giờ thiếu 10", "time 08:50:00")]
    [InlineData("12 giờ đêm", "time 00:00:00")]
    [InlineData("nửa đêm", "time 00:00:00")]
    [InlineData("1 giờ trưa", "time 13:00:00")]
    [InlineData("1h khuya", "time 01:00:00")]
    [InlineData("11h đêm", "time 23:00:00")]
    [InlineData("2h", "time 14:00:00|02:00:00")]
    [InlineData("02:30", "time 02:30:00")]
    [InlineData("8pm", "time 20:00:00")]
    [InlineData("buổi tối", "timerange 18:00:00..00:00:00")]
    [InlineData("từ 9 đến 11 giờ sáng", "timerange 09:00:00..11:00:00")]
    [InlineData("từ 2 đến 4 giờ chiều", "timerange 14:00:00..16:00:00")]
    [InlineData("8h-10h", "timerange 08:00:00..10:00:00")]
    [InlineData("8-10h", "timerange 08:00:00..10:00:00")]
    [InlineData("từ 10h đến 2h chiều", "timerange 10:00:00..14:00:00")]
    [InlineData("7h tối đến 9h", "timerange 19:00:00..21:00:00")]
    [InlineData("bây giờ", "datetime 2026-10-07 09:00:00")]
    [InlineData("nửa tiếng nữa", "datetime 2026-10-07 09:30:00")]
    [InlineData("5 phút trước", "datetime 2026-10-07 08:55:00")]
    [InlineData("8h30 sáng mai", "datetime 2026-10-08 08:30:00")]
    [InlineData("12h đêm nay", "datetime 2026-10-08 00:00:00")]
    [InlineData("chiều thứ bảy tuần này lúc 3h", "datetime 2026-10-10 15:00:00")]
    [InlineData("8h, thứ bảy 10/10", "datetime 2026-10-10 08:00:00")]
    [InlineData("2012-08-10T14:30", "datetime 2012-08-10 14:30:00")]
    [InlineData("chiều mai", "datetimerange 2026-10-08 13:00:00..2026-10-08 18:00:00")]
    [InlineData("tối qua", "datetimerange 2026-10-06 18:00:00..2026-10-07 00:00:00")]
    [InlineData("đêm qua", "datetimerange 2026-10-06 22:00:00..2026-10-07 04:00:00")]
    [InlineData("trưa mốt", "datetimerange 2026-10-09 11:00:00..2026-10-09 13:00:00")]
    [InlineData("từ 8h sáng đến 5h chiều thứ bảy", "datetimerange 2026-10-10 08:00:00..2026-10-10 17:00:00")]
    [InlineData("8.30h", "time 08:30:00")]
    [InlineData("chiều thứ 7 từ 2h đến 4h", "datetimerange 2026-10-10 14:00:00..2026-10-10 16:00:00")]
    [InlineData("ngày 20/10 từ 8h đến 11h", "datetimerange 2026-10-20 08:00:00..2026-10-20 11:00:00")]
    [InlineData("từ sáng đến giờ", "datetimerange 2026-10-07 05:00:00..2026-10-07 09:00:00")]
    [InlineData("chu nhat nay 8h sang o nha van hoa", "datetime 2026-10-11 08:00:00")]
    [InlineData("8h30-10h sáng mai", "datetimerange 2026-10-08 08:30:00..2026-10-08 10:00:00")]
    public void Read_Clock_IsThatTime(string text, string expected) => AssertRead(text, expected);

    [Theory]
    [InlineData("thứ 4", "date 2026-10-14|2026-10-07")]
    [InlineData("tuần sau thứ bảy", "date 2026-10-17")]
    [InlineData("thứ 5 tuần sau nữa", "date 2026-10-22")]
    [InlineData("thứ ba vừa rồi", "date 2026-10-06")]
    [InlineData("25/12", "date 2026-12-25")]
    [InlineData("25.12", "date 2026-12-25")]
    [InlineData("25-12-2026", "date 2026-12-25")]
    [InlineData("2026-12-25", "date 2026-12-25")]
    [InlineData("15/9", "date 2027-09-15|2026-09-15")]
    [InlineData("15 tháng tám năm sau", "date 2027-08-15")]
    [InlineData("ngày 3 tháng 2 năm hai nghìn không trăm hai mươi bảy", "date 2027-02-03")]
    [InlineData("sau 3 ngày", "date 2026-10-10")]
    [InlineData("cách đây 2 tuần", "date 2026-09-23")]
    [InlineData("hai năm trước", "date 2024-10-07")]
    [InlineData("nửa tháng nữa", "date 2026-10-22")]
    [InlineData("ngày đầu tiên của tháng ba", "date 2027-03-01")]
    [InlineData("thứ ba đầu tiên của tháng 11", "date 2026-11-03")]
    [InlineData("quốc khánh", "date 2027-09-02|2026-09-02")]
    [InlineData("ngày nhà giáo", "date 2026-11-20")]
    [InlineData("tết tây", "date 2027-01-01")]
    public void Read_SolarDay_IsThatDay(string text, string expected) => AssertRead(text, expected);

    [Theory]
    [InlineData("mùng 10", "date 2026-10-19 10/9/2026|2026-10-10")]
    [InlineData("mùng 5 tháng 5", "date 2027-06-09 5/5/2027|2027-05-05")]
    [InlineData("mùng 3 tháng 3 năm 2027", "date 2027-03-03|2027-04-09 3/3/2027")]
    [InlineData("mùng 8 tháng 3", "date 2027-03-08")]
    [InlineData("15/7 âl", "date 2027-08-16 15/7/2027")]
    [InlineData("15/7 (âm lịch)", "date 2027-08-16 15/7/2027")]
    [InlineData("rằm", "date 2026-10-24 15/9/2026")]
    [InlineData("rằm tháng tám năm sau", "date 2027-09-15 15/8/2027")]
    [InlineData("rằm tháng 6 nhuận", "date 2036-08-06 15/6/2036N")]
    [InlineData("23 tháng chạp", "date 2027-01-30 23/12/2026")]
    [InlineData("ông công ông táo", "date 2027-01-30 23/12/2026")]
    [InlineData("30 tết", "date 2027-02-05 29/12/2026")]
    [InlineData("giao thừa", "date 2027-02-05 29/12/2026")]
    [InlineData("tết", "date 2027-02-06 1/1/2027")]
    [InlineData("mùng 2 tết", "date 2027-02-07 2/1/2027")]
    [InlineData("tết đoan ngọ", "date 2027-06-09 5/5/2027")]
    [InlineData("vu lan", "date 2027-08-16 15/7/2027")]
    [InlineData("trung thu", "date 2027-09-15 15/8/2027")]
    [InlineData("giỗ tổ", "date 2027-04-16 10/3/2027")]
    [InlineData("rằm tháng này", "date 2026-10-24 15/9/2026")]
    [InlineData("mùng 1 tháng sau", "date 2026-11-09 1/10/2026|2026-11-01")]
    [InlineData("30 chạp", "date 2027-02-05 29/12/2026")]
    [InlineData("20 tháng 8 ta", "date 2027-09-20 20/8/2027")]
    [InlineData("15 âm", "date 2026-10-24 15/9/2026")]
    [InlineData("tháng 4 nhuận", "daterange 2058-05-22..2058-06-21")]
    [InlineData("tháng giêng", "daterange 2027-02-06..2027-03-08")]
    [InlineData("từ mùng 1 đến mùng 3 tết", "daterange 2027-02-06..2027-02-09 1/1/2027")]
    public void Read_LunarDay_IsThatDayOnBothCalendars(string text, string expected) => AssertRead(text, expected);

    [Theory]
    [InlineData("tuần tới", "daterange 2026-10-12..2026-10-19")]
    [InlineData("tuần trước nữa", "daterange 2026-09-21..2026-09-28")]
    [InlineData("cuối tuần này", "daterange 2026-10-10..2026-10-12")]
    [InlineData("tháng 9", "daterange 2026-09-01..2026-10-01|2027-09-01..2027-10-01")]
    [InlineData("tháng 3", "daterange 2027-03-01..2027-04-01|2026-03-01..2026-04-01")]
    [InlineData("t10", "daterange 2026-10-01..2026-11-01")]
    [InlineData("10/2026", "daterange 2026-10-01..2026-11-01")]
    [InlineData("tháng hai năm ngoái", "daterange 2025-02-01..2025-03-01")]
    [InlineData("đầu tháng tới", "daterange 2026-11-01..2026-11-11")]
    [InlineData("quý sau", "daterange 2027-01-01..2027-04-01")]
    [InlineData("quý 2/2027", "daterange 2027-04-01..2027-07-01")]
    [InlineData("năm kia", "daterange 2024-01-01..2025-01-01")]
    [InlineData("năm 179 TCN", "daterange -0179-01-01..-0178-01-01")]
    [InlineData("3 ngày tới", "daterange 2026-10-08..2026-10-11")]
    [InlineData("2 tháng vừa rồi", "daterange 2026-08-01..2026-10-01")]
    [InlineData("từ thứ hai đến thứ sáu", "daterange 2026-10-05..2026-10-10")]
    [InlineData("từ 5/10 đến 10/10", "daterange 2026-10-05..2026-10-11")]
    [InlineData("10-12/10", "daterange 2026-10-10..2026-10-13")]
    [InlineData("thứ 2-6", "daterange 2026-10-12..2026-10-17")]
    [InlineData("từ ngày 5 đến 10", "daterange 2026-10-05..2026-10-11")]
    [InlineData("từ 28/12 đến 3/1", "daterange 2026-12-28..2027-01-04")]
    [InlineData("từ nay đến cuối năm", "daterange 2026-10-07..2027-01-01")]
    [InlineData("tháng 3 tới tháng 5 năm 1975", "daterange 1975-03-01..1975-06-01")]
    public void Read_Period_EndsAfterItsLastDay(string text, string expected) => AssertRead(text, expected);

    [Theory]
    [InlineData("ba ngày", "duration P3D")]
    [InlineData("2 tiếng rưỡi", "duration PT2.5H")]
    [InlineData("nửa tiếng", "duration PT0.5H")]
    [InlineData("6 tháng", "duration P6M")]
    [InlineData("mười năm", "duration P10Y")]
    [InlineData("trong 2 giờ", "duration PT2H")]
    [InlineData("1 tháng 15 ngày", "duration P1M15D")]
    [InlineData("tháng rưỡi", "duration P1.5M")]
    [InlineData("15 hàng tháng", "set XXXX-XX-15")]
    [InlineData("2 tiếng 15 phút", "duration PT2H15M")]
    [InlineData("hàng ngày", "set P1D")]
    [InlineData("2 tuần một lần", "set P2W")]
    [InlineData("3 tháng/lần", "set P3M")]
    [InlineData("ngày 2 lần", "set P1D")]
    [InlineData("ngày nào cũng", "set P1D")]
    [InlineData("mỗi thứ hai", "set XXXX-WXX-1")]
    [InlineData("8h30 thứ bảy hàng tuần", "set XXXX-WXX-6T08:30")]
    [InlineData("8h sáng mỗi thứ hai", "set XXXX-WXX-1T08")]
    [InlineData("mùng 5 hằng tháng", "set XXXX-XX-05 lunar 5")]
    [InlineData("ngày 5 hằng tháng", "set XXXX-XX-05")]
    [InlineData("rằm hằng tháng", "set XXXX-XX-15 lunar 15")]
    [InlineData("10/3 âm lịch hàng năm", "set XXXX-03-10 lunar 10/3")]
    [InlineData("thứ Bảy tuần đầu tháng", "set XXXX-XX-WXX-6-#1")]
    [InlineData("thứ ba đầu tiên của tháng", "set XXXX-XX-WXX-2-#1")]
    [InlineData("chủ nhật cuối tháng", "set XXXX-XX-WXX-7-#-1")]
    public void Read_LengthOrRecurrence_IsItsTimex(string text, string expected)
    {
        foreach (var written in Spellings(text))
        {
            var entity = Assert.Single(Times(written, Wednesday));
            var value = entity.Values[0];
            Assert.Equal(expected, $"{entity.Type[11..]} {value.Timex}{(value.Calendar is null ? "" : $" {value.Calendar} {value.Lunar}")}");
        }
    }

    [Theory]
    [InlineData("tuần sau", "2026-10-12|2026-10-19")]
    [InlineData("thứ ba tuần sau", "2026-10-13|2026-10-20")]
    [InlineData("chủ nhật này", "2026-10-11")]
    [InlineData("chủ nhật", "2026-10-18|2026-10-11")]
    public void Read_OnASunday_LeavesTheWeekOpen(string text, string expected) => Assert.Equal(
        expected, string.Join('|', Assert.Single(Times(text, "2026-10-11T09:00:00+07:00")).Values.Select(value => value.Value ?? value.Start)));

    [Theory]
    [InlineData("140/90")]
    [InlineData("huyết áp 12/8")]
    [InlineData("HA 13/8")]
    [InlineData("đường huyết 8.5")]
    [InlineData("bà Tư, chị Hai và ông Năm")]
    [InlineData("không biết")]
    [InlineData("Nam qua nhà tôi")]
    [InlineData("lần thứ hai")]
    [InlineData("ngã ba")]
    [InlineData("cúm mùa")]
    [InlineData("uống 1/2 viên")]
    [InlineData("đường 3/2")]
    [InlineData("hai mươi mốt triệu")]
    [InlineData("1-2")]
    [InlineData("1.10.30")]
    [InlineData("35.49")]
    [InlineData("ngày tháng năm sinh")]
    [InlineData("bao giờ họp")]
    [InlineData("năm người")]
    public void Read_NoTime_IsSilent(string text) => Assert.Empty(Times(text, Wednesday));

    [Theory]
    [InlineData("31/2", DateTimeProblem.NoSuchDate)]
    [InlineData("ngày 1 tháng 13", DateTimeProblem.NoSuchDate)]
    [InlineData("ngày 0 tháng 4 năm 2000", DateTimeProblem.NoSuchDate)]
    [InlineData("7 giờ 61 phút", DateTimeProblem.NoSuchTime)]
    [InlineData("25 giờ", DateTimeProblem.NoSuchTime)]
    public void Read_Impossible_IsAProblemAndNoEntity(string text, DateTimeProblem problem)
    {
        Assert.Empty(Times(text, Wednesday));
        Assert.Equal(problem, DateTimeReader.Read(text, At(Wednesday)).Problem);
    }

    [Theory]
    [InlineData("Nhắn mọi người chủ nhật họp 8h", "chủ nhật|8h")]
    [InlineData("bà Tư trả 200k hôm qua", "hôm qua")]
    [InlineData("chị Hai chiều nay qua", "chiều nay")]
    [InlineData("mai nha bác", "mai")]
    [InlineData("mai sau gio hop", "mai sau gio")]
    [InlineData("sửa mái nhà", "")]
    [InlineData("bà Hai bỏ ăn mấy hôm nay", "")]
    [InlineData("sốt 2 ngày nay", "2 ngày nay")]
    [InlineData("Báo cho hội viên tổ 2 nộp quỹ trước ngày 15", "ngày 15")]
    [InlineData("thứ hai, thứ tư và thứ sáu hàng tuần", "thứ hai|thứ tư|thứ sáu hàng tuần")]
    [InlineData("vay 6 tháng 2 triệu", "6 tháng")]
    [InlineData("đo huyết áp 8 giờ sáng 5/12", "8 giờ sáng 5/12")]
    [InlineData("huyết áp sáng nay 13/8", "sáng nay")]
    public void Read_Sentence_FindsEachExpression(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Times(text, Wednesday).Select(entity => entity.Text)));

    private static void AssertRead(string text, string expected)
    {
        foreach (var written in Spellings(text))
        {
            var entity = Assert.Single(Times(written, Wednesday));
            var values = entity.Values.Select(value => (value.Value ?? $"{value.Start}..{value.End}") + (value.Lunar is null ? "" : " " + value.Lunar));
            Assert.Equal(expected, $"{entity.Type[11..]} {string.Join('|', values)}");
        }
    }

    /// <summary>As it stands, decomposed, and, where that leaves nothing open, without marks.</summary>
    private static IEnumerable<string> Spellings(string text)
    {
        yield return text;
        yield return text.Normalize(NormalizationForm.FormD);
        yield return text.ToUpperInvariant();
        var plain = new StringBuilder();
        foreach (var unit in text) plain.Append(char.IsLetter(unit) ? VietnameseLetters.Read(unit).Plain : unit);
        yield return plain.ToString();
    }

    private static List<Entity> Times(string text, string reference) =>
        [.. EntityReader.Read(text, At(reference)).Where(entity => entity.Type.StartsWith("datetimeV2.", StringComparison.Ordinal))];

    private static DateTimeOffset At(string reference) => DateTimeOffset.Parse(reference, CultureInfo.InvariantCulture);
}
