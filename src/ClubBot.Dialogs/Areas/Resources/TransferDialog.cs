using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>
/// How to transfer money to the club, for whoever asks: account, holder, amount and the code that says whose money it is. Nobody is asked for money, and
/// everybody is told to look at the holder's name first.
/// </summary>
internal sealed class TransferDialog : WaterfallDialog<TransferDialog.Paying>
{
    public const string DialogId = "resources.transfer";

    /// <summary>So far ahead a month is looked for that is not paid yet.</summary>
    private const int MonthsAhead = 36;

    private const int LoansMax = 100;
    private const string Fee = "fee";
    private const string LoanRepayment = "loan";
    private const string Gift = "gift";

    private readonly TransferTexts texts;
    private readonly TransferSlipWriter slips;
    private readonly ClubCalendar calendar;

    public TransferDialog(TransferTexts texts, TransferSlipWriter slips, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Paying)
    {
        this.texts = texts;
        this.slips = slips;
        this.calendar = calendar;
        AddStep("what-for", AskAsync, TakeAsync);
    }

    /// <summary>Nothing has to be remembered; the record leaves room for a later version.</summary>
    public sealed record Paying;

    protected override Paying Start(string? argument) => new();

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Paying> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsLinked)
        {
            return new StepResult.Ended();
        }

        if (await AccountAsync(turn, cancellationToken) is null || turn.Subject().Number > TransferNote.MemberNumberMax)
        {
            return await step.EndAsync(texts.NoAccount(turn.Speech()), cancellationToken);
        }

        var choices = new List<Choice> { new(Fee, texts.Fee()), new(Gift, texts.Gift()) };
        if (await NextInstalmentAsync(turn, cancellationToken) is not null)
        {
            choices.Insert(1, new Choice(LoanRepayment, texts.Loan()));
        }

        return StepResult.Ask(texts.WhatFor(turn.Speech()), choices);
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Paying> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Choice?.Value is not (Fee or LoanRepayment or Gift))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsLinked || await AccountAsync(turn, cancellationToken) is not { } account)
        {
            return new StepResult.Ended();
        }

        var (purpose, month, amount) = answer.Choice.Value switch
        {
            Fee => await FeeAsync(turn, cancellationToken),
            LoanRepayment when await turn.MayAndNoteAsync(FamilyRight.Loans, cancellationToken)
                && await NextInstalmentAsync(turn, cancellationToken) is { } next =>
                (TransferPurpose.LoanRepayment, CalendarMonth.Of(next.DueOn), next.Remaining),
            LoanRepayment => (TransferPurpose.LoanRepayment, CalendarMonth.Of(calendar.Today(turn)), (Dong?)null),
            _ => (TransferPurpose.Donation, CalendarMonth.Of(calendar.Today(turn)), (Dong?)null),
        };
        var note = TransferNote.Of(turn.Club().Id, turn.Subject().Number, purpose, TransferPeriod.OfMonth(month.Year, month.Month));
        var details = Activity.Message(
            amount is { } asked ? texts.Details(turn.Speech(), account, asked, note.Code) : texts.DetailsWithoutAmount(turn.Speech(), account, note.Code));
        var slip = slips.Write(turn.Club(), account, amount, note);
        await turn.SendActivityAsync(details with { Attachments = [SheetAttachment.Of(slip)] }, cancellationToken);
        return await step.EndAsync(texts.LookAtTheName(turn.Speech(), account.Holder), note.Code, cancellationToken);
    }

    /// <summary>
    /// The first month that is not paid, and the fee; no amount for somebody who need not pay. A relative is told this month's, whatever is paid.
    /// </summary>
    private async ValueTask<(TransferPurpose Purpose, CalendarMonth Month, Dong? Amount)> FeeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var fee = (await FundRules.OfAsync(turn.SystemDocuments, turn.Club().Id, cancellationToken)).MonthlyFee;
        var thisMonth = CalendarMonth.Of(calendar.Today(turn));
        for (var ahead = 0; ahead < MonthsAhead && !turn.Viewer().IsFamily; ahead++)
        {
            var standing = await FeeRoster.OfMemberAsync(turn.SystemDocuments, turn.Subject(), thisMonth.Plus(ahead), cancellationToken);
            if (standing.Payment is null)
            {
                return (TransferPurpose.Dues, thisMonth.Plus(ahead), fee > Dong.Zero && standing.Exemption is null ? fee : null);
            }
        }

        return (TransferPurpose.Dues, thisMonth, fee > Dong.Zero && turn.Viewer().IsFamily ? fee : null);
    }

    /// <summary>The next instalment of the loan that is open, or null; a relative sees it only with the member's consent.</summary>
    private async ValueTask<Instalment?> NextInstalmentAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (!turn.Viewer().May(FamilyRight.Loans))
        {
            return null;
        }

        var loans = await turn.Documents.QueryAsync<Loan>(FundsJson.ByMember, turn.Subject().Id, LoansMax, cancellationToken);
        return loans.Where(loan => loan.Outstanding > Dong.Zero)
            .Select(loan => LoanSchedule.Of(loan).NextInstalment(calendar.Today(turn)))
            .OfType<Instalment>()
            .MinBy(instalment => instalment.DueOn);
    }

    private static ValueTask<ClubTransferAccount?> AccountAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Documents.LoadAsync<ClubTransferAccount>(turn.Club().Id, cancellationToken);
}
