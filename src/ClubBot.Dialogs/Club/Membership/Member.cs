using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>One line of the club's roster.</summary>
public sealed record Member : Document, IMemberDocument
{
    /// <summary>Id of the member with this number of the club's own register.</summary>
    public static string IdOf(string clubId, int number) => $"{clubId}/m{number:D3}";

    public required string ClubId { get; init; }

    string IMemberDocument.MemberId => Id;

    /// <summary>Number in the club's paper register (STT), from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Family, middle and given name in title case, composed form.</summary>
    public required string FullName { get; init; }

    public required bool IsFemale { get; init; }

    public required int BirthYear { get; init; }

    /// <summary>Null where the register gives only the year.</summary>
    public DateOnly? BirthDay { get; init; }

    /// <summary>Village with its kind, for example "thôn Nà Pàn".</summary>
    public string? Village { get; init; }

    /// <summary>National form, digits beginning with 0: ten, or eleven for a landline.</summary>
    public string? Phone { get; init; }

    /// <summary>Whose phone it is when not the member's own, as the register says it, for example "con gái".</summary>
    public string? PhoneOwner { get; init; }

    /// <summary>Hardship as the register says it: "hộ nghèo", "cận nghèo", "neo đơn", "khuyết tật", "x"; empty = none.</summary>
    public string Hardship { get; init; } = "";

    /// <summary>Ethnicity as the register says it; sensitive by Law 91/2025, never shown in chat.</summary>
    public string? Ethnicity { get; init; }

    public Office Office { get; init; }

    public bool IsHomeCareVolunteer { get; init; }

    /// <summary>First day of the month of joining.</summary>
    public DateOnly? JoinedOn { get; init; }

    public bool HasHealthInsurance { get; init; }

    /// <summary>The register's own remark, for example "chuyển đi 3/2026".</summary>
    public string? Remark { get; init; }

    /// <summary>How the club calls this person ("bác", "cô", …) where it differs from what age and sex suggest.</summary>
    public string? CalledAs { get; init; }

    /// <summary>True while the person belongs to the board, in whatever office.</summary>
    [JsonIgnore]
    public bool IsBoard => Office != Office.None;

    /// <summary>The last word of the name, by which people are called in Viet Nam.</summary>
    [JsonIgnore]
    public string GivenName => FullName[(FullName.LastIndexOf(' ') + 1)..];
}

/// <summary>Office on the club's board (Ban Chủ nhiệm).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Office>))]
public enum Office
{
    None,

    /// <summary>Chủ nhiệm.</summary>
    Chair,

    /// <summary>Phó chủ nhiệm.</summary>
    Deputy,

    /// <summary>Kế toán - thư ký: writes the book.</summary>
    SecretaryAccountant,

    /// <summary>Thủ quỹ: keeps the cash.</summary>
    Treasurer,

    /// <summary>Ủy viên.</summary>
    BoardMember,
}
