using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>How somebody is told what they did not ask for: by which of their accounts, or not at all, and how to come back.</summary>
internal sealed class ContactDialog : WaterfallDialog<ContactDialog.Wishing>
{
    public const string DialogId = "notices.contact";

    private const string Choose = "choose";
    private const string Stop = "stop";
    private const string Again = "again";
    private const string AnyWay = "any";
    private const string Next = "next";
    private const string Yes = "yes";

    private readonly ContactTexts texts;

    public ContactDialog(ContactTexts texts)
        : base(DialogId, 1, () => NoticesJson.Unescaped.Wishing)
    {
        this.texts = texts;
        AddStep("now", AskNowAsync, TakeNowAsync);
        AddStep("which", AskWhichAsync, TakeWhichAsync);
        AddStep("way", AskWayAsync, TakeWayAsync);
        AddStep("stop", AskStopAsync, TakeStopAsync);
        AddStep("again", AskAgainAsync, TakeAgainAsync);
    }

    /// <summary>What is wished so far.</summary>
    /// <param name="Said">What the sentence said that led here and was not looked at yet.</param>
    /// <param name="Kind">The way that is to be confirmed; null = wherever the person is reached best.</param>
    /// <param name="Page">Page of the list of ways.</param>
    public sealed record Wishing(string? Said, ContactKind? Kind, int Page);

    protected override Wishing Start(string? argument) => new(argument, null, 0);

    private async ValueTask<StepResult> AskNowAsync(WaterfallStepContext<Wishing> step, CancellationToken cancellationToken)
    {
        var person = await ReadAsync(step.Turn, cancellationToken);
        var said = ContactRequest.Of(step.State.Said);
        step.State = step.State with { Said = null };
        if (said is not null)
        {
            return await SaidAsync(step, person, said, cancellationToken);
        }

        var speech = step.Turn.Speech();
        Choice[] choose = person.Kinds.Count > 1 ? [new Choice(Choose, texts.Choose())] : [];
        if (person.Wish is { IsStopped: true })
        {
            return StepResult.Ask(texts.NowStopped(speech), new Choice(Again, texts.AgainLabel()));
        }

        var text = choose.Length > 0 ? texts.Now(speech, texts.Way(person.Present)) : texts.NowOne(speech, texts.Way(person.Present));
        return StepResult.Ask(text, [.. choose, new Choice(Stop, texts.StopLabel())]);
    }

    /// <summary>Somebody said in a sentence what they want: it is asked about, or it is so already.</summary>
    private async ValueTask<StepResult> SaidAsync(
        WaterfallStepContext<Wishing> step, Person person, ContactRequest said, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var isStopped = person.Wish is { IsStopped: true };
        switch (said)
        {
            case ContactRequest.Stop when isStopped:
                return await step.EndAsync(texts.AlreadyStopped(speech), cancellationToken);
            case ContactRequest.Stop:
                return new StepResult.GoTo("stop");
            case ContactRequest.Again when isStopped:
                return new StepResult.GoTo("again");
            case ContactRequest.Again:
                return await step.EndAsync(texts.NotStopped(speech, texts.Way(person.Present)), cancellationToken);
            case ContactRequest.By by when person.Kinds.Contains(by.Kind):
                step.State = step.State with { Kind = by.Kind };
                return new StepResult.GoTo("way");
            case ContactRequest.By by:
                return await step.EndAsync(texts.NoSuchWay(speech, texts.Way(by.Kind)), cancellationToken);
            default:
                throw new InvalidOperationException($"Nothing is known of {said}.");
        }
    }

