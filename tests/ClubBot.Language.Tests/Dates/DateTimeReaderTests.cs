using System.Globalization;
using ClubBot.Language.Dates;
using ClubBot.Language.Formatting;
using ClubBot.Language.Lunar;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Dates;

public sealed class DateTimeReaderTests
{
    // A Wednesday; 27/8 of the lunar year 2026.
    private static readonly DateTimeOffset Reference = new(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("hôm nay", "2026-10-07")]
    [InlineData("mai", "2026-10-08")]
    [InlineData("ngày mai", "2026-10-08")]
    [InlineData("mốt", "2026-10-09")]
    [InlineData("ngày mốt", "2026-10-09")]
    [InlineData("ngày kia", "2026-10-09")]
    [InlineData("bữa qua", "2026-10-06")]
    [InlineData("hôm kia", "2026-10-05")]
    [InlineData("chiều mai", "2026-10-08")]
    [InlineData("tối hôm qua", "2026-10-06")]
    [InlineData("t7", "2026-10-10")]
    [InlineData("thứ 7", "2026-10-10")]
    [InlineData("thứ bẩy", "2026-10-10")]
    [InlineData("CN", "2026-10-11")]
    [InlineData("chủ nhật này", "2026-10-11")]
    [InlineData("chúa nhật", "2026-10-11")]
    [InlineData("thứ tư", "2026-10-14")]
    [InlineData("thứ tư này", "2026-10-07")]
    [InlineData("thứ hai tuần sau", "2026-10-12")]
    [InlineData("cn tuần sau", "2026-10-18")]
    [InlineData("chủ nhật tới", "2026-10-11")]
    [InlineData("thứ ba tuần trước", "2026-09-29")]
    [InlineData("ngày 15", "2026-10-15")]
    [InlineData("ngày 5", "2026-11-05")]
    [InlineData("ngày 20 tháng 11", "2026-11-20")]
    [InlineData("ngày hai mươi tháng mười một", "2026-11-20")]
    [InlineData("15/1", "2027-01-15")]
    [InlineData("2/9/2027", "2027-09-02")]
    [InlineData("2.9.2027", "2027-09-02")]
    [InlineData("ngày 5 tháng sau", "2026-11-05")]
    [InlineData("3 ngày nữa", "2026-10-10")]
    [InlineData("hai tuần nữa", "2026-10-21")]
    [InlineData("29/2", "2028-02-29")]
    [InlineData("mùng 8 tháng 3", "2027-03-08")]
    public void Read_SolarDay_IsThatDay(string text, string day)
    {
        Assert.Equal(Day(day), DateTimeReader.Read(text, Reference).Date);
        Assert.Equal(DateTimeProblem.None, DateTimeReader.Read(text, Reference).Problem);
    }

    [Theory]
    [InlineData("ngay mai", "2026-10-08")]
    [InlineData("ngay mot", "2026-10-09")]
    [InlineData("ngay kia", "2026-10-09")]
    [InlineData("hom kia", "2026-10-05")]
    [InlineData("hnay", "2026-10-07")]
    [InlineData("toi qua", "2026-10-06")]
    [InlineData("thu hai", "2026-10-12")]
    [InlineData("thu 2 tuan sau", "2026-10-12")]
    [InlineData("chu nhat tuan nay", "2026-10-11")]
    [InlineData("ngay 20 thang 11", "2026-11-20")]
    [InlineData("3 ngay nua", "2026-10-10")]
    public void Read_SolarDayWithoutMarks_IsThatDay(string text, string day) =>
        Assert.Equal(Day(day), DateTimeReader.Read(text, Reference).Date);

    [Theory]
    [InlineData("rằm tháng giêng", "2027-02-20", 15, 1)]
    [InlineData("ram thang 7", "2027-08-16", 15, 7)]
    [InlineData("10/3 al", "2027-04-16", 10, 3)]
    [InlineData("mùng 10 tháng 3 âm", "2027-04-16", 10, 3)]
    [InlineData("10 thang 3 am lich", "2027-04-16", 10, 3)]
    [InlineData("mùng 10 tháng 10 âm lịch", "2026-11-18", 10, 10)]
    [InlineData("mùng 5", "2026-10-14", 5, 9)]
    [InlineData("rằm", "2026-10-24", 15, 9)]
    public void Read_LunarDay_IsTheNextSuchDay(string text, string day, int lunarDay, int lunarMonth)
    {
        var read = DateTimeReader.Read(text, Reference);
        Assert.Equal(Day(day), read.Date);
        Assert.Equal(new LunarDate(lunarDay, lunarMonth, read.Lunar!.Value.Year, false), read.Lunar);
    }

