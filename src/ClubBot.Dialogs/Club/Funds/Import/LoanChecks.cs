using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Holds a line of the loan book against itself. What does not fit is named, never evened out.</summary>
internal sealed class LoanChecks(LoanTexts texts, RegisterWords words)
{
    public void Check(RowNotes row, Loan loan)
    {
        CheckOutstanding(row, loan);
        CheckInterest(row, loan);
        var monthly = new Dong(loan.Principal.Amount / loan.TermMonths);
        if (loan.Method == RepaymentMethod.EqualPrincipal
            && loan.Outstanding > Dong.Zero
            && loan.PaidPrincipal == new Dong(monthly.Amount * loan.TermMonths))
        {
            row.Warn("Outstanding", texts.RemainderLeft(loan.Outstanding));
        }
    }

    private void CheckOutstanding(RowNotes row, Loan loan)
    {
        var cell = row["Outstanding"];
        if (!cell.IsEmpty && RegisterAmount.Of(cell, row.Heading("Outstanding"), words) != loan.Outstanding)
            row.Correct("Outstanding", RegisterAmount.Written(loan.Outstanding), texts.OutstandingDiffers());
    }

    private void CheckInterest(RowNotes row, Loan loan)
    {
        if (!row.Has("PaidInterest"))
            return;

        var schedule = LoanSchedule.Of(loan);
        if (loan.PaidInterest > schedule.TotalInterest)
        {
            row.Warn("PaidInterest", texts.InterestTooMuch(schedule.TotalInterest));
        }
        else if (loan.Method == RepaymentMethod.PrincipalAtEnd)
        {
            var monthly = schedule.InterestOf(1);
            if (monthly > Dong.Zero && loan.PaidInterest.Amount % monthly.Amount != 0)
                row.Warn("PaidInterest", texts.InterestUneven(monthly));
        }
        else if (InstalmentsPaid(loan) is { } months && schedule.InterestOf(months) != loan.PaidInterest)
        {
            row.Warn("PaidInterest", texts.InterestDiffers(months, schedule.InterestOf(months)));
        }
    }

    // How many whole instalments the paid principal is; null when it is not a number of whole ones.
    private static int? InstalmentsPaid(Loan loan)
    {
        var monthly = loan.Principal.Amount / loan.TermMonths;
        return monthly > 0 && loan.Outstanding > Dong.Zero && loan.PaidPrincipal.Amount % monthly == 0
            ? (int)(loan.PaidPrincipal.Amount / monthly)
            : null;
    }
}
