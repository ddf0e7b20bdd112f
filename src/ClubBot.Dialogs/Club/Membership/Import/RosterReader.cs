using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Goes through the rows of a roster: members, village headings, totals and signatures.</summary>
internal sealed class RosterReader(string clubId, DateOnly today, RosterTexts texts, SpreadsheetTexts fileTexts, RegisterWords words)
{
    private readonly MemberRowReader members = new(clubId, today, texts, words);
    private readonly List<(RowNotes Notes, Member Member)> read = [];
    private readonly List<(RowNotes Notes, string Text)> totals = [];
    private readonly RegisterNotes notes = new();
    private int highestNumber;

    public ImportResult<Member> Read(RegisterFile file)
    {
        if (file.Problem is not null)
            return new ImportResult<Member> { ClubId = clubId, Problem = file.Problem };

        foreach (var table in file.Tables)
            ReadTable(table);

        var numbered = Numbered(Distinct());
        foreach (var (row, _) in numbered)
            notes.Taken(row);

        CompareTotals(numbered);
        var sheets = file.Tables.Select(table => table.Sheet.Name).ToList();
        return new ImportResult<Member>
        {
            ClubId = clubId,
            Taken = [.. numbered.Select(each => new ImportedRow<Member>(each.Notes.SheetName, each.Notes.RowNumber, each.Member))],
            Corrections = RegisterNotes.InOrder(notes.Corrections, sheets),
            Refusals = RegisterNotes.InOrder(notes.Refusals, sheets),
            Warnings = [.. file.LeftOut, .. RegisterNotes.InOrder(notes.Warnings, sheets)],
            Columns = file.Tables.SelectMany(table => table.Columns).ToHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>What a roster must have and this one lacks.</summary>
    public static IReadOnlyList<string> MissingColumns(RegisterTable table, RosterTexts texts)
    {
        var sexByColumn = table.Has("Male") && table.Has("Female");
        var missing = new List<string>();
        if (!table.Has("Name"))
            missing.Add(texts.NameColumn().Sentence);
        if (!table.Has("Birth") && !sexByColumn)
            missing.Add(texts.BirthColumn().Sentence);
        if (!table.Has("Sex") && !sexByColumn)
            missing.Add(texts.SexColumns().Sentence);

        return missing;
    }

    private void ReadTable(RegisterTable table)
    {
        string? heading = null;
        var afterTotal = false;
        foreach (var row in table.Rows)
        {
            var line = new RowNotes(table, row);
            var filled = row.Filled.ToList();
            if (IsMember(line))
            {
                ReadMember(line, heading);
            }
            else if (words.Find("rows", filled[0].Text) == "Total")
            {
                totals.Add((line, filled[0].Text));
                afterTotal = true;
            }
            else if (!afterTotal && filled.Count == 1 && words.Find("rows", filled[0].Text) == "Village")
            {
                heading = VillageName(filled[0].Text);
            }
            else if (!afterTotal && !line["Name"].IsEmpty)
            {
                notes.Refusals.Add(line.OfRow(fileTexts.RowNotUnderstood()));
            }
        }
    }

    private static bool IsMember(RowNotes line) =>
        MemberRowReader.NumberOf(line["Number"]) is not null
        || (!line["Name"].IsEmpty && (!line["Birth"].IsEmpty || !line["Male"].IsEmpty || !line["Female"].IsEmpty));

    private void ReadMember(RowNotes line, string? heading)
    {
        highestNumber = Math.Max(highestNumber, MemberRowReader.NumberOf(line["Number"]) ?? 0);
        if (members.Read(line, heading) is { } member)
            read.Add((line, member));
        else
            notes.Refused(line);
    }

    private List<(RowNotes Notes, Member Member)> Distinct()
    {
        var kept = new Dictionary<(string Name, bool IsFemale, int BirthYear), List<(RowNotes Notes, Member Member)>>();
        var distinct = new List<(RowNotes Notes, Member Member)>();
        foreach (var (row, member) in read)
        {
            var key = (RegisterText.NameKey(member.FullName), member.IsFemale, member.BirthYear);
            var namesakes = kept.TryGetValue(key, out var known) ? known : kept[key] = [];
            if (namesakes.FirstOrDefault(other => MayBeOnePerson(other.Member, member)) is { Member: not null } same)
            {
                row.Refuse("Name", texts.Duplicate(same.Notes.RowNumber));
                notes.Refused(row);
                continue;
            }

            namesakes.Add((row, member));
            distinct.Add((row, member));
        }

        return distinct;
    }

    // Same name, sex and year of birth: two people only where the register says so by the day, or by village and phone.
    private static bool MayBeOnePerson(Member one, Member other)
    {
        if (one.BirthDay is not null && other.BirthDay is not null)
            return one.BirthDay == other.BirthDay;

        var elsewhere = one.Village is not null && other.Village is not null
            && RegisterText.NameKey(one.Village) != RegisterText.NameKey(other.Village);
        return !(elsewhere && one.Phone is not null && other.Phone is not null && one.Phone != other.Phone);
    }

    // A number is an identity: it is never given twice, not even one that stands in a refused row.
    private List<(RowNotes Notes, Member Member)> Numbered(List<(RowNotes Notes, Member Member)> distinct)
    {
        var taken = new HashSet<int>();
        var highest = highestNumber;
        var numbered = new List<(RowNotes Notes, Member Member)>();
        foreach (var (row, member) in distinct)
        {
            if (member.Number > 0 && taken.Add(member.Number))
            {
                numbered.Add((row, member));
                continue;
            }

            highest++;
            row.Correct("Number", $"{highest}", texts.NumberGiven(highest));
            numbered.Add((row, member with { Id = Member.IdOf(clubId, highest), Number = highest }));
        }

        return numbered;
    }

    // Only a single total speaks of the whole register; several are sums by village.
    private void CompareTotals(List<(RowNotes Notes, Member Member)> taken)
    {
        if (totals is not [var (line, text)])
            return;

        var counts = RegisterText.Words(text).Split(' ').Select(word => int.TryParse(word, out var count) ? count : (int?)null).ToList();
        var written = counts.OfType<int>().ToList();
        if (written.Count > 0 && written[0] != taken.Count)
            notes.Warnings.Add(line.OfRow(texts.TotalDiffers(written[0], taken.Count)));

        var women = taken.Count(each => each.Member.IsFemale);
        if (written.Count > 1 && SpeaksOfWomen(text) && written[1] != women)
            notes.Warnings.Add(line.OfRow(texts.WomenDiffer(written[1], women)));
    }

    private bool SpeaksOfWomen(string text) =>
        RegisterText.Words(text).Split(' ').Any(word => words.Find("sexes", word) == "Female");

    private static string VillageName(string heading)
    {
        var text = RegisterText.Tidy(heading);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? text.ToLowerInvariant() : text[..space].ToLowerInvariant() + ' ' + RegisterText.TitleCase(text[(space + 1)..]);
    }
}
