using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>A loan of which something is still to be paid, as it stands on a day.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="Instalments">All its instalments.</param>
/// <param name="Next">The oldest of them that is not paid, overdue or to come.</param>
internal sealed record OpenLoan(Loan Loan, IReadOnlyList<Instalment> Instalments, Instalment Next)
{
    /// <summary>Loans of one member that are looked at; the clubs' rule is one open loan at a time.</summary>
    private const int LoansMax = 100;

    /// <summary>Instalments whose day has passed and of which something is left to pay, oldest first.</summary>
    public IReadOnlyList<Instalment> Overdue { get; } =
        [.. Instalments.Where(instalment => instalment.Status == InstalmentStatus.Overdue)];

    /// <summary>What is left of them together.</summary>
    public Dong AmountOverdue => Overdue.Aggregate(Dong.Zero, (sum, instalment) => sum + instalment.Remaining);

    /// <summary>The loan on a day, or null when all of it is paid.</summary>
    public static OpenLoan? Of(Loan loan, DateOnly today)
    {
        var schedule = LoanSchedule.Of(loan);
        return schedule.NextInstalment(today) is { } next ? new OpenLoan(loan, schedule.Instalments(today), next) : null;
    }

    /// <summary>All loans of the member whose matters are talked about, paid or not, as the speaker may see them.</summary>
    /// <exception cref="InvalidOperationException">The speaker is a visitor.</exception>
    public static ValueTask<IReadOnlyList<Loan>> LoansAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Documents.QueryAsync<Loan>(FundsJson.ByMember, turn.Subject().Id, LoansMax, cancellationToken);

    /// <summary>The loans of which something is still to be paid, what falls due first in front.</summary>
    public static IReadOnlyList<OpenLoan> Among(IEnumerable<Loan> loans, DateOnly today) =>
        [.. loans.Select(loan => Of(loan, today)).OfType<OpenLoan>().OrderBy(open => open.Next.DueOn)];
}
