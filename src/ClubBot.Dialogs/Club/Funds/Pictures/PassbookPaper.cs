namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>A passbook for printing: a file of one page of A4, with more lines than the picture has.</summary>
public sealed record PassbookPaper : Sheet
{
    /// <summary>What stands on it.</summary>
    public required Passbook Book { get; init; }
}
