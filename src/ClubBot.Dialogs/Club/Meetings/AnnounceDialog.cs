using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>
/// A board member writes in a sentence when and where the club meets, sees whom the invitation reaches by which way, and sends it.
/// </summary>
internal sealed class AnnounceDialog : WaterfallDialog<AnnounceDialog.Announcement>
{
    public const string DialogId = "meetings.announce";

    private const string Send = "send";
    private const string Edit = "edit";
    private const string ByHand = "by-hand";

    private readonly MeetingTexts texts;
    private readonly MeetingSentence sentences;
    private readonly ContactTexts ways;
    private readonly NoticeSender sender;
    private readonly ClubCalendar calendar;

    public AnnounceDialog(MeetingTexts texts, MeetingSentence sentences, ContactTexts ways, NoticeSender sender, ClubCalendar calendar)
        : base(DialogId, 1, () => MeetingsJson.Unescaped.Announcement)
    {
        this.texts = texts;
        this.sentences = sentences;
        this.ways = ways;
        this.sender = sender;
        this.calendar = calendar;
        AddStep("sentence", AskSentenceAsync, TakeSentenceAsync);
        AddStep("day", AskDayAsync, TakeDayAsync);
        AddStep("time", AskTimeAsync, TakeTimeAsync);
        AddStep("confirm", AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known of the meeting so far.</summary>
    /// <param name="Sentence">The sentence that led here and was not read yet.</param>
    /// <param name="Day">Day of the meeting.</param>
    /// <param name="Time">Time of the meeting.</param>
    /// <param name="Place">Place; null = where the club usually meets.</param>
    /// <param name="More">What else is to be said.</param>
    public sealed record Announcement(string? Sentence, DateOnly? Day, TimeOnly? Time, string? Place, string More);

    protected override Announcement Start(string? argument) => new(argument, null, null, null, "");

    private async ValueTask<StepResult> AskSentenceAsync(WaterfallStepContext<Announcement> step, CancellationToken cancellationToken)
    {
        if (!step.Turn.Viewer().IsBoard)
        {
            return await step.EndAsync(texts.BoardOnly(step.Turn.Speech()), cancellationToken);
        }

        return step.State.Sentence is { } sentence
            ? Understood(step, sentence)
            : StepResult.AskFreely(texts.WriteSentence(step.Turn.Speech()));
    }

    private ValueTask<StepResult> TakeSentenceAsync(WaterfallStepContext<Announcement> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Understood(step, answer.Text));

    /// <summary>Takes from the sentence what it says; what is missing is asked for.</summary>
    private StepResult Understood(WaterfallStepContext<Announcement> step, string sentence)
    {
        var read = sentences.Read(sentence, calendar.Local(step.Turn.Now));
        if (read.IsDoubtful)
        {
            step.State = step.State with { Sentence = null };
            return StepResult.AskFreely(texts.WriteAgain(step.Turn.Speech()));
        }

        step.State = new Announcement(null, read.Day, read.Time, PlaceOf(step.Turn, read), read.More);
        return Next(step.State);
    }

    /// <summary>The first thing that is not known yet. A step that is gone back to asks again, whatever is known.</summary>
    private static StepResult.GoTo Next(Announcement known) => new(known.Day is null ? "day" : known.Time is null ? "time" : "confirm");

    /// <summary>"nha van hoa" is the club's own hall, and is written as the club writes it.</summary>
    private static string? PlaceOf(ITurnContext turn, MeetingReading read) =>
        read.Place is { } place && turn.Club().MeetingPlace is { } usual
        && VietnameseFold.Fold(usual).Contains(VietnameseFold.Fold(place), StringComparison.Ordinal)
            ? usual
            : read.Place;

    private ValueTask<StepResult> AskDayAsync(WaterfallStepContext<Announcement> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.WhichDay(step.Turn.Speech())));

    private ValueTask<StepResult> TakeDayAsync(WaterfallStepContext<Announcement> step, Answer answer, CancellationToken cancellationToken)
    {
        var read = sentences.Read(answer.Text, calendar.Local(step.Turn.Now));
        if (read.IsDoubtful || read.Day is null)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.DayDoesNotFit(step.Turn.Speech())));
        }

        step.State = step.State with { Day = read.Day, Time = read.Time ?? step.State.Time };
        return ValueTask.FromResult<StepResult>(Next(step.State));
    }

    private ValueTask<StepResult> AskTimeAsync(WaterfallStepContext<Announcement> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.AskFreely(texts.WhatTime(step.Turn.Speech())));

    private ValueTask<StepResult> TakeTimeAsync(WaterfallStepContext<Announcement> step, Answer answer, CancellationToken cancellationToken)
    {
        if (sentences.Read(answer.Text, calendar.Local(step.Turn.Now)).Time is not { } time)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.TimeNotUnderstood(step.Turn.Speech())));
        }

        step.State = step.State with { Time = time };
        return ValueTask.FromResult<StepResult>(Next(step.State));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Announcement> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var meeting = MeetingOf(step.Turn, step.State, receipt: "");
        if (calendar.InstantOf(meeting.Day, meeting.Time) <= step.Turn.Now)
        {
            step.State = step.State with { Day = null };
            await step.SayAsync(texts.DayIsPast(speech, meeting), cancellationToken);
            return new StepResult.GoTo("day");
        }

        var reach = await ReachAsync(step.Turn, cancellationToken);
        await step.SayAsync(texts.Draft(speech, meeting), cancellationToken);
        return StepResult.Ask(
            WhoIsReached(speech, reach),
            new Choice(Send, texts.SendNow()),
            new Choice(Edit, texts.Edit()),
            new Choice(ByHand, texts.WhoByHand(), [texts.WhoHasNoPhone()]));
    }

    private string WhoIsReached(Speech speech, Reach reach)
    {
        var (all, byHand) = (reach.Recipients.Count, reach.Count(NoticeWay.ByHand));
        return reach.Count(NoticeWay.OptedOut) is > 0 and var optedOut
            ? texts.WhoIsReachedAndWhoDoesNotWant(speech, all, ways.Ways(reach), byHand, optedOut)
            : texts.WhoIsReached(speech, all, ways.Ways(reach), byHand);
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Announcement> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case Send:
                return await SendAsync(step, cancellationToken);
            case Edit:
                step.State = Start(null);
                return new StepResult.GoTo("sentence");
            case ByHand:
                return new StepResult.Begun(NamesDialog.DialogId, NamesDialog.ByHandArgument);
            case null when Confirmation.IsNo(answer.Text):
                goto case Edit;
            default:
                return new StepResult.NotUnderstood();
        }
    }

    private async ValueTask<StepResult> SendAsync(WaterfallStepContext<Announcement> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (calendar.InstantOf(step.State.Day!.Value, step.State.Time!.Value) <= turn.Now)
        {
            return new StepResult.GoTo("confirm");
        }

        var receipt = turn.NewReceipt();
        var meeting = MeetingOf(turn, step.State, receipt);
        var reach = await ReachAsync(turn, cancellationToken);
        var draft = new Draft(null) { DialogId = InvitationDialog.DialogId, DialogArgument = meeting.Id };
        var notice = sender.Send(turn, reach, texts.NoticeWords(meeting), receipt, draft);
        step.Documents.Put(meeting with { NoticeId = notice.Id });
        return await step.EndAsync(texts.Sent(turn.Speech(), reach.Recipients.Count - reach.ByHand.Count(), receipt), cancellationToken);
    }

    private static ValueTask<Reach> ReachAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        Reach.OfClubAsync(turn, turn.Club().Id, FamilyRight.Meetings, cancellationToken);

    private Meeting MeetingOf(ITurnContext turn, Announcement state, string receipt) => new()
    {
        Id = $"{turn.Club().Id}/{turn.NewId()}",
        ClubId = turn.Club().Id,
        Day = state.Day!.Value,
        Time = state.Time!.Value,
        Place = state.Place ?? turn.Club().MeetingPlace ?? texts.UsualPlace(),
        More = state.More,
        InvitedBy = turn.Subject().Id,
        InvitedAt = turn.Now,
        Receipt = receipt,
    };
}
