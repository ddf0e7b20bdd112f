using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Asks the board whether somebody who typed a number of the roster is who has it. The board calls the number and says.</summary>
/// <remarks>It does what a card does that one of the board hands over; who said so is kept. The person is asked for consent afterwards.</remarks>
internal sealed class VouchDialog : WaterfallDialog<VouchDialog.Vouching>
{
    public const string DialogId = "membership.vouch";

    private const string Who = "who";
    private const string Nobody = "nobody";

    private readonly VouchTexts texts;
    private readonly ContactTexts ways;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public VouchDialog(VouchTexts texts, ContactTexts ways, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => MembershipDialogsJson.Unescaped.Vouching)
    {
        this.texts = texts;
        this.ways = ways;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Who, AskAsync, TakeAsync);
    }

    /// <summary>What is asked.</summary>
    /// <param name="RequestId">The request; null for the one that has waited longest.</param>
    public sealed record Vouching(string? RequestId);

    protected override Vouching Start(string? argument) => new(argument);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Vouching> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (await RequestAsync(step, cancellationToken) is not { } request)
        {
            // Who was told of it and finds it answered by another has nothing to hear.
            return step.State.RequestId is null ? await step.EndAsync(texts.NobodyWaits(turn.Speech()), cancellationToken) : new StepResult.Ended();
        }

        step.State = new Vouching(request.Id);
        var people = await PeopleAsync(step, request, cancellationToken);
        var way = ways.Way(ContactKinds.Of(request.Conversation.ChannelId));
        return people switch
        {
            [] => new StepResult.Ended(),
            [var one] => StepResult.Ask(
                texts.IsItThey(turn.Speech(), way, request.Phone, Described(turn, one), NameOf(turn, one)),
                new Choice(one.Id, texts.Yes()),
                new Choice(Nobody, texts.No())),
            _ => StepResult.Ask(
                texts.WhoIsIt(turn.Speech(), way, request.Phone, string.Join(", ", people.Select(member => Described(turn, member)))),
                [.. people.Select(member => new Choice(member.Id, texts.OneOf(NameOf(turn, member)))), new Choice(Nobody, texts.Nobody())]),
        };
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Vouching> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        // All of the board were asked: the first answer counts.
        if (await RequestAsync(step, cancellationToken) is not { } request)
        {
            return await step.EndAsync(texts.WaitsNoMore(turn.Speech()), cancellationToken);
        }

        var people = await PeopleAsync(step, request, cancellationToken);
        var recognised = people.FirstOrDefault(member => people.Count == 1 ? answer.Confirms(member.Id) : answer.Is(member.Id));
        if (recognised is null && !answer.Declines(Nobody))
        {
            return new StepResult.NotUnderstood();
        }

        turn.Documents.Put(request with { Decision = new JoinDecision(recognised?.Id, turn.Subject().Id, turn.Now) });
        turn.Enqueue(MessageTo(turn, request, recognised));
        await step.SayAsync(
            recognised is null ? texts.Refused(turn.Speech()) : texts.Done(turn.Speech(), NameOf(turn, recognised)), cancellationToken);
        step.State = new Vouching(null);
        return await RequestAsync(step, cancellationToken) is null ? new StepResult.Ended() : new StepResult.GoTo(Who);
    }

    /// <summary>Whoever was recognised goes on with joining; whoever was not hears where a card is to be had.</summary>
    private OutboxMessage MessageTo(ITurnContext turn, JoinRequest request, Member? recognised) => new()
    {
        Id = turn.NewId(),
        To = request.Conversation,
        Activity = recognised is null ? Activity.Message(texts.NotRecognised(addressing.OfVisitor())) : null,
        DialogId = recognised is null ? null : JoinDialog.DialogId,
        DialogArgument = recognised is null ? null : JoinDialog.ArgumentOf(request),
        Lane = OutboxLane.Notice,
        NotBefore = turn.Now,
    };

    /// <summary>The request that is asked about, while it waits.</summary>
    private static async ValueTask<JoinRequest?> RequestAsync(WaterfallStepContext<Vouching> step, CancellationToken cancellationToken)
    {
        var open = await JoinRequests.OpenAsync(step.Turn.Documents, step.Turn.Club().Id, step.Turn.Now, cancellationToken);
        return step.State.RequestId is { } id ? open.FirstOrDefault(request => request.Id == id) : open.Count > 0 ? open[0] : null;
    }

    private static async ValueTask<IReadOnlyList<Member>> PeopleAsync(
        WaterfallStepContext<Vouching> step, JoinRequest request, CancellationToken cancellationToken)
    {
        var people = new List<Member>();
        foreach (var id in request.MemberIds)
        {
            if (await step.Turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } member)
            {
                people.Add(member);
            }
        }

        return people;
    }

    /// <summary>Full name and village: two neighbours may be called the same.</summary>
    private string Described(ITurnContext turn, Member member)
    {
        var name = $"{addressing.Of(member, calendar.Today(turn)).You} {member.FullName}";
        return member.Village is { } village ? $"{name} ({village})" : name;
    }

    private string NameOf(ITurnContext turn, Member member) => addressing.NameOf(member, calendar.Today(turn));
}
