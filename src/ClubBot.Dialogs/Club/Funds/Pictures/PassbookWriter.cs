using System.Globalization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Language.Formatting;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>Writes the passbook of a loan as it stands at an instant.</summary>
public sealed class PassbookWriter(PassbookTexts texts)
{
    /// <summary>Payments that the picture shows: one glance on a phone.</summary>
    public const int LinesMax = 6;

    /// <summary>Payments that fit on a printed page.</summary>
    public const int PaperLinesMax = 14;

    /// <summary>The passbook for printing.</summary>
    /// <param name="club">The club that lent the money.</param>
    /// <param name="member">The borrower.</param>
    /// <param name="loan">The loan.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    public PassbookPaper WritePaper(ClubProfile club, Member member, Loan loan, DateTimeOffset now) =>
        new() { Title = texts.Title(), Book = Write(club, member, loan, now, PaperLinesMax) };

    /// <param name="club">The club that lent the money.</param>
    /// <param name="member">The borrower.</param>
    /// <param name="loan">The loan.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="linesMax">Payments that it shows.</param>
    public Passbook Write(ClubProfile club, Member member, Loan loan, DateTimeOffset now, int linesMax = LinesMax)
    {
        var next = LoanSchedule.Of(loan).NextInstalment(DateOnly.FromDateTime(now.DateTime));
        return new Passbook
        {
            Title = texts.Title(),
            Club = club.Name,
            Member = member.FullName,
            OwedLabel = texts.Owed(),
            Owed = Wording.Money(loan.Outstanding),
            OwedInWords = VietnameseNumberWords.Money(loan.Outstanding.Amount),
            NextLabel = next?.Status == InstalmentStatus.Overdue ? texts.Overdue() : texts.Next(),
            Next = next is null ? null : Wording.Money(next.Remaining),
            NextLines = next is null
                ? [texts.NothingLeft()]
                : [texts.Parts(next.Principal - next.PaidPrincipal, next.Interest - next.PaidInterest), texts.Due(next.DueOn)],
            LinesLabel = loan.Repayments.Count > 0 ? texts.Lines() : texts.NoLines(),
            Heads = new PassbookLine(texts.Day(), texts.Principal(), texts.Interest(), texts.Left(), texts.Document()),
            Lines = [.. LinesOf(loan).TakeLast(linesMax)],
            AsOf = texts.AsOf(now),
        };
    }

    private static IEnumerable<PassbookLine> LinesOf(Loan loan)
    {
        var left = loan.Principal;
        foreach (var paid in loan.Repayments)
        {
            left -= paid.Principal;
            yield return new PassbookLine(
                paid.PaidOn is { } day ? VietnameseFormat.ShortDay(day) : "",
                VietnameseFormat.Number(paid.Principal.Amount),
                VietnameseFormat.Number(paid.Interest.Amount),
                VietnameseFormat.Number(left.Amount),
                DocumentOf(paid));
        }
    }

    /// <summary>Where it can be found: in the paper book, or by the number under which the ledger has it.</summary>
    private static string DocumentOf(Repayment paid) =>
        paid.BookPlace ?? paid.EntryNumber?.ToString("'PT'000", CultureInfo.InvariantCulture) ?? "";
}
