using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Whose fees of which months are meant, by number of the roster.</summary>
/// <param name="IsEveryone">True for everybody who owes something.</param>
/// <param name="Members">Who is named.</param>
/// <param name="Except">Who is left out.</param>
/// <param name="Months">The months.</param>
/// <param name="Count">How many months from the first on that are not paid yet; null = just those.</param>
internal sealed record FeeOrder(
    bool IsEveryone, IReadOnlyList<int> Members, IReadOnlyList<int> Except, IReadOnlyList<CalendarMonth> Months, int? Count)
{
    /// <summary>True when the money came into the bank; cash otherwise.</summary>
    public bool IsByBank { get; init; }
}

/// <summary>What one member is to pay.</summary>
internal sealed record PlannedFee(NamedMember Who, IReadOnlyList<CalendarMonth> Months);

/// <summary>What an order comes to as the books stand now.</summary>
/// <param name="Fees">Who pays what, by number of the roster.</param>
/// <param name="LeftOut">Who was left out by name.</param>
/// <param name="Exempt">Who need not pay.</param>
/// <param name="Paid">Who has paid all of it.</param>
/// <param name="MonthlyFee">A member's fee for a month.</param>
internal sealed record FeePlan(
    IReadOnlyList<PlannedFee> Fees, IReadOnlyList<NamedMember> LeftOut, IReadOnlyList<NamedMember> Exempt, IReadOnlyList<NamedMember> Paid, Dong MonthlyFee)
{
    /// <inheritdoc cref="FeeOrder.IsByBank"/>
    public bool IsByBank { get; init; }

    public Dong Sum => new(Fees.Sum(fee => fee.Months.Count) * MonthlyFee.Amount);

    /// <summary>The months, where they are the same for everybody; otherwise null.</summary>
    public IReadOnlyList<CalendarMonth>? Months =>
        Fees is [var first, ..] && Fees.All(fee => fee.Months.SequenceEqual(first.Months)) ? first.Months : null;

    /// <summary>Two plans that say the same have the same key.</summary>
    public string Key => string.Join(';', Fees.Select(fee => $"{fee.Who.Member.Number}:{string.Join(',', fee.Months.Select(month => month.Key))}"));

    public Dong AmountOf(PlannedFee fee) => new(fee.Months.Count * MonthlyFee.Amount);
}

/// <summary>Works out what an order comes to.</summary>
internal sealed class FeePlans(RosterNames names, ClubCalendar calendar)
{
    /// <summary>So far ahead months are looked for that are not paid yet.</summary>
    private const int MonthsAhead = 36;

    /// <summary>This month on the clubs' calendar.</summary>
    public CalendarMonth ThisMonth(ITurnContext turn) => CalendarMonth.Of(calendar.Today(turn));

    public async ValueTask<FeePlan> OfAsync(ITurnContext turn, FeeOrder order, CancellationToken cancellationToken)
    {
        var all = await names.AllAsync(turn, cancellationToken);
        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        var exemptions = await FeeExemptions.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        var books = new Dictionary<CalendarMonth, FeeMonth?>();
        var plan = new FeePlan([], [.. all.Where(who => order.Except.Contains(who.Member.Number))], [], [], rules.MonthlyFee)
        {
            IsByBank = order.IsByBank,
        };
        foreach (var who in all.Where(who => IsMeant(order, who.Member.Number)))
        {
            var months = await MonthsAsync(turn, order, who.Member, books, cancellationToken);
            var owed = months.Where(month => exemptions.Of(who.Member.Id, month) is null).ToList();
            plan = owed.Count > 0 ? plan with { Fees = [.. plan.Fees, new PlannedFee(who, owed)] }
                : months.Count > 0 ? plan with { Exempt = [.. plan.Exempt, who] }
                : plan with { Paid = [.. plan.Paid, who] };
        }

        return plan;
    }

    /// <summary>The entries by which the members of an order have paid its months.</summary>
    public static async ValueTask<IReadOnlyList<long>> EntriesAsync(ITurnContext turn, FeeOrder order, CancellationToken cancellationToken)
    {
        var entries = new SortedSet<long>();
        foreach (var month in order.Months)
        {
            var fees = await turn.Documents.LoadAsync<FeeMonth>(FeeMonth.IdOf(turn.Club().Id, month), cancellationToken);
            foreach (var number in order.Members.Where(number => !order.Except.Contains(number)))
            {
                if (fees?.Paid.GetValueOrDefault(Member.IdOf(turn.Club().Id, number)) is { } payment)
                {
                    entries.Add(payment.EntryNumber);
                }
            }
        }

        return [.. entries];
    }

    private static bool IsMeant(FeeOrder order, int number) =>
        !order.Except.Contains(number) && (order.IsEveryone || order.Members.Contains(number));

    /// <summary>The months of the order that a member has not paid; none of the time before joining, unless the member was named.</summary>
    private static async ValueTask<IReadOnlyList<CalendarMonth>> MonthsAsync(
        ITurnContext turn, FeeOrder order, Member member, Dictionary<CalendarMonth, FeeMonth?> books, CancellationToken cancellationToken)
    {
        var wanted = order.Count ?? order.Months.Count;
        var candidates = order.Count is null ? order.Months : Enumerable.Range(0, MonthsAhead).Select(ahead => order.Months[0].Plus(ahead));
        var unpaid = new List<CalendarMonth>();
        foreach (var month in candidates)
        {
            if (unpaid.Count == wanted)
            {
                break;
            }

            if (!books.TryGetValue(month, out var book))
            {
                books[month] = book = await turn.Documents.LoadAsync<FeeMonth>(FeeMonth.IdOf(member.ClubId, month), cancellationToken);
            }

            var isBefore = order.IsEveryone && member.JoinedOn is { } joined && CalendarMonth.Of(joined) > month;
            if (!isBefore && book?.Paid.ContainsKey(member.Id) != true)
            {
                unpaid.Add(month);
            }
        }

        return unpaid;
    }
}
