using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Tells the board who comes to the next meeting: the counts, and the names that are missing.</summary>
internal sealed class AttendanceDialog : WaterfallDialog<AttendanceDialog.Counting>
{
    public const string DialogId = "meetings.attendance";

    private const string Missing = "missing";
    private const string Untold = "untold";

    private readonly MeetingTexts texts;
    private readonly Meetings meetings;
    private readonly ToTellList toTell;

    public AttendanceDialog(MeetingTexts texts, Meetings meetings, ToTellList toTell)
        : base(DialogId, 1, () => MeetingsJson.Unescaped.Counting)
    {
        this.texts = texts;
        this.meetings = meetings;
        this.toTell = toTell;
        AddStep("counts", AskAsync, TakeAsync);
    }

    /// <summary>The meeting that is counted.</summary>
    public sealed record Counting(string? MeetingId);

    protected override Counting Start(string? argument) => new((string?)null);

    /// <summary>Back from the names: the counts again, unless the meeting is over, which was said there.</summary>
    protected override async ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Counting> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        await meetings.NextAsync(step.Turn, cancellationToken) is null
            ? new StepResult.Ended()
            : await base.ChildEndedAsync(step, reason, result, cancellationToken);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Counting> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (await meetings.NextAsync(step.Turn, cancellationToken) is not { } meeting)
        {
            return await step.EndAsync(texts.NoMeeting(speech), cancellationToken);
        }

        step.State = new Counting(meeting.Id);
        var members = await step.Documents.QueryAsync<Member>(
            MembershipIndexes.ByClub, meeting.ClubId, MembershipJson.MembersMax, cancellationToken);
        var missing = members.Count(member => !meeting.Replies.ContainsKey(member.Id));
        var untold = meeting.NoticeId is { } noticeId
            ? await toTell.AfterAsync(step.Turn, noticeId, meeting.Replies.ContainsKey, cancellationToken)
            : [];
        return untold.Count == 0
            ? StepResult.Ask(texts.Counts(speech, meeting, missing), new Choice(Missing, texts.WhoIsMissing()))
            : StepResult.Ask(
                texts.CountsAndToTell(speech, meeting, missing, untold.Count),
                new Choice(Missing, texts.WhoIsMissing()),
                new Choice(Untold, texts.WhoByHand()));
    }

    private static ValueTask<StepResult> TakeAsync(WaterfallStepContext<Counting> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>((answer.Choice?.Value, step.State.MeetingId) switch
        {
            (Missing, { } id) => new StepResult.Begun(NamesDialog.DialogId, NamesDialog.MissingArgument(id)),
            (Untold, { } id) => new StepResult.Begun(NamesDialog.DialogId, NamesDialog.UntoldArgument(id)),
            _ => new StepResult.NotUnderstood(),
        });
}
