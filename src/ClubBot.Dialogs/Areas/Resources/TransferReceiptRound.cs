using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Club.Rounds;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Tells members of their transfers that a bank statement brought: a statement is taken over while nobody talks to the assistant.</summary>
internal sealed class TransferReceiptRound(ReceiptTexts texts) : IDailyRound
{
    private const int MonthsOfAnEntryMax = 100;

    public async ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken)
    {
        var months = await round.Documents.QueryAsync<BookedTransfers>(StatementJson.Untold, round.ClubId, StatementJson.MonthsMax, cancellationToken);
        if (months.Count == 0)
        {
            return;
        }

        var ledger = await ClubLedger.OpenAsync(round.Documents, round.ClubId, cancellationToken);
        foreach (var month in months)
        {
            foreach (var transfer in month.Lines.Where(line => month.Untold.Contains(line.EntryNumber)))
            {
                if (await ledger.EntryAsync(transfer.EntryNumber, cancellationToken) is { } entry
                    && !await ledger.IsReversedAsync(transfer.EntryNumber, cancellationToken))
                {
                    await TellAsync(round, transfer, entry, cancellationToken);
                }
            }

            round.Documents.Put(month with { Untold = [] });
        }
    }

    private async ValueTask TellAsync(DailyRound round, BookedTransfer transfer, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var book = await ContactBook.OfMemberAsync(round.Documents, transfer.MemberId, round.Now, cancellationToken);
        if (book.OfPerson(transfer.MemberId, transfer.MemberId) is not [var way, ..])
        {
            return;
        }

        var draft = ReceiptDialog.DraftOf(entry, await WhatAsync(round, transfer, cancellationToken));
        var id = NoticeChain.First(string.Create(CultureInfo.InvariantCulture, $"transfer:{round.ClubId}:{transfer.EntryNumber}"));
        round.Documents.Put(draft.MessageTo(id, way.Account, Addressee.Of(way.Account.Link!), null, transfer.MemberId, round.Now));
    }

    private async ValueTask<string> WhatAsync(DailyRound round, BookedTransfer transfer, CancellationToken cancellationToken)
    {
        if (transfer.Purpose != TransferPurpose.Dues)
        {
            return transfer.Purpose == TransferPurpose.LoanRepayment ? texts.Repayment() : texts.Gift();
        }

        var key = FeeMonth.EntryKey(round.ClubId, transfer.EntryNumber);
        var months = await round.Documents.QueryAsync<FeeMonth>(ContributionsJson.ByEntry, key, MonthsOfAnEntryMax, cancellationToken);
        return texts.Fee(CalendarMonth.Written(months.Select(month => month.Month)));
    }
}
