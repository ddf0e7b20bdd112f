namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>How money is transferred to the club: a code that every bank's application reads, and in words what is in it.</summary>
public sealed record TransferSlip : Sheet
{
    public required string Club { get; init; }

    /// <summary>Text of the code, from <see cref="Transfers.VietQr.Payload"/>.</summary>
    public required string Payload { get; init; }

    /// <summary>What is to be done with the code.</summary>
    public required string HowTo { get; init; }

    public required string HolderLabel { get; init; }

    /// <summary>Whose account it is: what has to be compared before the money goes.</summary>
    public required string Holder { get; init; }

    public required string AccountLabel { get; init; }

    /// <summary>Number of the account.</summary>
    public required string Account { get; init; }

    /// <summary>The bank as people call it.</summary>
    public required string Bank { get; init; }

    public required string AmountLabel { get; init; }

    /// <summary>"432.000 đồng", or that the payer chooses.</summary>
    public required string Amount { get; init; }

    public required string NoteLabel { get; init; }

    /// <summary>The transfer's text, by which the club knows whose money it is.</summary>
    public required string Note { get; init; }
}
