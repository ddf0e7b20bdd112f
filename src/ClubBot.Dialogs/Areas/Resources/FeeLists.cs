using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Who has not paid, for the board.</summary>
internal sealed class FeeLists(ListTexts texts, FeeSentence sentence, FeePlans plans)
{
    /// <summary>Full names on one line.</summary>
    private const int NamesOfLine = 3;

    /// <summary>What stands above the list, and its lines; none when everybody has paid.</summary>
    public async ValueTask<(string Heading, IReadOnlyList<string> Lines)> OwingAsync(
        ITurnContext turn, string? asked, CancellationToken cancellationToken)
    {
        var month = asked is null ? plans.ThisMonth(turn) : sentence.MonthOf(asked, plans.ThisMonth(turn));
        var standings = await FeeRoster.OfAsync(turn.Documents, turn.Club().Id, month, cancellationToken);
        var owing = standings.Where(standing => standing.IsOwed).ToList();
        var written = CalendarMonth.Written([month]);
        var paid = standings.Count(standing => standing.Payment is not null);
        var exempt = standings.Count(standing => standing is { Payment: null, Exemption: not null });
        return (
            owing.Count == 0 ? texts.NobodyOwes(turn.Speech(), written, paid, exempt) : texts.Owing(turn.Speech(), written, owing.Count, paid, exempt),
            [.. owing.Select(standing => standing.Member.FullName).Chunk(NamesOfLine).Select(names => string.Join(", ", names))]);
    }
}
