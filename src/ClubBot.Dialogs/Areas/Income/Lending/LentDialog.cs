using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Tells a member what money was booked as handed over to them, and asks whether that is right; "no" leads to a dispute.</summary>
internal sealed class LentDialog : WaterfallDialog<LentDialog.Lent>
{
    public const string DialogId = "income.lent";

    private const string Right = "right";
    private const string Wrong = "wrong";

    private readonly LentTexts texts;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public LentDialog(LentTexts texts, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => LendingJson.Unescaped.Lent)
    {
        this.texts = texts;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("ask", AskAsync, TakeAsync);
    }

    /// <summary>What was handed over.</summary>
    /// <param name="LoanId">The loan.</param>
    public sealed record Lent(string LoanId);

    protected override Lent Start(string? argument) => new(argument ?? throw new ArgumentException("A loan is named.", nameof(argument)));

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Lent> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        // What was taken back meanwhile is told in a message of its own.
        if (!turn.Viewer().May(FamilyRight.Loans) || await step.Documents.LoadAsync<Loan>(step.State.LoanId, cancellationToken) is not { } loan)
        {
            return new StepResult.Ended();
        }

        var today = calendar.Today(turn);
        var who = turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), today) : turn.Speech().You;
        return StepResult.Ask(
            texts.Ask(turn.Speech(), who, loan, LoanSchedule.Of(loan).Instalments(today)[0]), new Choice(Right, texts.Right()), new Choice(Wrong, texts.Wrong()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Lent> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Declines(Wrong))
        {
            return new StepResult.Replaced(DisputeDialog.DialogId, step.State.LoanId);
        }

        if (!answer.Confirms(Right))
        {
            return new StepResult.NotUnderstood();
        }

        var stands = await step.Documents.LoadAsync<Loan>(step.State.LoanId, cancellationToken) is not null;
        return await step.EndAsync(stands ? texts.Thanks(step.Turn.Speech()) : texts.IsTakenBack(step.Turn.Speech()), step.State.LoanId, cancellationToken);
    }
}
