using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Who has a place on a day and who waits, for the board, a page at a time.</summary>
internal sealed class HealthList(HealthTexts texts, Addressing addressing, ClubCalendar calendar)
{
    private const int NamesOfPage = 4;

    /// <summary>The page with this number, from 0. Reads the members as the speaker may see them: only the board may.</summary>
    public async ValueTask<NamesPage> PageAsync(ITurnContext turn, HealthDay day, int number, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var (memberId, waiting) in EntriesOf(day).Skip(number * NamesOfPage).Take(NamesOfPage))
        {
            var member = await turn.Documents.LoadAsync<Member>(memberId, cancellationToken);
            var name = member is null ? texts.UnknownName() : $"{addressing.Of(member, calendar.Today(turn)).You} {member.FullName}";
            lines.Add(waiting is null
                ? texts.NameLine((number * NamesOfPage) + lines.Count + 1, name)
                : texts.WaitingLine(waiting.Value, name));
        }

        var isLast = (number + 1) * NamesOfPage >= EntriesOf(day).Count();
        var text = lines.Count == 0
            ? texts.NoNames(turn.Speech(), texts.Brief(day))
            : isLast ? texts.LastNamesOf(turn.Speech(), texts.Brief(day), string.Join('\n', lines))
            : texts.NamesOf(turn.Speech(), texts.Brief(day), string.Join('\n', lines));
        return new NamesPage(text, isLast);
    }

    private static IEnumerable<(string MemberId, int? Waiting)> EntriesOf(HealthDay day) =>
        day.Registered.Select(place => (place.MemberId, (int?)null))
            .Concat(day.Waiting.Select(waiting => (waiting.MemberId, (int?)waiting.Number)));
}

/// <summary>A page of names.</summary>
internal sealed record NamesPage(string Text, bool IsLast);
