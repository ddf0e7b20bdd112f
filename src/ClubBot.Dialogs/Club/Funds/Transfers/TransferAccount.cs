namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>The bank account that receives a club's money.</summary>
public sealed record TransferAccount
{
    /// <summary>Longest account number that the scheme carries, in characters.</summary>
    public const int NumberLengthMax = 19;

    private const int BankBinLength = 6;

    /// <param name="bankBin">The bank's identification number (BIN) of the State Bank, six digits, for example 970415.</param>
    /// <param name="number">The account number: 1 to 19 letters and digits, without spaces or marks.</param>
    /// <exception cref="ArgumentException">One of them has another length or other characters.</exception>
    public TransferAccount(string bankBin, string number)
    {
        ArgumentNullException.ThrowIfNull(bankBin);
        ArgumentNullException.ThrowIfNull(number);
        if (bankBin.Length != BankBinLength || !bankBin.All(char.IsAsciiDigit))
            throw new ArgumentException($"A bank's identification number has {BankBinLength} digits; '{bankBin}' has not.", nameof(bankBin));

        if (number.Length is 0 or > NumberLengthMax || !number.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException(
                $"An account number has 1 to {NumberLengthMax} letters and digits and nothing between them; this one has {number.Length} characters.",
                nameof(number));
        }

        BankBin = bankBin;
        Number = number;
    }

    /// <summary>Six digits that name the bank.</summary>
    public string BankBin { get; }

    /// <summary>The account number, without spaces.</summary>
    public string Number { get; }
}
