using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A board member answers members who find the receipt of a fee, a gift or a transfer wrong.</summary>
internal sealed class ReceiptAnswerDialog : WaterfallDialog<ReceiptAnswerDialog.Answering>
{
    public const string DialogId = "resources.answer";

    private const int LettersMin = 3;

    /// <summary>So much of the member's words stands in a message with all the rest.</summary>
    private const int WordsShown = 60;

    private const string Pick = "pick";
    private const string Look = "look";
    private const string Confirm = "confirm";
    private const string Right = "right";
    private const string Corrected = "corrected";
    private const string Yes = "yes";
    private const string More = "more";

    private readonly ReceiptAnswerTexts texts;
    private readonly Messenger messenger;
    private readonly RosterNames names;

    public ReceiptAnswerDialog(ReceiptAnswerTexts texts, Messenger messenger, RosterNames names)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Answering)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.names = names;
        AddStep(Pick, AskPickAsync, TakePickAsync);
        AddStep(Look, AskLookAsync, TakeLookAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is answered.</summary>
    /// <param name="DisputeId">The dispute, or null.</param>
    /// <param name="Page">Page of the list, from 0.</param>
    /// <param name="Words">The answer, or null.</param>
    public sealed record Answering(string? DisputeId, int Page, string? Words);

    protected override Answering Start(string? argument) => new(null, 0, null);

    private async ValueTask<StepResult> AskPickAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        var open = await turn.Documents.QueryAsync<ReceiptDispute>(ResourcesJson.Open, turn.Club().Id, ResourcesJson.OpenMax, cancellationToken);
        var choices = new List<Choice>();
        foreach (var dispute in open.OrderBy(dispute => dispute.OpenedAt))
        {
            choices.Add(new Choice(dispute.Id, texts.OneOf(await NameOfAsync(turn, dispute, cancellationToken), dispute.Receipt)));
        }

        return choices.Count == 0
            ? await step.EndAsync(texts.NothingWaits(turn.Speech()), cancellationToken)
            : StepResult.Ask(texts.Waiting(turn.Speech(), choices.Count), PagedChoices.Of(choices, step.State.Page, new Choice(More, texts.More())));
    }

    private async ValueTask<StepResult> TakePickAsync(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(More))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return await AskPickAsync(step, cancellationToken);
        }

        if (answer.Choice is not { } choice)
        {
            return new StepResult.NotUnderstood();
        }

        step.State = new Answering(choice.Value, 0, null);
        return new StepResult.GoTo(Look);
    }

    private async ValueTask<StepResult> AskLookAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        var (dispute, name, end) = await OpenAsync(step, cancellationToken);
        if (dispute is null)
        {
            return end!;
        }

        var entry = await (await ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken)).EntryAsync(dispute.EntryNumber, cancellationToken);
        return StepResult.AskFreely(
            texts.Look(turn.Speech(), name, entry?.DocumentNumber ?? "", entry?.MoneyIn() ?? Dong.Zero, ShownText.Cut(dispute.Words, WordsShown), dispute.Receipt),
            new Choice(Right, texts.BookIsRight()),
            new Choice(Corrected, texts.WasCorrected()));
    }

    private ValueTask<StepResult> TakeLookAsync(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = answer.Choice?.Value switch
        {
            Right => texts.BookIsRightWords(),
            Corrected => texts.WasCorrectedWords(),
            _ => ShownText.Tidy(answer.Text, int.MaxValue),
        };
        if (words.Count(char.IsLetter) < LettersMin || words.Length > ReceiptAnswer.WordsLengthMax)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedWords(step.Turn.Speech())));
        }

        step.State = step.State with { Words = words };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken)
    {
        var (dispute, name, end) = await OpenAsync(step, cancellationToken);
        return dispute is null ? end!
            : step.State.Words is not { } words ? new StepResult.GoTo(Look)
            : StepResult.Ask(texts.Confirm(step.Turn.Speech(), name, words), new Choice(Yes, texts.Yes()), new Choice(Look, texts.Rewrite()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Look))
        {
            return new StepResult.GoTo(Look);
        }

        if (!answer.Confirms(Yes) || step.State.Words is not { } words)
        {
            return new StepResult.NotUnderstood();
        }

        var (dispute, name, end) = await OpenAsync(step, cancellationToken);
        if (dispute is null)
        {
            return end!;
        }

        var turn = step.Turn;
        step.Documents.Put(dispute with { Answer = new ReceiptAnswer(words, turn.Subject().Id, turn.Now) });
        var entry = await (await ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken)).EntryAsync(dispute.EntryNumber, cancellationToken);
        var draft = new Draft(reader => texts.ToMember(reader, dispute.Receipt, entry?.DocumentNumber ?? "", words));
        var told = await turn.Documents.LoadAsync<Member>(dispute.MemberId, cancellationToken) is { } member
            ? await messenger.TellMemberAsync(turn, member, draft, cancellationToken)
            : 0;
        return await step.EndAsync(
            told > 0 ? texts.Done(turn.Speech(), name, dispute.Receipt) : texts.DoneButMemberIsNotHere(turn.Speech(), name, dispute.Receipt),
            cancellationToken);
    }

    /// <summary>The dispute while it waits and is not the speaker's own; otherwise what happens instead.</summary>
    private async ValueTask<(ReceiptDispute? Dispute, string Name, StepResult? End)> OpenAsync(
        WaterfallStepContext<Answering> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || step.State.DisputeId is not { } id
            || await turn.Documents.LoadAsync<ReceiptDispute>(id, cancellationToken) is not { } dispute)
        {
            return (null, "", new StepResult.Ended());
        }

        var name = await NameOfAsync(turn, dispute, cancellationToken);
        return dispute.MemberId == turn.Subject().Id ? (null, name, await step.EndAsync(texts.IsOwn(turn.Speech()), cancellationToken))
            : !dispute.IsOpen ? (null, name, await step.EndAsync(texts.IsAnswered(turn.Speech(), name), cancellationToken))
            : (dispute, name, null);
    }

    private async ValueTask<string> NameOfAsync(ITurnContext turn, ReceiptDispute dispute, CancellationToken cancellationToken) =>
        await turn.Documents.LoadAsync<Member>(dispute.MemberId, cancellationToken) is { } member ? names.Of(turn, member).Name : dispute.Receipt;
}

