using ClubBot.Dialogs.Areas.Rights;

namespace ClubBot.Dialogs.Tests.Areas.Rights;

public sealed class RightsFinderTests
{
    private static readonly RightsKnowledge Knowledge = RightsKnowledge.Load(typeof(RightsKnowledge).Assembly);
    private static readonly RightsFinder Finder = new(Knowledge);

    [Theory]
    [InlineData("tôi 76 tuổi không có lương hưu thì được gì", "social-pension")]
    [InlineData("toi 76 tuoi khong co luong huu thi duoc gi", "social-pension")]
    [InlineData("Tôi 80 tuổi thì được trợ cấp bao nhiêu một tháng?", "social-pension-amount")]
    [InlineData("bao nhiêu tuổi thì được trợ cấp", "social-pension")]
    [InlineData("làm đơn trợ cấp hưu trí xã hội cần giấy tờ gì", "social-pension-papers")]
    [InlineData("nộp đơn xin trợ cấp người cao tuổi ở đâu", "social-pension-where")]
    [InlineData("the bhyt nguoi cao tuoi lam o dau", "insurance-card-where")]
    [InlineData("Bà nội 90 tuổi có được quà mừng thọ không?", "longevity")]
    [InlineData("mai tang phi duoc may trieu", "funeral-amount")]
    [InlineData("cần tư vấn luật về chia đất cho con", "legal-aid")]
    [InlineData("lam sao de biet tin nhan lua dao", "scams")]
    [InlineData("có người gọi tự xưng công an bắt chuyển tiền", "scams")]
    [InlineData("bác lỡ chuyển tiền cho nó rồi", "scams-clicked")]
    [InlineData("đi khám có được ưu tiên không", "priority")]
    [InlineData("bảo hiểm y tế trả bao nhiêu phần trăm", "insurance-pays")]
    [InlineData("khám sức khỏe miễn phí mỗi năm", "checkup")]
    [InlineData("đi tàu hỏa có được giảm giá vé không", "tickets")]
    [InlineData("thế nào là hộ cận nghèo", "poverty")]
    [InlineData("vay ngân hàng chính sách thì sao", "state-loans")]
    [InlineData("con trai đánh tôi và chửi mắng suốt", "violence")]
    [InlineData("tôi neo đơn không có con cháu", "monthly-assistance")]
    [InlineData("đang lãnh từ trước có phải làm lại đơn không", "former-recipients")]
    [InlineData("câu lạc bộ giúp gì được cho tôi", "club-role")]
    [InlineData("có tổng đài nào không", "hotlines")]
    [InlineData("câu lạc bộ có giữ kín chuyện riêng không", "personal-data")]
    public void Find_Question_FindsItsAnswer(string question, string answer) =>
        Assert.Equal(answer, Finder.Find(question, null).AnswerIds[0]);

    [Theory]
    [InlineData("tôi còn nợ bao nhiêu")]
    [InlineData("Chỉ bác cách gọi video zalo cho cháu")]
    [InlineData("trời hôm nay đẹp quá")]
    [InlineData("")]
    [InlineData("?!?")]
    public void Find_SomethingElse_FindsNothing(string question) => Assert.Empty(Finder.Find(question, 76).AnswerIds);

    [Theory]
    [InlineData("người cao tuổi được hưởng gì", 76, "social-pension")]
    [InlineData("người cao tuổi được hưởng gì", 65, "older-person")]
    [InlineData("người cao tuổi được hưởng gì", null, "older-person")]
    [InlineData("tôi 72 tuổi thì được gì", null, "social-pension")]
    [InlineData("mẹ tôi được chế độ gì", 76, "older-person")]
    public void Find_GeneralQuestion_GoesByTheAgeOfWhomItIsAbout(string question, int? ownAge, string answer) =>
        Assert.Equal(answer, Assert.Single(Finder.Find(question, ownAge).AnswerIds));

    [Theory]
    [InlineData("tôi 76 tuổi được trợ cấp gì", 65, 76)]
    [InlineData("bảy mươi hai tuổi được trợ cấp gì", null, 72)]
    [InlineData("bay sau tuoi duoc tro cap gi", null, 76)]
    [InlineData("tôi được trợ cấp gì", 76, 76)]
    [InlineData("bố tôi được trợ cấp gì", 45, null)]
    [InlineData("999 tuổi được trợ cấp gì", null, null)]
    public void Find_Age_IsTheSaidOneBeforeTheKnownOne(string question, int? ownAge, int? age) =>
        Assert.Equal(age, Finder.Find(question, ownAge).Age);

    [Theory]
    [InlineData("quyền lợi", true)]
    [InlineData("cho toi hoi ve quyen loi", true)]
    [InlineData("quyền lợi bảo hiểm", false)]
    [InlineData("xin chào", false)]
    public void AsksForMenu_WordsAboutNothingElse_AreRecognised(string text, bool asks) => Assert.Equal(asks, Finder.AsksForMenu(text));

    [Fact]
    public void Find_TwoSubjectsNamedAlike_OffersBoth()
    {
        var found = Finder.Find("hỏi về mai táng và thẻ bảo hiểm", null).AnswerIds;

        Assert.Equal(2, found.Count);
        Assert.Contains("funeral", found);
        Assert.Contains("insurance-card", found);
    }

    [Theory]
    [InlineData("bao nhiêu tiền", "funeral-amount")]
    [InlineData("thế được bao nhiêu vậy cháu", "funeral-amount")]
    [InlineData("nop o dau", "funeral-where")]
    [InlineData("can giay gi", "funeral-where")]
    public void FindMore_FewWordsAfterAnAnswer_StayWithItsSubject(string text, string answer) =>
        Assert.Equal(answer, Finder.FindMore(text, Funeral)?.Id);

    [Theory]
    [InlineData("tôi còn nợ bao nhiêu")]
    [InlineData("không")]
    [InlineData("họp ở đâu")]
    public void FindMore_OtherWords_AreNotTakenForMore(string text) => Assert.Null(Finder.FindMore(text, Funeral));

    [Fact]
    public void Find_DecomposedLetters_AreReadAlike() => Assert.Equal(
        "funeral-amount",
        Finder.Find("mai táng phí được mấy triệu".Normalize(System.Text.NormalizationForm.FormD), null).AnswerIds[0]);

    [Fact]
    public void Find_VeryLongText_LooksAtItsBeginning() =>
        Assert.Equal("funeral", Finder.Find("mai táng " + new string('a', 1_000_000), null).AnswerIds[0]);

    private static RightsSubject Funeral => Knowledge.Find("funeral")!.Value.Subject;
}
