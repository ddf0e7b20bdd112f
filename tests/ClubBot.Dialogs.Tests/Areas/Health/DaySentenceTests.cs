using ClubBot.Dialogs.Areas.Health;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Tests.Areas.Health;

public sealed class DaySentenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));
    private readonly DaySentence sentence = new(new HealthTexts(TextCatalog.Load(typeof(HealthTexts).Assembly)));

    [Theory]
    [InlineData("khám mắt 8 giờ sáng thứ bảy 5/12 ở trạm y tế xã, 20 chỗ", "khám mắt", "trạm y tế xã", 20)]
    [InlineData("mở đợt đo huyết áp, khám mắt lúc 8h ngày 5/12 cho 30 người", "đo huyết áp, khám mắt", null, 30)]
    [InlineData("5/12 8h sáng kham suc khoe tai nha van hoa thon Na Pan", "khám sức khỏe", "nha van hoa thon Na Pan", null)]
    [InlineData("20 suất khám răng, 8 giờ sáng 5/12", "khám răng", null, 20)]
    public void Read_OneSentence_FindsAllThatItSays(string text, string what, string? place, int? places)
    {
        var read = sentence.Read(text, Now);
        Assert.Equal(new DayWords(what, new DateOnly(2026, 12, 5), new TimeOnly(8, 0), place, places), read);
    }

    [Theory]
    [InlineData("25 chỗ")]
    [InlineData("ở trạm y tế xã")]
    [InlineData("8 giờ sáng 5/12")]
    public void Read_Correction_NamesNothingElse(string text) => Assert.Null(sentence.Read(text, Now).What);

    [Theory]
    [InlineData("khám mắt 8 giờ 31/2")]
    [InlineData("khám mắt 8 giờ thứ hai 5/12")]
    public void Read_DayThatCannotBe_IsNotGuessed(string text) => Assert.Null(sentence.Read(text, Now).Day);

    [Theory]
    [InlineData("mo dot kham mat thu 7", true)]
    [InlineData("đăng ký khám mắt thứ 7", false)]
    public void IsAboutOpening_Sentence_TellsOpeningFromRegistering(string text, bool isOpening) =>
        Assert.Equal(isOpening, sentence.IsAboutOpening(text));
}
