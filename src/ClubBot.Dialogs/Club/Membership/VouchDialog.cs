using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
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
    /// <param name="MemberIds">Members among whom the board member was asked to choose; null before the question.</param>
    /// <param name="IsOfAll">True when everybody who waits is asked about, one after the other.</param>
    public sealed record Vouching(string? RequestId, IReadOnlyList<string>? MemberIds, bool IsOfAll);

    protected override Vouching Start(string? argument) => new(argument, null, IsOfAll: argument is null);

    private async ValueTask<StepResult> AskAsync(WaterfallStepContext<Vouching> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (await NextAsync(step, cancellationToken) is not var (request, people))
        {
            // Who was told of it and finds it answered by another has nothing to hear.
            return step.State.IsOfAll ? await step.EndAsync(texts.NobodyWaits(turn.Speech()), cancellationToken) : new StepResult.Ended();
        }

        step.State = step.State with { RequestId = request.Id, MemberIds = [.. people.Select(member => member.Id)] };
        var way = ways.Way(ContactKinds.Of(request.Conversation.ChannelId));
        return people is [var one]
            ? StepResult.Ask(
                texts.IsItThey(turn.Speech(), way, request.Phone, Described(turn, one), NameOf(turn, one)),
                new Choice(one.Id, texts.Yes()),
                new Choice(Nobody, texts.No()))
            : StepResult.Ask(
                texts.WhoIsIt(turn.Speech(), way, request.Phone, string.Join(", ", people.Select(member => Described(turn, member)))),
                [.. people.Select(member => new Choice(member.Id, texts.OneOf(NameOf(turn, member)))), new Choice(Nobody, texts.Nobody())]);
    }

    private async ValueTask<StepResult> TakeAsync(WaterfallStepContext<Vouching> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        // All of the board were asked: the first answer counts.
        if (await NextAsync(step, cancellationToken) is not var (request, people))
        {
            return await step.EndAsync(texts.WaitsNoMore(turn.Speech()), cancellationToken);
        }

        var isOne = step.State.MemberIds is [_];
        var chosen = step.State.MemberIds?.FirstOrDefault(id => isOne ? answer.Confirms(id) : answer.Is(id));
        if (chosen is null && !answer.Declines(Nobody))
        {
            return new StepResult.NotUnderstood();
        }

        var recognised = people.FirstOrDefault(member => member.Id == chosen);
        turn.Documents.Put(request with { Decision = new JoinDecision(recognised?.Id, turn.Subject().Id, turn.Now) });
        if (recognised is not null)
        {
            turn.Enqueue(MessageTo(turn, request));
        }

        await step.SayAsync(
            recognised is null ? texts.Refused(turn.Speech()) : texts.Done(turn.Speech(), NameOf(turn, recognised)), cancellationToken);
        step.State = new Vouching(null, null, step.State.IsOfAll);
        return step.State.IsOfAll && await NextAsync(step, cancellationToken) is not null ? new StepResult.GoTo(Who) : new StepResult.Ended();
    }

    /// <summary>
    /// Whoever was recognised goes on with joining. Whoever was not hears nothing, as with a number that no club has: a refusal would tell a
    /// stranger that the number is a member's.
    /// </summary>
    private static OutboxMessage MessageTo(ITurnContext turn, JoinRequest request) => new()
    {
        Id = turn.NewId(),
        To = request.Conversation,
        DialogId = JoinDialog.DialogId,
        DialogArgument = JoinDialog.ArgumentOf(request),
        Lane = OutboxLane.Notice,
        NotBefore = turn.Now,
    };

    /// <summary>The request that is asked about, while it waits, with the people it may be; nobody is asked about the own number.</summary>
    private static async ValueTask<(JoinRequest Request, IReadOnlyList<Member> People)?> NextAsync(
        WaterfallStepContext<Vouching> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var open = await JoinRequests.OpenAsync(turn.Documents, turn.Club().Id, turn.Now, cancellationToken);
        foreach (var request in open.Where(request => step.State.RequestId is not { } id || request.Id == id))
        {
            var people = new List<Member>();
            foreach (var id in request.MemberIds)
            {
                if (await turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } member)
                {
                    people.Add(member);
                }
            }

            if (people.Count > 0 && people.All(member => member.Id != turn.Subject().Id))
            {
                return (request, people);
            }
        }

        return null;
    }

    /// <summary>Full name and village: two neighbours may be called the same.</summary>
    private string Described(ITurnContext turn, Member member)
    {
        var name = $"{addressing.Of(member, calendar.Today(turn)).You} {member.FullName}";
        return member.Village is { } village ? $"{name} ({village})" : name;
    }

    private string NameOf(ITurnContext turn, Member member) => addressing.NameOf(member, calendar.Today(turn));
}
