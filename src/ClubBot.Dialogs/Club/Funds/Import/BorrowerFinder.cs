using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Finds the member whom a line of the loan book means, by name and by what stands beside it.</summary>
internal sealed class BorrowerFinder(IReadOnlyList<Member> roster, LoanTexts texts)
{
    private static readonly char[] EndOfName = [.. "(,;-–0123456789"];

    /// <summary>The member, or null when the row was refused for it.</summary>
    public Member? Find(RowNotes row)
    {
        var (name, detail) = Split(row["Name"].Text);
        if (name.Length == 0)
        {
            row.Refuse("Name", texts.NameMissing());
            return null;
        }

        var exact = roster.Where(member => RegisterText.NameKey(member.FullName) == RegisterText.NameKey(name)).ToList();
        var named = exact.Count > 0 ? exact : [.. roster.Where(member => RegisterText.Fold(member.FullName) == RegisterText.Fold(name))];
        var details = $"{detail} {row["Address"].Text} {row["BirthYear"].Raw}";
        var meant = named.Where(member => Agrees(member, row, details)).ToList();
        if (meant.Count > 1 && meant.Where(member => IsOfVillage(member, details)).ToList() is [var neighbour])
            meant = [neighbour];

        if (meant is not [var found])
        {
            row.Refuse("Name", meant.Count == 0 ? texts.MemberUnknown() : texts.MemberAmbiguous(Listed(meant)));
            return null;
        }

        if (named.Count > 1)
            row.Correct("Name", found.FullName, texts.MemberByDetail(found.FullName, found.Number));
        else if (exact.Count == 0)
            row.Correct("Name", found.FullName, texts.NameRead(found.FullName, found.Number));

        return found;
    }

    private static (string Name, string Detail) Split(string text)
    {
        var end = text.IndexOfAny(EndOfName);
        return end < 0 ? (text, "") : (text[..end].Trim(), text[end..]);
    }

    // A number or a birth year that the book gives must be the member's.
    private static bool Agrees(Member member, RowNotes row, string details)
    {
        if (Number(row["MemberNumber"]) is { } number && number != member.Number)
            return false;

        var years = RegisterText.Words(details).Split(' ').Where(word => word.Length == 4 && word.All(char.IsAsciiDigit)).ToList();
        return years.Count == 0 || years.Contains($"{member.BirthYear}");
    }

    private static int? Number(SheetCell cell) =>
        RegisterDay.Numbers(RegisterText.Words(cell.Raw)) is [var number] ? number : null;

    private static bool IsOfVillage(Member member, string details)
    {
        var village = RegisterText.Fold(member.Village ?? "");
        var name = village[(village.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return name.Length > 0 && $" {RegisterText.Fold(details)} ".Contains($" {name} ", StringComparison.Ordinal);
    }

    private static string Listed(IEnumerable<Member> members) =>
        string.Join("; ", members.Select(member => $"{member.FullName} {member.BirthYear} {member.Village}".TrimEnd()));
}