/// <summary>Sentences around the answer to a member who finds a receipt wrong.</summary>
public sealed class ReceiptAnswerTexts(TextCatalog catalog) : TextSet(catalog, "receiptAnswer")
{
    public string Entry() => Label();

    public string NothingWaits(Speech speech) => Say(speech);

    public string Waiting(Speech speech, int count) => Say(speech, [("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

    /// <summary>One of the disputes, on a button.</summary>
    public string OneOf(string who, string receipt) => Say(Neutral, [("Who", Speech.Capital(who)), ("receipt", receipt)]);

    public string More() => Label();

    public string Look(Speech speech, string who, string document, Dong amount, string words, string receipt) => Say(
        speech,
        [("Who", Speech.Capital(who)), ("document", document), ("amount", Wording.Money(amount)), ("words", words), ("receipt", receipt)]);

    public string BookIsRight() => Label();

    public string WasCorrected() => Label();

    public string BookIsRightWords() => Label();

    public string WasCorrectedWords() => Label();

    public string NeedWords(Speech speech) => Say(speech);

    public string Confirm(Speech speech, string who, string words) => Say(speech, [("who", who), ("words", words)]);

    public string Yes() => Label();

    public string Rewrite() => Label();

    public string IsOwn(Speech speech) => Say(speech);

    public string IsAnswered(Speech speech, string who) => Say(speech, [("who", who)]);

    public string Done(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    public string DoneButMemberIsNotHere(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    public string ToMember(Speech speech, string receipt, string document, string words) =>
        Say(speech, [("receipt", receipt), ("document", document), ("words", words)]);
}