    private static ValueTask<StepResult> TakeNowAsync(WaterfallStepContext<Wishing> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            Choose => new StepResult.GoTo("which"),
            Stop => new StepResult.GoTo("stop"),
            Again => new StepResult.GoTo("again"),
            _ => new StepResult.NotUnderstood(),
        });

    private async ValueTask<StepResult> AskWhichAsync(WaterfallStepContext<Wishing> step, CancellationToken cancellationToken)
    {
        var person = await ReadAsync(step.Turn, cancellationToken);
        List<Choice> all =
        [
            .. person.Kinds.Select(kind => new Choice(kind.ToString(), Texts.Speech.Capital(texts.Way(kind)))),
            new Choice(AnyWay, texts.AnyWay()),
        ];
        return StepResult.Ask(
            texts.Which(step.Turn.Speech()), PagedChoices.Of(all, step.State.Page, new Choice(Next, texts.OtherPlaces())));
    }

    private async ValueTask<StepResult> TakeWhichAsync(WaterfallStepContext<Wishing> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case Next:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskWhichAsync(step, cancellationToken);
            case var chosen:
                step.State = step.State with { Kind = Enum.TryParse<ContactKind>(chosen, out var kind) ? kind : null };
                return new StepResult.GoTo("way");
        }
    }

    private ValueTask<StepResult> AskWayAsync(WaterfallStepContext<Wishing> step, CancellationToken cancellationToken)
    {
        var speech = step.Turn.Speech();
        var text = step.State.Kind is { } kind ? texts.SureWay(speech, texts.Way(kind)) : texts.SureAnyWay(speech);
        return ValueTask.FromResult(StepResult.Ask(text, new Choice(Yes, texts.Yes())));
    }

    private async ValueTask<StepResult> TakeWayAsync(WaterfallStepContext<Wishing> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var chosen = step.State.Kind;
        var kept = await KeepAsync(step.Turn, wish => wish with { Chosen = chosen, StoppedAt = null }, cancellationToken);
        var speech = step.Turn.Speech();
        return await step.EndAsync(
            chosen is { } kind ? texts.WayKept(speech, texts.Way(kind), kept.Receipt!) : texts.AnyWayKept(speech, kept.Receipt!),
            cancellationToken);
    }

    private ValueTask<StepResult> AskStopAsync(WaterfallStepContext<Wishing> step, CancellationToken cancellationToken)
    {
        var viewer = step.Turn.Viewer();
        var text = viewer.IsFamily || viewer.IsBoard ? texts.SureStopOther(viewer.Speech) : texts.SureStop(viewer.Speech);
        return ValueTask.FromResult(StepResult.Ask(text, new Choice(Yes, texts.Yes())));
    }

    private async ValueTask<StepResult> TakeStopAsync(WaterfallStepContext<Wishing> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var kept = await KeepAsync(step.Turn, wish => wish with { StoppedAt = step.Turn.Now }, cancellationToken);
        return await step.EndAsync(texts.Stopped(step.Turn.Speech(), kept.Receipt!), cancellationToken);
    }

    private ValueTask<StepResult> AskAgainAsync(WaterfallStepContext<Wishing> step, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StepResult.Ask(texts.SureAgain(step.Turn.Speech()), new Choice(Yes, texts.Yes())));

    private async ValueTask<StepResult> TakeAgainAsync(WaterfallStepContext<Wishing> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        var kept = await KeepAsync(step.Turn, wish => wish with { StoppedAt = null }, cancellationToken);
        var person = await ReadAsync(step.Turn, cancellationToken);
        return await step.EndAsync(texts.Again(step.Turn.Speech(), texts.Way(person.Present), kept.Receipt!), cancellationToken);
    }

    /// <summary>Stages the speaker's wish; it is theirs alone, a relative's as well as a member's.</summary>
    private static async ValueTask<ContactWish> KeepAsync(ITurnContext turn, Func<ContactWish, ContactWish> change, CancellationToken cancellationToken)
    {
        var key = turn.Viewer().Key!;
        var wish = await turn.SystemDocuments.LoadAsync<ContactWish>(key, cancellationToken) ?? new ContactWish { Id = key, ClubId = turn.Club().Id };
        var kept = change(wish) with { Receipt = turn.NewReceipt() };
        turn.SystemDocuments.Put(kept);
        return kept;
    }

    private static async ValueTask<Person> ReadAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (memberId, key) = (turn.Subject().Id, turn.Viewer().Key!);
        var accounts = await PersonAccounts.OfSpeakerAsync(turn, cancellationToken);
        var book = await ContactBook.OfMemberAsync(turn.SystemDocuments, memberId, turn.Now, cancellationToken);
        var ranked = book.HeardFrom(turn.Viewer().Account.Id).ForUrgent(memberId, key);
        return new Person(
            await turn.SystemDocuments.LoadAsync<ContactWish>(key, cancellationToken),
            [.. accounts.Select(account => ContactKinds.Of(account.Conversation.ChannelId)).Distinct().Order()],
            ranked.Count > 0 ? ranked[0].Kind : ContactKinds.Of(turn.Conversation.ChannelId));
    }

    /// <summary>The speaker, as far as it matters here.</summary>
    /// <param name="Wish">What they wished before, or null.</param>
    /// <param name="Kinds">Ways to them, each once.</param>
    /// <param name="Present">The way that is tried first now.</param>
    private sealed record Person(ContactWish? Wish, IReadOnlyList<ContactKind> Kinds, ContactKind Present);
}
