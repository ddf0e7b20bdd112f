using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Holds a roster that was read against the stored members.</summary>
/// <remarks>
/// A number alone does not make a person: a secretary who puts in a line and counts anew must not hand one member's loans to
/// the next. So a line belongs to the stored member of its number only when name, birth or phone agree; else to the one stored
/// person of that name, sex and year; else it is somebody new, under a number that nobody had.
/// </remarks>
internal sealed class RosterMerge(IReadOnlyList<Member> stored, ImportResult<Member> result)
{
    private readonly Dictionary<string, Member> byId = stored.ToDictionary(member => member.Id, StringComparer.Ordinal);
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);

    public ImportChanges<Member> Changes()
    {
        var matches = new Member?[result.Taken.Count];
        Claim(matches, OfTheSameNumber);
        Claim(matches, OfTheSamePerson);

        var next = stored.Select(NumberInId).Concat(result.Taken.Select(row => row.Item.Number)).DefaultIfEmpty(0).Max() + 1;
        var (added, changed) = (new List<Member>(), new List<Member>());
        for (var index = 0; index < matches.Length; index++)
        {
            var read = result.Taken[index].Item;
            if (matches[index] is not { } known)
                added.Add(byId.ContainsKey(read.Id) ? read with { Id = Member.IdOf(result.ClubId, next++) } : read);
            else if (Merged(known, read) is var merged && merged != known)
                changed.Add(merged);
        }

        var missing = stored.Where(member => !claimed.Contains(member.Id)).ToList();
        return new ImportChanges<Member>(added, changed, result.Taken.Count - added.Count - changed.Count, missing, []);
    }

    private void Claim(Member?[] matches, Func<Member, Member?> find)
    {
        for (var index = 0; index < matches.Length; index++)
        {
            if (matches[index] is null && find(result.Taken[index].Item) is { } known && claimed.Add(known.Id))
                matches[index] = known;
        }
    }

    private Member? OfTheSameNumber(Member read)
    {
        var same = stored.Where(member => member.Number == read.Number && IsPlausiblyThe(member, read)).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private Member? OfTheSamePerson(Member read)
    {
        var same = stored.Where(member => !claimed.Contains(member.Id) && PersonKey(member) == PersonKey(read)).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private static bool IsPlausiblyThe(Member known, Member read) =>
        RegisterText.Fold(known.FullName) == RegisterText.Fold(read.FullName)
        || (known.IsFemale == read.IsFemale && known.BirthYear == read.BirthYear && known.BirthDay == read.BirthDay && SharesTheGivenName(known, read))
        || (known.Phone is not null && known.Phone == read.Phone && known.IsFemale == read.IsFemale);

    private static bool SharesTheGivenName(Member known, Member read) =>
        RegisterText.Fold(known.GivenName) == RegisterText.Fold(read.GivenName);

    private static (string Name, bool IsFemale, int BirthYear) PersonKey(Member member) =>
        (RegisterText.NameKey(member.FullName), member.IsFemale, member.BirthYear);

    private static int NumberInId(Member member) =>
        int.TryParse(member.Id.AsSpan(member.Id.LastIndexOf('m') + 1), out var number) ? number : 0;

    // What the register has no column for, and how the club calls somebody, is not the register's to change.
    private Member Merged(Member known, Member read) => read with
    {
        Id = known.Id,
        CalledAs = known.CalledAs,
        Village = result.Columns.Contains("Address") || read.Village is not null ? read.Village : known.Village,
        Phone = result.Columns.Contains("Phone") ? read.Phone : known.Phone,
        PhoneOwner = result.Columns.Contains("Phone") ? read.PhoneOwner : known.PhoneOwner,
        Hardship = result.Columns.Contains("Hardship") ? read.Hardship : known.Hardship,
        Ethnicity = result.Columns.Contains("Ethnicity") ? read.Ethnicity : known.Ethnicity,
        Office = result.Columns.Contains("Office") ? read.Office : known.Office,
        IsHomeCareVolunteer = result.Columns.Contains("Office") ? read.IsHomeCareVolunteer : known.IsHomeCareVolunteer,
        JoinedOn = result.Columns.Contains("JoinedOn") ? read.JoinedOn : known.JoinedOn,
        HasHealthInsurance = result.Columns.Contains("Insurance") ? read.HasHealthInsurance : known.HasHealthInsurance,
        Remark = result.Columns.Contains("Remark") ? read.Remark : known.Remark,
    };
}
