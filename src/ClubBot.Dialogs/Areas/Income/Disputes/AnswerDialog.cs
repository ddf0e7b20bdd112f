using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>A board member answers members who find the loan book wrong; each is asked whether the answer is right.</summary>
internal sealed class AnswerDialog : WaterfallDialog<AnswerDialog.Answering>
{
    public const string DialogId = "income.answer";

    private const int LettersMin = 3;

    /// <summary>So much of the member's words stands in a message with all the rest.</summary>
    private const int WordsShown = 60;

    private const string Pick = "pick";
    private const string Look = "look";
    private const string Words = "words";
    private const string Confirm = "confirm";
    private const string Right = "right";
    private const string Corrected = "corrected";
    private const string Yes = "yes";
    private const string More = "more";

    private readonly DisputeAnswerTexts texts;
    private readonly Messenger messenger;
    private readonly Addressing addressing;
    private readonly ClubCalendar calendar;

    public AnswerDialog(DisputeAnswerTexts texts, Messenger messenger, Addressing addressing, ClubCalendar calendar)
        : base(DialogId, 1, () => DisputeJson.Unescaped.Answering)
    {
        this.texts = texts;
        this.messenger = messenger;
        this.addressing = addressing;
        this.calendar = calendar;
        AddStep(Pick, AskPickAsync, TakePick);
        AddStep(Look, AskLookAsync, TakeLook);
        AddStep(Words, AskWordsAsync, TakeWords);
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

        var open = await turn.Documents.QueryAsync<LoanDispute>(DisputeJson.Open, turn.Club().Id, DisputeJson.OpenMax, cancellationToken);
        var choices = new List<Choice>();
        foreach (var dispute in open.OrderBy(dispute => dispute.WaitsSince))
        {
            choices.Add(new Choice(dispute.Id, texts.OneOf(await NameOfAsync(turn, dispute, cancellationToken), dispute.Receipt)));
        }

        return choices.Count == 0
            ? await step.EndAsync(texts.NothingWaits(turn.Speech()), cancellationToken)
            : StepResult.Ask(texts.Waiting(turn.Speech(), choices.Count), PagedChoices.Of(choices, step.State.Page, new Choice(More, texts.More())));
    }

    private static ValueTask<StepResult> TakePick(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = choice.Value == More ? step.State with { Page = step.State.Page + 1 } : new Answering(choice.Value, 0, null);
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(choice.Value == More ? Pick : Look));
    }

    private ValueTask<StepResult> AskLookAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken) =>
        WithOpenAsync(step, async (dispute, name) =>
        {
            var loan = await step.Documents.LoadAsync<Loan>(dispute.LoanId, cancellationToken);
            var words = ShownText.Cut(dispute.Words, WordsShown);
            return StepResult.Ask(
                texts.Look(step.Turn.Speech(), name, dispute, words, loan?.Outstanding ?? Dong.Zero),
                new Choice(Right, texts.BookIsRight()),
                new Choice(Corrected, texts.WasCorrected()),
                new Choice(Words, texts.Write()));
        }, cancellationToken);

    private ValueTask<StepResult> TakeLook(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        step.State = step.State with
        {
            Words = answer.Choice?.Value switch
            {
                Right => texts.BookIsRightWords(),
                Corrected => texts.WasCorrectedWords(),
                _ => null,
            },
        };
        return ValueTask.FromResult<StepResult>(
            step.State.Words is not null ? new StepResult.GoTo(Confirm) : answer.Is(Words) ? new StepResult.GoTo(Words) : new StepResult.NotUnderstood());
    }

    private ValueTask<StepResult> AskWordsAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken) => WithOpenAsync(
        step, (_, name) => ValueTask.FromResult<StepResult>(StepResult.AskFreely(texts.WhatWords(step.Turn.Speech(), name))), cancellationToken);

    private ValueTask<StepResult> TakeWords(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        var words = ShownText.OneLine(answer.Text);
        if (words.Count(char.IsLetter) < LettersMin || words.Length > DisputeAnswer.WordsLengthMax)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedWords(step.Turn.Speech())));
        }

        step.State = step.State with { Words = words };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Answering> step, CancellationToken cancellationToken) => WithOpenAsync(
        step,
        (_, name) => ValueTask.FromResult<StepResult>(step.State.Words is { } words
            ? StepResult.Ask(texts.Confirm(step.Turn.Speech(), name, words), new Choice(Yes, texts.Yes()), new Choice(Words, texts.Rewrite()))
            : new StepResult.GoTo(Look)),
        cancellationToken);

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Answering> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Words))
        {
            return new StepResult.GoTo(Words);
        }

        return answer.Confirms(Yes)
            ? await WithOpenAsync(step, (dispute, name) => KeepAsync(step, dispute, name, cancellationToken), cancellationToken)
            : new StepResult.NotUnderstood();
    }

    private async ValueTask<StepResult> KeepAsync(
        WaterfallStepContext<Answering> step, LoanDispute dispute, string name, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        step.Documents.Put(dispute with { Answer = new DisputeAnswer(step.State.Words!, turn.Subject().Id, turn.Now) });
        var draft = new Draft(Words: null) { DialogId = AnsweredDialog.DialogId, DialogArgument = dispute.Id };
        var told = await turn.Documents.LoadAsync<Member>(dispute.MemberId, cancellationToken) is { } member
            ? await messenger.TellMemberAsync(turn, member, draft, cancellationToken)
                + await messenger.TellFamilyAsync(turn, member, FamilyRight.Loans, draft, cancellationToken)
            : 0;
        await step.SayAsync(
            told > 0 ? texts.Done(turn.Speech(), name, dispute.Receipt) : texts.DoneButMemberIsNotHere(turn.Speech(), name, dispute.Receipt),
            cancellationToken);
        step.State = new Answering(null, 0, null);
        var left = await turn.Documents.QueryAsync<LoanDispute>(DisputeJson.Open, turn.Club().Id, 1, cancellationToken);
        return left.Count > 0 ? new StepResult.GoTo(Pick) : new StepResult.Ended(dispute.Receipt);
    }

    /// <summary>Goes on with the dispute while it waits and is not the speaker's own; otherwise says so and goes back to the list.</summary>
    private async ValueTask<StepResult> WithOpenAsync(
        WaterfallStepContext<Answering> step, Func<LoanDispute, string, ValueTask<StepResult>> go, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard || step.State.DisputeId is not { } id
            || await turn.Documents.LoadAsync<LoanDispute>(id, cancellationToken) is not { } dispute)
        {
            return new StepResult.Ended();
        }

        var name = await NameOfAsync(turn, dispute, cancellationToken);
        return dispute.MemberId == turn.Subject().Id ? await step.EndAsync(texts.IsOwn(turn.Speech()), cancellationToken)
            : !dispute.IsOpen ? await step.EndAsync(texts.IsAnswered(turn.Speech(), name), cancellationToken)
            : await go(dispute, name);
    }

    private async ValueTask<string> NameOfAsync(ITurnContext turn, LoanDispute dispute, CancellationToken cancellationToken) =>
        await turn.Documents.LoadAsync<Member>(dispute.MemberId, cancellationToken) is { } member
            ? addressing.NameOf(member, calendar.Today(turn))
            : dispute.Receipt;
}
