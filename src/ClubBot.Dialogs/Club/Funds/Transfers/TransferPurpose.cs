namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>What a transfer to the club is for.</summary>
public enum TransferPurpose
{
    /// <summary>Hội phí.</summary>
    Dues,

    /// <summary>Trả nợ: an instalment of the member's loan, principal and interest.</summary>
    LoanRepayment,

    /// <summary>Góp quỹ, ủng hộ.</summary>
    Donation,

    /// <summary>Khoản khác: whatever the board agreed on with the member.</summary>
    Other,
}

/// <summary>What time a transfer is for: a month, or a whole year.</summary>
public readonly record struct TransferPeriod
{
    public const int YearMin = 2000;
    public const int YearMax = 2099;

    private TransferPeriod(int year, int month)
    {
        if (year is < YearMin or > YearMax)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"A period lies in the years {YearMin} to {YearMax}.");

        Year = year;
        Month = month;
    }

    public int Year { get; }

    /// <summary>1 to 12; 0 for the whole year.</summary>
    public int Month { get; }

    /// <exception cref="ArgumentOutOfRangeException">No such month, or a year that two digits cannot say.</exception>
    public static TransferPeriod OfMonth(int year, int month) => month is >= 1 and <= 12
        ? new TransferPeriod(year, month)
        : throw new ArgumentOutOfRangeException(nameof(month), month, "A month is 1 to 12.");

    /// <exception cref="ArgumentOutOfRangeException">A year that two digits cannot say.</exception>
    public static TransferPeriod OfYear(int year) => new(year, 0);
}
