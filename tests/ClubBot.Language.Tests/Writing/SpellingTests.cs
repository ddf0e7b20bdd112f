using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Writing;

/// <summary>What a keyboard or a thumb made of a word, read as the word that was meant.</summary>
public sealed class SpellingTests
{
    private static readonly UtteranceReader Reader = UtteranceReader.LoadEmbedded();

    [Theory]
    [InlineData("chaof", "chào")]
    [InlineData("tooi", "tôi")]
    [InlineData("ddi", "đi")]
    [InlineData("khoong", "không")]
    [InlineData("muoons", "muốn")]
    [InlineData("vayj", "vạy", "vậy")]
    [InlineData("vaayj", "vậy")]
    [InlineData("dduwowcj", "được")]
    [InlineData("dduowcj", "được")]
    [InlineData("nguwowif", "người")]
    [InlineData("hopj", "họp")]
    [InlineData("khams", "khám")]
    [InlineData("Tooi", "tôi")]
    [InlineData("chao2", "chào")]
    [InlineData("toi6", "tôi")]
    [InlineData("kho6ng", "không")]
    [InlineData("d9i", "đi")]
    [InlineData("ho5p", "họp")]
    [InlineData("muo6n1", "muốn")]
    [InlineData("alooo", "alo")]
    [InlineData("khôôông", "không")]
    public void Tokenizer_KeyboardLeftovers_AreReadAsTheWord(string typed, string word, string? other = null)
    {
        var token = Assert.Single(Tokenizer.Read(typed));
        Assert.Equal((0, typed.Length), (token.Start, token.End));
        var meant = Tokenizer.Read(word)[0];
        if (other is not null && token.Marked != meant.Marked) meant = Tokenizer.Read(other)[0];
        Assert.Equal(meant.Key, token.Key);
    }

    [Theory]
    [InlineData("8h30", 3)]
    [InlineData("t7", 2)]
    [InlineData("2tr5", 3)]
    [InlineData("thang10", 2)]
    [InlineData("thang1", 2)]
    [InlineData("ngay2", 2)]
    [InlineData("500k", 2)]
    [InlineData("to2", 2)]
    public void Tokenizer_NumbersAtAWord_StayNumbers(string typed, int tokens) => Assert.Equal(tokens, Tokenizer.Read(typed).Count);

    [Theory]
    [InlineData("zalo")]
    [InlineData("otp")]
    [InlineData("facebook")]
    [InlineData("yes")]
    [InlineData("xem")]
    [InlineData("ok")]
    [InlineData("sao")]
    public void Tokenizer_KnownWord_IsLeftAlone(string typed) => Assert.Null(Tokenizer.Read(typed)[0].Marked);

    [Theory]
    [InlineData("dang kys kham suc khoe", Intents.HealthCheckRegister)]
    [InlineData("tooi muoons vay tieenf", Intents.LoanRequest)]
    [InlineData("đăng ký khám sứck khỏe", Intents.HealthCheckRegister)]
    [InlineData("tôi kohng đi họp được", Intents.MeetingRsvpNo)]
    [InlineData("toi6 muo6n1 d9a8ng ky1 kha1m", Intents.HealthCheckRegister)]
    [InlineData("lịch trả nợ ccủa tôi", Intents.LoanSchedule)]
    [InlineData("khi nao hopj", Intents.MeetingNext)]
    [InlineData("cho tôi gặp ngừoi thật", Intents.TalkToHuman)]
    public void Read_SlipsAndLeftovers_MeanTheSame(string text, string intent) => Assert.Equal(intent, Reader.Read(text).Intent);

    [Fact]
    public void Repair_Slip_KeepsItsPlace()
    {
        var words = Slips.Repair(Tokenizer.Read("toi khogn di"));
        Assert.Equal("khong", words[1].Key);
        Assert.Equal((4, 9), (words[1].Start, words[1].End));
    }

    [Theory]
    [InlineData("thuyen")]
    [InlineData("khoai")]
    [InlineData("nghieng")]
    public void Repair_PossibleSyllable_IsLeftAlone(string word) => Assert.Equal(word, Slips.Repair(Tokenizer.Read(word))[0].Key);

    [Fact]
    public void Repair_Slip_MakesNoEmergency() => Assert.False(Reader.Read("ngaxt ccc xkiu").IsEmergency);
}
