using System.Globalization;
using ClubBot.Dialogs.Club.Funds;

namespace ClubBot.Dialogs.Areas.Income.Reminders;

/// <summary>An instalment of which a member is reminded: seven days before, on the day, and seven days after.</summary>
/// <remarks>The days are the proposal of the reference on clubs, section 8.</remarks>
/// <param name="LoanId">The loan.</param>
/// <param name="Number">Number of the instalment, from 1.</param>
internal sealed record DueReminder(string LoanId, int Number)
{
    /// <summary>Days between a reminder and the day on which the instalment is due.</summary>
    public const int DaysApart = 7;

    private const char Between = '|';

    /// <summary>What the dialog is told.</summary>
    public string Argument => string.Create(CultureInfo.InvariantCulture, $"{LoanId}{Between}{Number}");

    /// <summary>What a dialog was told, or null when it is no reminder.</summary>
    public static DueReminder? Read(string? argument) =>
        (argument ?? "").Split(Between) is [var loan, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new DueReminder(loan, place)
            : null;

    /// <summary>Of which instalment a borrower is to be reminded on one of some days; the oldest, when there are several. Null for none.</summary>
    /// <param name="loan">The loan.</param>
    /// <param name="days">The days.</param>
    public static DueReminder? Of(Loan loan, IReadOnlyList<DateOnly> days) => LoanSchedule.Of(loan)
        .Instalments(days[^1])
        .Where(instalment => instalment.Status != InstalmentStatus.Paid && IsDay(instalment.DueOn, days))
        .Select(instalment => new DueReminder(loan.Id, instalment.Number))
        .FirstOrDefault();

    private static bool IsDay(DateOnly dueOn, IReadOnlyList<DateOnly> days) =>
        days.Contains(dueOn.AddDays(-DaysApart)) || days.Contains(dueOn) || days.Contains(dueOn.AddDays(DaysApart));
}
