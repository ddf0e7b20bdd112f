using System.Text.Json;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Membership.Import;

public sealed class RosterTruthTests
{
    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public void Read_ClubsRegister_EqualsTheTruthInEveryField(string club)
    {
        var result = ClubRegisters.ReadRoster(club);

        Assert.Null(result.Problem);
        Assert.Equal(ClubRegisters.Truth(club).GetProperty("members").EnumerateArray().Select(Line), result.Taken.Select(row => Line(row.Item)));
    }

    [Fact]
    public void Read_RegisterWithMistakes_RefusesEachWithItsReason()
    {
        var refusals = ClubRegisters.ReadRoster("song-hau").Refusals;

        Assert.Equal(
            [("Sổ hội viên", 78, "B", "duplicate"), ("Sổ hội viên", 79, "C", "birthImpossible"), ("Sổ hội viên", 80, "G", "phoneBroken")],
            refusals.Select(note => (note.Sheet, note.Row, note.Column, note.Reason.Code)));
        Assert.Contains("dòng 17", refusals[0].Reason.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Nguyễn Xuân Hòa", "19499", "O912 345 67"], refusals.Select(note => note.Read));
    }

    [Fact]
    public void Read_RegisterWithoutMistakes_RefusesAndDoubtsNothing()
    {
        var result = ClubRegisters.ReadRoster("nui-bang");

        Assert.Empty(result.Refusals);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Read_NamesInCapitalsOrWithSpaces_AreNamedAsCorrections()
    {
        var names = ClubRegisters.ReadRoster("nui-bang").Corrections.Where(note => note.Reason.Code == "nameTidied").ToList();

        Assert.Equal([10, 11, 16, 47, 54, 60, 66, 67], names.Select(note => note.Row));
        Assert.Equal(("  Lý Thị Kim Xuân ", "Lý Thị Kim Xuân"), (names[0].Read, names[0].Made));
        Assert.Equal(("VI THỊ PHƯỢNG", "Vi Thị Phượng"), (names[1].Read, names[1].Made));
    }

    [Fact]
    public void Read_PhoneOfADaughter_KeepsWhoseItIs()
    {
        var result = ClubRegisters.ReadRoster("nui-bang");

        Assert.Equal("con gái", result.Taken.Single(row => row.Item.Number == 7).Item.PhoneOwner);
        Assert.Contains(result.Corrections, note => note is { Row: 14, Column: "G", Made: "0706558338", Reason.Code: "phoneOwner" });
    }

    [Fact]
    public void Read_MonthOfJoiningInsuranceAndRemark_AreTaken()
    {
        var member = ClubRegisters.Members("nui-bang")[8];

        Assert.Equal(new DateOnly(2022, 6, 1), member.JoinedOn);
        Assert.False(member.HasHealthInsurance);
        Assert.Equal("chuyển đi 3/2026", member.Remark);
        Assert.Equal("nui-bang/m009", member.Id);
    }

    private static string Line(JsonElement truth)
    {
        var role = truth.GetProperty("role").GetString();
        return string.Join(
            '|',
            truth.GetProperty("stt").GetInt32(),
            truth.GetProperty("name").GetString(),
            truth.GetProperty("female").GetBoolean(),
            truth.GetProperty("year").GetInt32(),
            truth.GetProperty("day").GetString(),
            truth.GetProperty("village").GetString(),
            truth.GetProperty("phone").GetString(),
            truth.GetProperty("hardship").GetString(),
            OfficeOf(role),
            role == "TNV chăm sóc tại nhà",
            truth.GetProperty("ethnic").GetString());
    }

    private static string Line(Member member) => string.Join(
        '|',
        member.Number,
        member.FullName,
        member.IsFemale,
        member.BirthYear,
        member.BirthDay?.ToString("yyyy-MM-dd", null),
        member.Village,
        member.Phone,
        member.Hardship,
        member.Office,
        member.IsHomeCareVolunteer,
        member.Ethnicity);

    private static Office OfficeOf(string? role) => role switch
    {
        "Chủ nhiệm" => Office.Chair,
        "P. Chủ nhiệm" => Office.Deputy,
        "Kế toán - thư ký" => Office.SecretaryAccountant,
        "Thủ quỹ" => Office.Treasurer,
        "Ủy viên" => Office.BoardMember,
        "" or "TNV chăm sóc tại nhà" => Office.None,
        _ => throw new ArgumentException($"The truth has an unknown role '{role}'.", nameof(role)),
    };
}
