using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>One loan out of the club's income fund, as its loan book has it.</summary>
public sealed record Loan : Document, IOpenToFamily
{
    /// <summary>Id of the loan that a member took on a day; the club's rule is one open loan for each member.</summary>
    public static string IdOf(string memberId, DateOnly startedOn) => $"{memberId}/{startedOn:yyyyMMdd}";

    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    public required Dong Principal { get; init; }

    /// <summary>Day on which the money was handed out; instalments fall due on the same day of the following months.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>Number of monthly instalments.</summary>
    public required int TermMonths { get; init; }

    /// <summary>Interest for a month in hundredths of a percent: 0.7 % = 70.</summary>
    public required int MonthlyRateBasisPoints { get; init; }

    public required RepaymentMethod Method { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Where it stands in the paper book, for example "tr.3 dòng 2".</summary>
    public string? BookPlace { get; init; }

    /// <summary>True once its principal stands in the club's ledger.</summary>
    public bool IsInLedger { get; init; }

    /// <summary>The ledger's entry by which the money was handed out; null where that was before the ledger was opened.</summary>
    public long? EntryNumber { get; init; }

    /// <summary>More time that the club gave, or null. A club gives it once.</summary>
    public LoanExtension? Extension { get; init; }

    /// <summary>What the club forgave, or null.</summary>
    public LoanWriteOff? WriteOff { get; init; }

    /// <summary>What was paid back, oldest first.</summary>
    public IReadOnlyList<Repayment> Repayments { get; init; } = [];

    [JsonIgnore]
    FamilyRight IOpenToFamily.Right => FamilyRight.Loans;

    [JsonIgnore]
    public Dong PaidPrincipal => Repayments.Aggregate(Dong.Zero, (sum, paid) => sum + paid.Principal);

    [JsonIgnore]
    public Dong PaidInterest => Repayments.Aggregate(Dong.Zero, (sum, paid) => sum + paid.Interest);

    [JsonIgnore]
    public Dong Outstanding => Principal - PaidPrincipal - (WriteOff?.Principal ?? Dong.Zero);

    /// <summary>The loan as it stood at the end of a day; payments without a day were before it.</summary>
    public Loan AsOf(DateOnly day) => this with
    {
        Repayments = [.. Repayments.Where(paid => paid.PaidOn is null || paid.PaidOn <= day)],
        Extension = Extension?.DecidedOn <= day ? Extension : null,
        WriteOff = WriteOff?.DecidedOn <= day ? WriteOff : null,
    };
}

/// <summary>How a loan is paid back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepaymentMethod>))]
public enum RepaymentMethod
{
    /// <summary>Interest every month, the whole principal with the last instalment.</summary>
    PrincipalAtEnd,

    /// <summary>Equal parts of the principal every month, the remainder in the last; interest on what is still owed.</summary>
    EqualPrincipal,

    /// <summary>Equal parts of the principal every month, the remainder in the last; every month interest on the whole loan ("lãi phẳng").</summary>
    EqualPrincipalFlatInterest,
}

/// <summary>More time for a borrower, decided by the club and written into its minutes.</summary>
/// <param name="DecidedOn">Day of the decision: what fell due until then and was not paid falls due anew with the months that are left.</param>
/// <param name="Months">Months that are added, from 1.</param>
/// <param name="PaidPrincipal">Principal that had come back by then.</param>
/// <param name="Minutes">Where the decision stands in the minutes, in the club's own words.</param>
/// <param name="EnteredBy">Id of the board member who wrote it down.</param>
public sealed record LoanExtension(DateOnly DecidedOn, int Months, Dong PaidPrincipal, string Minutes, string EnteredBy);

/// <summary>Principal that the club forgave, with all interest that was not paid: it lowers the capital of the income fund.</summary>
/// <param name="DecidedOn">Day of the entry.</param>
/// <param name="Principal">What was still owed.</param>
/// <param name="Minutes">Where the decision stands in the minutes, in the club's own words.</param>
/// <param name="EntryNumber">The ledger's entry.</param>
public sealed record LoanWriteOff(DateOnly DecidedOn, Dong Principal, string Minutes, long EntryNumber);

/// <summary>Money that came back.</summary>
/// <param name="PaidOn">Day of payment; null where the book gives only sums.</param>
/// <param name="Principal">Part that lowers the debt.</param>
/// <param name="Interest">Part that is interest.</param>
/// <param name="BookPlace">Sheet and row of the paper book or spreadsheet it was read from.</param>
/// <param name="EntryNumber">The ledger's entry; null for what was paid before the ledger was opened.</param>
public sealed record Repayment(DateOnly? PaidOn, Dong Principal, Dong Interest, string? BookPlace, long? EntryNumber = null);
