using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Numbers;
using ClubBot.Language.People;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>A member who owes something.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="Member">The borrower.</param>
/// <param name="Name">As the club calls the borrower: "bà Sáu".</param>
internal sealed record Borrower(Loan Loan, Member Member, string Name);

/// <summary>Who of a club owes something, for the board, and whom a sentence means.</summary>
internal sealed class Borrowers(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Everybody of the speaker's club who owes something, by number of the roster.</summary>
    public async ValueTask<IReadOnlyList<Borrower>> AllAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        var found = new List<Borrower>();
        foreach (var loan in await turn.Documents.QueryAsync<Loan>(FundsJson.ByClub, turn.Club().Id, FundsJson.LoansMax, cancellationToken))
        {
            if (OpenLoan.Of(loan, today) is not null && await OfAsync(turn, loan, cancellationToken) is { } borrower)
            {
                found.Add(borrower);
            }
        }

        return [.. found.OrderBy(borrower => borrower.Member.Number)];
    }

    /// <summary>The borrower of one loan, paid or not; null when loan or member is gone.</summary>
    public async ValueTask<Borrower?> FindAsync(ITurnContext turn, string? loanId, CancellationToken cancellationToken) =>
        loanId is not null && await turn.Documents.LoadAsync<Loan>(loanId, cancellationToken) is { } loan
            ? await OfAsync(turn, loan, cancellationToken)
            : null;

    /// <summary>Whom of them a sentence names, "bà Sáu trả 500k"; several when it fits several.</summary>
    public static IReadOnlyList<Borrower> Named(string sentence, IReadOnlyList<Borrower> all)
    {
        foreach (var named in NameMatcher.Mentions(sentence).Select(mention => mention.Text).Append(sentence))
        {
            if (Fitting(named, all) is { Count: > 0 } fitting)
            {
                return fitting;
            }
        }

        return [];
    }

    /// <summary>The amount that a sentence names, or null.</summary>
    public static Dong? Amount(string sentence) => MoneyReader.Read(sentence) is { Amount: > 0 and var amount } ? new Dong(amount) : null;

    private static IReadOnlyList<Borrower> Fitting(string name, IReadOnlyList<Borrower> all) =>
        CalledNames.Fitting(name, all, borrower => borrower.Loan.Id, borrower => borrower.Member, borrower => borrower.Name);

    private async ValueTask<Borrower?> OfAsync(ITurnContext turn, Loan loan, CancellationToken cancellationToken) =>
        await turn.Documents.LoadAsync<Member>(loan.MemberId, cancellationToken) is { } member
            ? new Borrower(loan, member, addressing.NameOf(member, calendar.Today(turn)))
            : null;
}