    [Theory]
    [InlineData("8h", "08:00")]
    [InlineData("8h30", "08:30")]
    [InlineData("8g30", "08:30")]
    [InlineData("8:30", "08:30")]
    [InlineData("8 giờ 30", "08:30")]
    [InlineData("8 giờ 30 phút", "08:30")]
    [InlineData("8 rưỡi sáng", "08:30")]
    [InlineData("8 giờ rưỡi sáng", "08:30")]
    [InlineData("2h chiều", "14:00")]
    [InlineData("2h", "14:00")]
    [InlineData("2 giờ sáng", "02:00")]
    [InlineData("hai giờ chiều", "14:00")]
    [InlineData("14h", "14:00")]
    [InlineData("7h kém 15", "06:45")]
    [InlineData("7 giờ kém mười lăm", "06:45")]
    [InlineData("7h tối", "19:00")]
    [InlineData("12 giờ trưa", "12:00")]
    [InlineData("12 giờ đêm", "00:00")]
    public void Read_TimeOfDay_IsThatTime(string text, string time)
    {
        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), DateTimeReader.Read(text, Reference).Time);
        if (!text.Contains(':', StringComparison.Ordinal))
            Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), DateTimeReader.Read(VietnameseFold.Fold(text), Reference).Time);
    }

    [Theory]
    [InlineData("8h30 sáng mai", "2026-10-08", "08:30", "")]
    [InlineData("8h30 sang mai", "2026-10-08", "08:30", "")]
    [InlineData("7h tối thứ bảy", "2026-10-10", "19:00", "")]
    [InlineData("toi thu 7 luc 7h", "2026-10-10", "19:00", "")]
    [InlineData("nhắn mọi người chủ nhật này 8h họp ở nhà văn hóa", "2026-10-11", "08:00", "nhắn mọi người họp ở nhà văn hóa")]
    [InlineData("thong bao ca clb mai kham suc khoe 7h30", "2026-10-08", "07:30", "thong bao ca clb kham suc khoe")]
    [InlineData("Họp lúc 2 giờ chiều ngày 25/12/2026 tại nhà bà Năm", "2026-12-25", "14:00", "Họp tại nhà bà Năm")]
    [InlineData("8h ngày 20/11 tập văn nghệ", "2026-11-20", "08:00", "tập văn nghệ")]
    [InlineData("8h 20/11 tập văn nghệ", "2026-11-20", "08:00", "tập văn nghệ")]
    public void Read_Sentence_LeavesTheRest(string text, string day, string time, string rest)
    {
        var read = DateTimeReader.Read(text, Reference);
        Assert.Equal(Day(day), read.Date);
        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), read.Time);
        Assert.Equal(rest, read.Rest(text));
    }

    [Theory]
    [InlineData("đo huyết áp 8 giờ sáng 5/12", "2026-12-05", "08:00")]
    [InlineData("do huyet ap 8h 5/12", "2026-12-05", "08:00")]
    [InlineData("đo huyết áp 120/80 lúc 7 giờ sáng mai", "2026-10-08", "07:00")]
    public void Read_TimeAfterBloodPressure_IsATime(string text, string day, string time)
    {
        var read = DateTimeReader.Read(text, Reference);
        Assert.Equal(Day(day), read.Date);
        Assert.Equal(TimeOnly.Parse(time, CultureInfo.InvariantCulture), read.Time);
    }

    [Theory]
    [InlineData("bà Tư")]
    [InlineData("ông Năm")]
    [InlineData("lúa chín rồi")]
    [InlineData("ba tôi")]
    [InlineData("mốt mới")]
    [InlineData("140/90")]
    [InlineData("huyết áp 12/8")]
    [InlineData("0912345678")]
    [InlineData("thu cua ba Bay 350 ngan")]
    [InlineData("thu 5 trieu")]
    [InlineData("mai táng phí được mấy triệu")]
    [InlineData("bà Mai ơi")]
    [InlineData("con thứ hai")]
    [InlineData("tôi đi họp")]
    public void Read_NoDate_IsEmpty(string text)
    {
        var read = DateTimeReader.Read(text, Reference);
        Assert.Null(read.Date);
        Assert.Null(read.Time);
        Assert.Empty(read.Spans);
        Assert.Equal(DateTimeProblem.None, read.Problem);
    }

    [Theory]
    [InlineData("họp thứ hai 25/12", DateTimeProblem.WeekdayMismatch)]
    [InlineData("họp ngày 31/2", DateTimeProblem.NoSuchDate)]
    [InlineData("31/2", DateTimeProblem.NoSuchDate)]
    [InlineData("ngày 32 tháng 1", DateTimeProblem.NoSuchDate)]
    [InlineData("ngày 15 tháng 13", DateTimeProblem.NoSuchDate)]
    [InlineData("31 tháng 11", DateTimeProblem.NoSuchDate)]
    [InlineData("mùng 10 tháng 13", DateTimeProblem.NoSuchDate)]
    [InlineData("25 giờ", DateTimeProblem.NoSuchTime)]
    [InlineData("8h75", DateTimeProblem.NoSuchTime)]
    [InlineData("từ 10/11 đến 12/11", DateTimeProblem.SeveralDates)]
    [InlineData("họp thứ sáu 25/12", DateTimeProblem.None)]
    public void Read_Contradiction_IsReported(string text, DateTimeProblem problem) =>
        Assert.Equal(problem, DateTimeReader.Read(text, Reference).Problem);

    [Fact]
    public void Read_WeekdayMismatch_KeepsTheDate() =>
        Assert.Equal(new DateOnly(2026, 12, 25), DateTimeReader.Read("thứ hai 25/12", Reference).Date);

    [Fact]
    public void Read_WhatTheScreenShows_IsTheSameDayAndTime()
    {
        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            var day = new DateOnly(2026, 10, 7).AddDays(minute / 5);
            var time = new TimeOnly(minute / 60, minute % 60);
            var read = DateTimeReader.Read($"{VietnameseFormat.Time(time)} {VietnameseFormat.Day(day)}", Reference);
            Assert.Equal((day, time, DateTimeProblem.None), (read.Date, read.Time, read.Problem));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
