using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Answers;
using Choice = ClubBot.Kernel.Dialogs.Choice;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Invites one person to a meeting, or says when the next one is, and takes the answer; it can be changed as often as wanted.</summary>
internal sealed class InvitationDialog : WaterfallDialog<InvitationDialog.Invitation>
{
    public const string DialogId = "meetings.invitation";

    private const string AnswerPrefix = "answer:";

    private readonly MeetingTexts texts;
    private readonly Meetings meetings;
    private readonly ClubCalendar calendar;
    private readonly Addressing addressing;

    public InvitationDialog(MeetingTexts texts, Meetings meetings, ClubCalendar calendar, Addressing addressing)
        : base(DialogId, 1, () => MeetingsJson.Unescaped.Invitation)
    {
        this.texts = texts;
        this.meetings = meetings;
        this.calendar = calendar;
        this.addressing = addressing;
        AddStep("answer", AskAsync, TakeAsync);
    }

    /// <summary>Which meeting, and an answer that was already given in the sentence that led here.</summary>
    public sealed record Invitation(string? MeetingId, Attendance? Given);

    /// <summary>What the dialog is begun with when somebody says out of the blue that they come or not.</summary>
    public static string ArgumentOf(Attendance attendance) => AnswerPrefix + attendance;

    protected override Invitation Start(string? argument) =>
        argument is not null && argument.StartsWith(AnswerPrefix, StringComparison.Ordinal)
        && Enum.TryParse<Attendance>(argument[AnswerPrefix.Length..], out var given)
            ? new Invitation(null, given)
            : new Invitation(argument, null);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Invitation> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (!await step.Turn.MayAndNoteAsync(FamilyRight.Meetings, cancellationToken))
        {
            return await step.EndAsync(texts.NotAllowed(speech), cancellationToken);
        }

        if (await FindAsync(step, cancellationToken) is not { } meeting)
        {
            return await step.EndAsync(texts.NoMeeting(speech), cancellationToken);
        }

        if (step.State.Given is { } given)
        {
            return await RecordAsync(step, meeting, given, cancellationToken);
        }

        step.State = step.State with { MeetingId = meeting.Id };
        return StepResult.Ask(
            Text(step.Turn, meeting),
            new Choice(nameof(Attendance.Coming), texts.Coming()),
            new Choice(nameof(Attendance.Absent), texts.Absent()),
            new Choice(nameof(Attendance.Late), texts.Late()));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Invitation> step, Answer answer, CancellationToken cancellationToken)
    {
        var attendance = answer.Choice is { } choice ? Enum.Parse<Attendance>(choice.Value) : Read(answer.Text);
        if (attendance is not { } understood)
        {
            return new StepResult.NotUnderstood();
        }

        if (await FindAsync(step, cancellationToken) is not { } meeting)
        {
            return await step.EndAsync(texts.MeetingIsOver(step.Turn.Speech()), cancellationToken);
        }

        return await RecordAsync(step, meeting, understood, cancellationToken);
    }

    private async ValueTask<StepResult> RecordAsync(
        WaterfallStepContext<Invitation> step, Meeting meeting, Attendance attendance, CancellationToken cancellationToken)
    {
        Meetings.Reply(step.Turn, meeting, attendance);
        return await step.EndAsync(texts.Recorded(step.Turn.Speech(), Who(step.Turn), attendance, meeting), cancellationToken);
    }

    private async ValueTask<Meeting?> FindAsync(WaterfallStepContext<Invitation> step, CancellationToken cancellationToken)
    {
        if (step.State.MeetingId is not { } id)
        {
            return await meetings.NextAsync(step.Turn, cancellationToken);
        }

        var meeting = await step.Documents.LoadAsync<Meeting>(id, cancellationToken);
        return meeting is not null && meeting.Day >= calendar.Today(step.Turn) ? meeting : null;
    }

    private string Text(ITurnContext turn, Meeting meeting)
    {
        var speech = turn.Speech();
        var answered = meeting.Replies.GetValueOrDefault(turn.Subject().Id);
        var who = Who(turn);
        return answered is not null ? texts.InvitationAnswered(speech, who, meeting, answered.Attendance)
            : turn.Viewer().IsFamily ? texts.InvitationForRelative(speech, who, meeting)
            : texts.Invitation(speech, meeting);
    }

    private string Who(ITurnContext turn) => addressing.NameOf(turn.Subject(), calendar.Today(turn));

    /// <summary>The answer in words: "muon ti nhe chau", "tôi bận", "vâng".</summary>
    private static Attendance? Read(string text) => YesNo.Read(text) switch
    {
        YesNoAnswer.Yes => Attendance.Coming,
        YesNoAnswer.No => Attendance.Absent,
        YesNoAnswer.Late => Attendance.Late,
        _ => null,
    };
}
