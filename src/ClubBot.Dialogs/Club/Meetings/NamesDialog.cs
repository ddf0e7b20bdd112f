using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Reads names to the board, a page at a time: who has to be told by hand and why, who has not answered.</summary>
internal sealed class NamesDialog : WaterfallDialog<NamesDialog.Reading>
{
    public const string DialogId = "meetings.names";

    /// <summary>Whom an invitation would not reach if it left now.</summary>
    public const string ByHandArgument = "by-hand";

    private const string Next = "next";
    private const string MissingPrefix = "missing:";
    private const string ToTellPrefix = "to-tell:";
    private const string UntoldPrefix = "untold:";

    private readonly MeetingTexts texts;
    private readonly ToTellList toTell;
    private readonly ClubCalendar calendar;

    public NamesDialog(MeetingTexts texts, ToTellList toTell, ClubCalendar calendar)
        : base(DialogId, 1, () => MeetingsJson.Unescaped.Reading)
    {
        this.texts = texts;
        this.toTell = toTell;
        this.calendar = calendar;
        AddStep("page", AskAsync, TakeAsync);
    }

    /// <summary>What is read and where.</summary>
    public sealed record Reading(string What, int Page);

    /// <summary>Whoever has not answered the invitation to this meeting.</summary>
    public static string MissingArgument(string meetingId) => MissingPrefix + meetingId;

    /// <summary>Whom this notice has not reached, or not for certain.</summary>
    public static string ToTellArgument(string noticeId) => ToTellPrefix + noticeId;

    /// <summary>Whom the invitation to this meeting has not reached and who has not answered it all the same.</summary>
    public static string UntoldArgument(string meetingId) => UntoldPrefix + meetingId;

    protected override Reading Start(string? argument) => new(argument ?? ByHandArgument, 0);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Reading> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var what = step.State.What;
        if (await MeetingAsync(step.Turn, what, cancellationToken) is { } meeting && meeting.Day < calendar.Today(step.Turn))
        {
            return await step.EndAsync(texts.MeetingIsOver(speech), cancellationToken);
        }

        var lines = step.Turn.Viewer().IsBoard ? await LinesAsync(step.Turn, what, cancellationToken) : [];
        var pages = NamePages.Of(lines);
        if (step.State.Page >= pages.Count)
        {
            return await step.EndAsync(texts.NoNames(speech), cancellationToken);
        }

        await step.SayAsync(string.Join('\n', pages[step.State.Page]), cancellationToken);
        var left = pages.Skip(step.State.Page + 1).Sum(page => page.Count);
        return left > 0
            ? StepResult.Ask(texts.MoreNames(speech, left), new Choice(Next, texts.NextPage()))
            : StepResult.Ask(texts.LastNames(speech, lines.Count));
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Reading> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Is(Next))
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Page = step.State.Page + 1 };
        return await AskAsync(step, cancellationToken);
    }

    private async ValueTask<IReadOnlyList<string>> LinesAsync(ITurnContext turn, string what, CancellationToken cancellationToken)
    {
        if (what.StartsWith(ToTellPrefix, StringComparison.Ordinal))
        {
            return await toTell.AfterAsync(turn, what[ToTellPrefix.Length..], _ => false, cancellationToken);
        }

        if (what == ByHandArgument)
        {
            return toTell.Before(await Reach.OfClubAsync(turn, turn.Club().Id, FamilyRight.Meetings, cancellationToken));
        }

        if (await MeetingAsync(turn, what, cancellationToken) is not { } meeting)
        {
            return [];
        }

        if (what.StartsWith(UntoldPrefix, StringComparison.Ordinal))
        {
            return meeting.NoticeId is { } noticeId ? await toTell.AfterAsync(turn, noticeId, meeting.Replies.ContainsKey, cancellationToken) : [];
        }

        var members = await turn.Documents.QueryAsync<Member>(
            MembershipIndexes.ByClub, turn.Club().Id, MembershipJson.MembersMax, cancellationToken);
        return [.. members.Where(member => !meeting.Replies.ContainsKey(member.Id)).OrderBy(member => member.Number).Select(ToTellList.Line)];
    }

    /// <summary>The meeting that the list is about, or null when it is about none.</summary>
    private static ValueTask<Meeting?> MeetingAsync(ITurnContext turn, string what, CancellationToken cancellationToken)
    {
        var prefix = new[] { MissingPrefix, UntoldPrefix }.FirstOrDefault(prefix => what.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is null
            ? ValueTask.FromResult<Meeting?>(null)
            : turn.Documents.LoadAsync<Meeting>(what[prefix.Length..], cancellationToken);
    }
}
