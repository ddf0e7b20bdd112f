using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>Writes the slip for a transfer to the club's account.</summary>
public sealed class TransferSlipWriter(TransferSlipTexts texts)
{
    /// <param name="club">The club that receives the money.</param>
    /// <param name="account">Its account.</param>
    /// <param name="amount">What is asked for; null leaves it to the payer.</param>
    /// <param name="note">The transfer's text.</param>
    public TransferSlip Write(ClubProfile club, ClubTransferAccount account, Dong? amount, TransferNote note) => new()
    {
        Title = texts.Title(),
        Club = club.Name,
        Payload = VietQr.Payload(account.Account, amount, note.Code),
        HowTo = texts.HowTo(),
        HolderLabel = texts.Holder(),
        Holder = account.Holder,
        AccountLabel = texts.Account(),
        Account = account.Number,
        Bank = account.BankName,
        AmountLabel = texts.Amount(),
        Amount = amount is { } asked ? Wording.Money(asked) : texts.AnyAmount(),
        NoteLabel = texts.Note(),
        Note = note.Code,
    };
}
