using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Reminders;

/// <summary>Reminds of an instalment, and leads to the loan, to the treasurer, or to "I have paid that". Says nothing once it is paid.</summary>
internal sealed class ReminderDialog : WaterfallDialog<ReminderDialog.Reminding>
{
    public const string DialogId = "income.reminder";

    private const string SeeLoan = "loan";
    private const string Treasurer = "treasurer";
    private const string HavePaid = "have-paid";

    private readonly ReminderTexts texts;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public ReminderDialog(ReminderTexts texts, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => ReminderJson.Unescaped.Reminding)
    {
        this.texts = texts;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep("remind", AskAsync, TakeAsync);
    }

    /// <summary>Of what.</summary>
    /// <param name="LoanId">The loan.</param>
    /// <param name="Number">Number of the instalment, from 1.</param>
    public sealed record Reminding(string LoanId, int Number);

    protected override Reminding Start(string? argument) => DueReminder.Read(argument) is { } reminder
        ? new Reminding(reminder.LoanId, reminder.Number)
        : throw new ArgumentException("A reminder names loan and instalment.", nameof(argument));

    /// <summary>Whoever looked, or said what they wanted to say, is done with it.</summary>
    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Reminding> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(new StepResult.Ended(result));

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Reminding> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var today = calendar.Today(turn);
        if (!turn.Viewer().May(FamilyRight.Loans) || await step.Documents.LoadAsync<Loan>(step.State.LoanId, cancellationToken) is not { } loan
            || LoanSchedule.Of(loan).Instalments(today).FirstOrDefault(each => each.Number == step.State.Number) is not { } instalment
            || instalment.Status == InstalmentStatus.Paid)
        {
            return new StepResult.Ended();
        }

        var (text, days) = (WordsOf(turn, instalment, today), instalment.DueOn.DayNumber - today.DayNumber);
        var (see, talk) = (new Choice(SeeLoan, texts.SeeLoan()), new Choice(Treasurer, texts.TalkToTreasurer()));
        return days < 0 ? StepResult.Ask(text, talk, new Choice(HavePaid, texts.HavePaid()), see) : StepResult.Ask(text, see, talk);
    }

    private string WordsOf(ITurnContext turn, Instalment instalment, DateOnly today)
    {
        var speech = turn.Speech();
        var who = turn.Viewer().IsFamily ? addressing.NameOf(turn.Subject(), today) : speech.You;
        return (instalment.DueOn.DayNumber - today.DayNumber) switch
        {
            > 0 and var days => texts.Ahead(speech, who, instalment, days),
            0 => texts.Today(speech, who, instalment),
            var days => texts.Late(speech, who, instalment, -days),
        };
    }

    private static ValueTask<StepResult> TakeAsync(WaterfallStepContext<Reminding> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            SeeLoan => new StepResult.Begun(LoanDialog.DialogId),
            Treasurer => new StepResult.Begun(TreasurerDialog.DialogId),
            HavePaid => new StepResult.Begun(DisputeDialog.DialogId, step.State.LoanId),
            _ => new StepResult.NotUnderstood(),
        });
}
