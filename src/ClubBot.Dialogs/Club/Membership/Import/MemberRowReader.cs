using System.Globalization;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Makes a member out of one row of the roster.</summary>
internal sealed class MemberRowReader(string clubId, DateOnly today, RosterTexts texts, RegisterWords words)
{
    private readonly BirthReader births = new(texts, words, today);
    private readonly PhoneReader phones = new(texts);

    /// <summary>The member, or null when the row's notes say why not. The number is the row's own, 0 where it gives none.</summary>
    public Member? Read(RowNotes row, string? heading)
    {
        var name = Name(row);
        var (isFemale, birthColumn) = Sex(row);
        var birth = birthColumn is null ? null : Birth(row, birthColumn);
        var (phone, owner) = phones.Read(row);
        if (row.Refusals.Count > 0)
            return null;

        var number = NumberOf(row["Number"]) ?? 0;
        return new Member
        {
            Id = Member.IdOf(clubId, number),
            ClubId = clubId,
            Number = number,
            FullName = name!,
            IsFemale = isFemale,
            BirthYear = birth!.Value.Year,
            BirthDay = birth.Value.Day,
            Village = Village(row, heading),
            Phone = phone,
            PhoneOwner = owner,
            Hardship = row["Hardship"].Text,
            Ethnicity = TextOrNull(row["Ethnicity"]),
            Office = OfficeOf(row, out var isVolunteer),
            IsHomeCareVolunteer = isVolunteer,
            JoinedOn = JoinedOn(row),
            HasHealthInsurance = !row["Insurance"].IsEmpty && words.Find("marks", row["Insurance"].Text) != "No",
            Remark = TextOrNull(row["Remark"]),
        };
    }

    /// <summary>The row's own number in the register, or null.</summary>
    public static int? NumberOf(SheetCell cell) => cell.Number switch
    {
        >= 1 and <= 9_999 and var number when number == Math.Floor(number) => (int)number,
        null when RegisterDay.Numbers(RegisterText.Words(cell.Raw)) is [>= 1 and <= 9_999 and var number] => number,
        _ => null,
    };

    private string? Name(RowNotes row)
    {
        var read = row["Name"];
        var name = RegisterText.TitleCase(read.Text);
        if (name.Length == 0)
            row.Refuse("Name", texts.NameMissing());
        else if (!name.All(letter => char.IsLetter(letter) || letter is ' ' or '\'' or '’' or '-' or '.'))
            row.Refuse("Name", texts.NameUnclear());
        else if (!string.Equals(name, read.Raw, StringComparison.Ordinal))
            row.Correct("Name", name, texts.NameTidied());

        return name;
    }

    private (bool IsFemale, string? BirthColumn) Sex(RowNotes row)
    {
        var (male, female) = (!row["Male"].IsEmpty, !row["Female"].IsEmpty);
        if (male && female)
        {
            row.Refuse("Female", texts.SexTwice());
            return default;
        }

        if (male || female)
        {
            var column = female ? "Female" : "Male";
            return (female, IsMark(row[column]) ? "Birth" : column);
        }

        if (row.Has("Sex") && words.Find("sexes", row["Sex"].Text) is { } sex)
            return (sex == "Female", "Birth");

        // Where the birth year stands in the column of the sex, a row without either lacks both.
        var sexColumn = row.Has("Sex") ? "Sex" : "Female";
        row.Refuse(sexColumn, row.Has("Sex") || row.Has("Birth") ? texts.SexMissing() : texts.BirthMissing());
        return default;
    }

    private bool IsMark(SheetCell cell) => RegisterText.Words(cell.Raw).Length == 0 || words.Find("marks", cell.Text) == "Yes";

    private (int Year, DateOnly? Day)? Birth(RowNotes row, string column)
    {
        if (!row[column].IsEmpty)
            return births.Read(row, column);

        row.Refuse(column, texts.BirthMissing());
        return null;
    }

    private string? Village(RowNotes row, string? heading)
    {
        var village = TextOrNull(row["Address"]);
        if (village is not null || heading is null)
            return village;

        row.Correct("Address", heading, texts.VillageFromHeading());
        return heading;
    }

    private Office OfficeOf(RowNotes row, out bool isVolunteer)
    {
        var text = row["Office"].Text;
        var office = words.Find("offices", text);
        isVolunteer = words.Find("volunteers", text) is not null;
        if (text.Length > 0 && !isVolunteer && office is null or "Former")
            row.Warn("Office", texts.OfficeUnknown());

        return Enum.TryParse<Office>(office, out var known) ? known : Office.None;
    }

    private DateOnly? JoinedOn(RowNotes row)
    {
        var cell = row["JoinedOn"];
        if (cell.IsEmpty)
            return null;

        var first = (cell.Day ?? RegisterDay.Of(cell)) is { } day
            ? RegisterDay.Day(day.Year, day.Month, 1)
            : RegisterDay.Numbers(RegisterText.Words(cell.Raw)) switch
            {
                [var month, > 999 and var year] => RegisterDay.Day(year, month, 1),
                [> 999 and var year] => RegisterDay.Day(year, 1, 1),
                _ => null,
            };
        if (first is null || first > today)
        {
            row.Warn("JoinedOn", texts.JoinedUnclear());
            return null;
        }

        if (RegisterText.Words(cell.Raw).Length == 4)
            row.Correct("JoinedOn", first.Value.ToString("MM/yyyy", CultureInfo.InvariantCulture), texts.JoinedYearOnly());

        return first;
    }

    private static string? TextOrNull(SheetCell cell) => cell.IsEmpty ? null : cell.Text;
}
