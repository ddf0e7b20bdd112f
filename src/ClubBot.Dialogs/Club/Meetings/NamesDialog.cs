using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Reads names to the board, a page at a time: who has to be told by hand, who has not answered.</summary>
internal sealed class NamesDialog : WaterfallDialog<NamesDialog.Reading>
{
    public const string DialogId = "meetings.names";

    /// <summary>Whoever has no account and no relative with one.</summary>
    public const string ByHandArgument = "by-hand";

    private const int NamesOfPage = 5;
    private const string Next = "next";
    private const string MissingPrefix = "missing:";

    private readonly MeetingTexts texts;
    private readonly ClubCalendar calendar;

    public NamesDialog(MeetingTexts texts, ClubCalendar calendar)
        : base(DialogId, 1, () => MeetingsJson.Unescaped.Reading)
    {
        this.texts = texts;
        this.calendar = calendar;
        AddStep("page", AskAsync, TakeAsync);
    }

    /// <summary>What is read and where.</summary>
    public sealed record Reading(string What, int Page);

    /// <summary>Whoever has not answered the invitation to this meeting.</summary>
    public static string MissingArgument(string meetingId) => MissingPrefix + meetingId;

    protected override Reading Start(string? argument) => new(argument ?? ByHandArgument, 0);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Reading> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        if (await IsOverAsync(step, cancellationToken))
        {
            await step.SayAsync(texts.MeetingIsOver(speech), cancellationToken);
            return new StepResult.Ended();
        }

        var members = await MembersAsync(step.Turn, step.State.What, cancellationToken);
        var page = members.Skip(step.State.Page * NamesOfPage).Take(NamesOfPage).ToList();
        if (page.Count == 0)
        {
            await step.SayAsync(texts.NoNames(speech), cancellationToken);
            return new StepResult.Ended();
        }

        await step.SayAsync(string.Join('\n', page.Select(Line)), cancellationToken);
        var left = members.Count - ((step.State.Page + 1) * NamesOfPage);
        return left > 0
            ? StepResult.Ask(texts.MoreNames(speech, left), new Choice(Next, texts.NextPage()))
            : StepResult.Ask(texts.LastNames(speech, members.Count));
    }

    private async ValueTask<bool> IsOverAsync(WaterfallStepContext<Reading> step, CancellationToken cancellationToken) =>
        step.State.What.StartsWith(MissingPrefix, StringComparison.Ordinal)
        && await step.Documents.LoadAsync<Meeting>(step.State.What[MissingPrefix.Length..], cancellationToken) is { } meeting
        && meeting.Day < calendar.Today(step.Turn);

    private static string Line(Member member) =>
        string.Join(", ", new[] { member.FullName, member.Village, member.Phone }.Where(part => part is not null));

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Reading> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Is(Next))
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Page = step.State.Page + 1 };
        return await AskAsync(step, cancellationToken);
    }

    private static async ValueTask<IReadOnlyList<Member>> MembersAsync(ITurnContext turn, string what, CancellationToken cancellationToken)
    {
        if (!turn.Viewer().IsBoard)
        {
            return [];
        }

        if (!what.StartsWith(MissingPrefix, StringComparison.Ordinal))
        {
            return [.. (await Reach.OfClubAsync(turn, turn.Club().Id, FamilyRight.Meetings, cancellationToken)).ByHand];
        }

        var meeting = await turn.Documents.LoadAsync<Meeting>(what[MissingPrefix.Length..], cancellationToken);
        var members = await turn.Documents.QueryAsync<Member>(
            MembershipIndexes.ByClub, turn.Club().Id, MembershipJson.MembersMax, cancellationToken);
        return [.. members.Where(member => meeting?.Replies.ContainsKey(member.Id) == false).OrderBy(member => member.Number)];
    }
}
