using System.Globalization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Export;

/// <summary>The loan book as clubs write it (sổ vay), in the columns that are read when it is taken over.</summary>
public sealed class LoanRegister(RegisterTexts texts)
{
    /// <summary>Every loan that was handed out up to the end of the period, by day and member.</summary>
    /// <param name="session">The operator's.</param>
    /// <param name="club">The club.</param>
    /// <param name="period">The days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<RegisterSheet> OfAsync(
        IDocumentSession session, ClubProfile club, RegisterPeriod period, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, club.Id, FundsJson.LoansMax, cancellationToken);
        foreach (var loan in loans.Where(loan => loan.StartedOn <= period.Last).OrderBy(loan => loan.StartedOn).ThenBy(loan => loan.Id, StringComparer.Ordinal))
        {
            var member = await session.LoadAsync<Member>(loan.MemberId, cancellationToken);
            rows.Add(
            [
                rows.Count + 1L, member?.FullName ?? loan.MemberId, loan.Principal.Amount, loan.StartedOn, texts.Months(loan.TermMonths),
                texts.MonthlyRate(loan.MonthlyRateBasisPoints), loan.Purpose, MethodOf(loan.Method), loan.PaidPrincipal.Amount, loan.PaidInterest.Amount,
                loan.Outstanding.Amount, PlaceOf(loan),
            ]);
        }

        return new RegisterSheet(texts.LoanSheet(), [texts.LoanTitle(), club.Name], texts.LoanColumns(), rows);
    }

    private string MethodOf(RepaymentMethod method) => method switch
    {
        RepaymentMethod.PrincipalAtEnd => texts.PrincipalAtEnd(),
        RepaymentMethod.EqualPrincipal => texts.EqualPrincipal(),
        RepaymentMethod.EqualPrincipalFlatInterest => texts.EqualPrincipalFlatInterest(),
    };

    /// <summary>The place in the paper book, and what the club decided beside it.</summary>
    private string? PlaceOf(Loan loan)
    {
        string?[] notes =
        [
            loan.BookPlace,
            loan.Extension is { } extension ? texts.Extended(extension.Months.ToString(CultureInfo.InvariantCulture), extension.Minutes) : null,
            loan.WriteOff is { } writeOff ? texts.WrittenOff(writeOff.Minutes) : null,
        ];
        return string.Join("; ", notes.OfType<string>()) is { Length: > 0 } text ? text : null;
    }
}
