using System.Text;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Membership.Import;

public sealed class RosterReadingTests
{
    private static readonly object?[] Heading = ["TT", "Họ và tên", "Giới tính", "Năm sinh", "Địa chỉ", "Số điện thoại", "Chức vụ", "Ngày vào CLB"];

    [Theory]
    [InlineData("1952", 1952, null)]
    [InlineData("sn 1952", 1952, null)]
    [InlineData("12/4/1962", 1962, "1962-04-12")]
    [InlineData("12-04-1962", 1962, "1962-04-12")]
    [InlineData("12.4.1962", 1962, "1962-04-12")]
    [InlineData("ngày 12 tháng 4 năm 1962", 1962, "1962-04-12")]
    [InlineData("1962-04-12", 1962, "1962-04-12")]
    [InlineData("04/1962", 1962, null)]
    [InlineData("00/00/1950", 1950, null)]
    [InlineData("12/4/62", 1962, "1962-04-12")]
    public void Birth_Spelling_IsRead(string written, int year, string? day)
    {
        var member = Single(Person(birth: written));

        Assert.Equal((year, day), (member.BirthYear, member.BirthDay?.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("19499", "birthImpossible")]
    [InlineData("2030", "birthImpossible")]
    [InlineData("1899", "birthImpossible")]
    [InlineData("31/2/1950", "birthUnclear")]
    [InlineData("52", "birthUnclear")]
    [InlineData("12/4/20", "birthUnclear")]
    [InlineData("chưa rõ", "birthUnclear")]
    [InlineData("", "birthMissing")]
    public void Birth_ThatCannotBe_RefusesTheRow(string written, string code) =>
        Assert.Equal([(2, "D", code)], Read(Person(birth: written)).Refusals.Select(note => (note.Row, note.Column, note.Reason.Code)));

    [Fact]
    public void Birth_YearInACellShownAsDay_IsTheYear()
    {
        var result = Read(Person(birth: new DateOnly(1899, 12, 30).AddDays(1952)));

        Assert.Equal(1952, result.Taken[0].Item.BirthYear);
        Assert.Equal(["birthYearShownAsDay"], Codes(result.Corrections));
    }

    [Theory]
    [InlineData("0868 509 572", "0868509572", null)]
    [InlineData("0868.509.572", "0868509572", null)]
    [InlineData("0868-509-572", "0868509572", null)]
    [InlineData("868509572", "0868509572", "phoneFirstZero")]
    [InlineData("84868509572", "0868509572", "phoneCountryCode")]
    [InlineData("+84868509572", "0868509572", "phoneCountryCode")]
    [InlineData("+84 (0)868 509 572", "0868509572", "phoneCountryCode")]
    [InlineData("01685095721", "0385095721", "phoneOldPrefix")]
    [InlineData("0868509572 / 0912345678", "0868509572", "phoneSeveral")]
    [InlineData("02053812345", "02053812345", null)]
    public void Phone_Spelling_BecomesNationalForm(string written, string national, string? correction)
    {
        var result = Read(Person(phone: written));

        Assert.Equal(national, result.Taken[0].Item.Phone);
        Assert.Equal(correction is null ? [] : [correction], Codes(result.Corrections));
    }

    [Theory]
    [InlineData("0868509572 (con gái)")]
    [InlineData("0868509572 con gái")]
    [InlineData("con gái: 0868509572")]
    public void Phone_OfSomebodyElse_KeepsWhose(string written)
    {
        var member = Single(Person(phone: written));

        Assert.Equal(("0868509572", "con gái"), (member.Phone, member.PhoneOwner));
    }

    [Theory]
    [InlineData("O912 345 67")]
    [InlineData("O868509572")]
    [InlineData("08685")]
    [InlineData("0000000000")]
    [InlineData("không có")]
    public void Phone_ThatCannotBe_RefusesTheRow(string written) =>
        Assert.Equal(["phoneBroken"], Codes(Read(Person(phone: written)).Refusals));

    [Theory]
    [InlineData("NGUYỄN THỊ HOÀ", "Nguyễn Thị Hoà")]
    [InlineData("nguyễn thị hoà", "Nguyễn Thị Hoà")]
    [InlineData("  Nguyễn   Thị Hoà ", "Nguyễn Thị Hoà")]
    [InlineData("H'HEN NIÊ", "H'Hen Niê")]
    public void Name_Spelling_IsTidied(string written, string name)
    {
        var result = Read(Person(name: written.Normalize(NormalizationForm.FormD)));

        Assert.Equal(name, result.Taken[0].Item.FullName);
        Assert.Equal(["nameTidied"], Codes(result.Corrections));
    }

    [Fact]
    public void Duplicate_InOtherSpelling_IsRefusedWithTheRowItRepeats()
    {
        var result = Read(Person(name: "Nguyễn Thị Hòa"), Person(number: 2, name: "NGUYỄN THỊ HOÀ"));

        Assert.Equal([(3, "duplicate")], result.Refusals.Select(note => (note.Row, note.Reason.Code)));
        Assert.Contains("dòng 2", result.Refusals[0].Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Namesakes_ThatTheRegisterTellsApart_AreBothTaken() => Assert.Empty(Read(
        Person(name: "Nguyễn Thị Hoa"),
        Person(number: 2, name: "Nguyễn Thị Hòa"),
        Person(number: 3, name: "Nguyễn Thị Hoa", birth: "1951"),
        Person(number: 4, name: "Lê Thị An", birth: "1/2/1950"),
        Person(number: 5, name: "Lê Thị An", birth: "3/4/1950")).Refusals);

    [Fact]
    public void Number_MissingOrUsedTwice_IsGivenAnewAndNamed()
    {
        var result = Read(Person(number: 7, name: "Lê Thị An"), Person(number: 7, name: "Lê Thị Bình"), Person(number: null, name: "Lê Thị Cúc"));

        Assert.Equal(["c/m007", "c/m008", "c/m009"], result.Taken.Select(row => row.Item.Id));
        Assert.Equal([(3, "8"), (4, "9")], result.Corrections.Select(note => (note.Row, note.Made)));
    }

    [Theory]
    [InlineData("Phó chủ nhiệm", Office.Deputy, false)]
    [InlineData("PCN", Office.Deputy, false)]
    [InlineData("Uỷ viên, TNV chăm sóc tại nhà", Office.BoardMember, true)]
    [InlineData("TNV", Office.None, true)]
    [InlineData("thư ký", Office.SecretaryAccountant, false)]
    [InlineData("Hội viên", Office.None, false)]
    public void Office_Spelling_IsRead(string written, Office office, bool isVolunteer)
    {
        var result = Read(Person(office: written));

        Assert.Equal((office, isVolunteer), (result.Taken[0].Item.Office, result.Taken[0].Item.IsHomeCareVolunteer));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("Nguyên chủ nhiệm")]
    [InlineData("Đội trưởng văn nghệ")]
    public void Office_Unknown_IsPointedOutAndNotGuessed(string written)
    {
        var result = Read(Person(office: written));

        Assert.Equal(Office.None, result.Taken[0].Item.Office);
        Assert.Equal(["officeUnknown"], Codes(result.Warnings));
    }

    [Fact]
    public void Village_LeftOutUnderAHeading_IsTheHeadings()
    {
        var result = Read(["THÔN NÀ PÀN"], Person(village: null), ["Ấp Trà Lây"], Person(number: 2, name: "Lê Thị Bình", village: "thôn Phai Luông"));

        Assert.Equal(["thôn Nà Pàn", "thôn Phai Luông"], result.Taken.Select(row => row.Item.Village));
        Assert.Equal(["villageFromHeading"], Codes(result.Corrections));
    }

    [Fact]
    public void Total_ThatDiffers_IsPointedOutAndWhatFollowsIsNotRead()
    {
        var result = Read(Person(), [null, "Tổng cộng: 2 hội viên, trong đó nữ 2"], [null, null, null, null, "TM. BAN CHỦ NHIỆM"], [null, "Hoàng Thị Đào"]);

        Assert.Equal(["totalDiffers", "womenDiffer"], Codes(result.Warnings));
        Assert.Empty(result.Refusals);
    }

    [Fact]
    public void Heading_WithoutToneMarksAndInAnotherOrder_IsRecognised()
    {
        var file = WorkbookFile.Of(["HO VA TEN", "SDT", "NAM SINH", "GIOI TINH", "STT"], ["Lê Thị An", "0868509572", 1950, "nu", 3]);
        var member = ClubRegisters.Roster.Read(file, "c", ClubRegisters.Today).Taken.Single().Item;

        Assert.Equal((3, true, 1950, "0868509572"), (member.Number, member.IsFemale, member.BirthYear, member.Phone));
    }

    [Fact]
    public void Heading_RepeatedOnTheNextPage_IsSkipped() =>
        Assert.Equal(2, Read(Person(), Heading, Person(number: 2, name: "Lê Thị Bình")).Taken.Count);

    [Fact]
    public void Cells_WithFormulas_CountWithTheirLastValue()
    {
        var result = Read(Person(number: new WorkbookFile.Formula("A1+1", 4)), Person(number: 5, name: "Lê Thị Bình", birth: new WorkbookFile.Formula("B1", null)));

        Assert.Equal([4], result.Taken.Select(row => row.Item.Number));
        Assert.Equal(["birthMissing"], Codes(result.Refusals));
    }

    [Fact]
    public void Row_ThatIsNoPerson_IsNamed() =>
        Assert.Equal(["rowNotUnderstood"], Codes(Read([null, "xem lại bà Hai"], Person()).Refusals));

    [Theory]
    [InlineData("05/2023", "2023-05-01")]
    [InlineData("17/5/2023", "2023-05-01")]
    [InlineData("2023", "2023-01-01")]
    [InlineData("hồi trước", null)]
    [InlineData("05/2030", null)]
    public void JoinedOn_Spelling_IsTheFirstOfTheMonth(string written, string? day) =>
        Assert.Equal(day, Single(Person(joined: written)).JoinedOn?.ToString("yyyy-MM-dd", null));

    private static object?[] Person(
        object? number = null, string name = "Lê Thị An", object? birth = null, string? village = "thôn Nà Pàn",
        string? phone = null, string? office = null, string? joined = null) =>
        [number ?? (name == "Lê Thị Cúc" ? null : 1), name, "nữ", birth ?? 1950, village, phone, office, joined];

    private static ImportResult<Member> Read(params object?[][] rows) =>
        ClubRegisters.Roster.Read(WorkbookFile.Of([Heading, .. rows]), "c", ClubRegisters.Today);

    private static Member Single(object?[] row) => Assert.Single(Read(row).Taken).Item;

    private static IEnumerable<string> Codes(IEnumerable<ImportNote> notes) => notes.Select(note => note.Reason.Code);
}
