using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests.Measures;

public sealed class MeasureEntitiesTests
{
    [Theory]
    [InlineData("huyết áp 140/90", "140/90")]
    [InlineData("huyet ap 140/90", "140/90")]
    [InlineData("150 trên 95", "150/95")]
    [InlineData("Sáng nay đo huyết áp 150 trên 95, nhịp tim 80", "150/95")]
    [InlineData("ha 135/85 mach 72", "135/85")]
    [InlineData("huyết áp 15/9", "150/90")]
    [InlineData("huyết áp mười bốn trên chín", "140/90")]
    [InlineData("mười bốn trên chín", "140/90")]
    [InlineData("muoi bon tren chin", "140/90")]
    [InlineData("huyết áp 12/8", "120/80")]
    [InlineData("huyet ap cua ma con hom nay la 12/8", "120/80")]
    [InlineData("140/90", "140/90")]
    [InlineData("12/8", "")]
    [InlineData("25/12/2026", "")]
    [InlineData("huyết áp 140-90", "140/90")]
    [InlineData("họp 12/8", "")]
    [InlineData("huyết áp 500/10", "")]
    public void BloodPressure_Spellings_GiveUpperOverLower(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.BloodPressure, text));

    [Theory]
    [InlineData("mạch 72", "72")]
    [InlineData("ha 135/85 mach 72", "72")]
    [InlineData("đo huyết áp 150 trên 95, nhịp tim 80", "80")]
    [InlineData("80 nhịp/phút", "80")]
    [InlineData("mạch bảy mươi hai", "72")]
    [InlineData("mach 800", "")]
    public void Pulse_Spellings_GiveBeats(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.Pulse, text));

    [Theory]
    [InlineData("52 kg", "52")]
    [InlineData("52kg6", "52.6")]
    [InlineData("can nang 52 ky", "52")]
    [InlineData("52 ký", "52")]
    [InlineData("52 cân", "52")]
    [InlineData("52 cân rưỡi", "52.5")]
    [InlineData("nặng 60", "60")]
    [InlineData("nang 60", "60")]
    [InlineData("cân nặng năm mươi hai ký", "52")]
    [InlineData("bán 52 kg lúa", "")]
    [InlineData("5 kg gạo", "")]
    public void Weight_Spellings_GiveKilograms(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.Weight, text));

    [Theory]
    [InlineData("đường huyết của má con 7,2", "7.2")]
    [InlineData("duong huyet 7.2", "7.2")]
    [InlineData("đường huyết 130 mg/dl", "130")]
    [InlineData("tiểu đường 6.5 mmol", "6.5")]
    [InlineData("tiểu đường 5 năm", "")]
    [InlineData("đường huyết 130", "130")]
    public void Glucose_Spellings_GiveTheReading(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.Glucose, text));
}
