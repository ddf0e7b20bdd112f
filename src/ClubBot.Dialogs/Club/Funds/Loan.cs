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

    /// <summary>What was paid back, oldest first.</summary>
    public IReadOnlyList<Repayment> Repayments { get; init; } = [];

    [JsonIgnore]
    FamilyRight IOpenToFamily.Right => FamilyRight.Loans;

    [JsonIgnore]
    public Dong PaidPrincipal => Repayments.Aggregate(Dong.Zero, (sum, paid) => sum + paid.Principal);

    [JsonIgnore]
    public Dong PaidInterest => Repayments.Aggregate(Dong.Zero, (sum, paid) => sum + paid.Interest);

    [JsonIgnore]
    public Dong Outstanding => Principal - PaidPrincipal;
}

/// <summary>How a loan is paid back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepaymentMethod>))]
public enum RepaymentMethod
{
    /// <summary>Interest every month, the whole principal with the last instalment.</summary>
    PrincipalAtEnd,

    /// <summary>Equal parts of the principal every month, the remainder in the last; interest on what is still owed.</summary>
    EqualPrincipal,
}

/// <summary>Money that came back.</summary>
/// <param name="PaidOn">Day of payment; null where the book gives only sums.</param>
/// <param name="Principal">Part that lowers the debt.</param>
/// <param name="Interest">Part that is interest.</param>
/// <param name="BookPlace">Sheet and row of the paper book or spreadsheet it was read from.</param>
/// <param name="EntryNumber">The ledger's entry; null for what was paid before the ledger was opened.</param>
public sealed record Repayment(DateOnly? PaidOn, Dong Principal, Dong Interest, string? BookPlace, long? EntryNumber = null);
