using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>The club's own bank account, to which members may transfer money. A club without this document takes none by transfer.</summary>
public sealed record ClubTransferAccount : Document, IWrittenByBoard
{
    /// <summary>Longest name of the bank and of the holder, in characters: both stand in one message.</summary>
    public const int NameLengthMax = 60;

    string IClubDocument.ClubId => Id;

    /// <inheritdoc cref="TransferAccount.BankBin"/>
    public required string BankBin { get; init; }

    /// <summary>The bank as people call it.</summary>
    public required string BankName { get; init; }

    /// <inheritdoc cref="TransferAccount.Number"/>
    public required string Number { get; init; }

    /// <summary>Whose account it is, as the bank shows it before a transfer: what a member has to compare.</summary>
    public required string Holder { get; init; }

    /// <summary>When it was set.</summary>
    public required DateTimeOffset SetAt { get; init; }

    /// <summary>The account as a code holds it.</summary>
    [JsonIgnore]
    public TransferAccount Account => new(BankBin, Number);
}
