using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A board member notes who need not pay the monthly fee and why, or that somebody pays again.</summary>
internal sealed class ExemptionDialog : WaterfallDialog<ExemptionDialog.Exempting>
{
    public const string DialogId = "resources.exemption";

    /// <summary>Longest reason that is kept; it stands in one message with the rest.</summary>
    private const int ReasonLengthMax = 60;

    /// <summary>Less than this says nothing.</summary>
    private const int ReasonLettersMin = 2;

    /// <summary>What the register writes for hardship without saying which.</summary>
    private const string HardshipMark = "x";

    private const string Who = "who";
    private const string WhichOne = "which-one";
    private const string Why = "why";
    private const string Confirm = "confirm";
    private const string Yes = "yes";
    private const string MorePeople = "more";

    private readonly ExemptionTexts texts;
    private readonly FeeSentences sentences;
    private readonly FeePlans plans;
    private readonly ClubCalendar calendar;

    public ExemptionDialog(ExemptionTexts texts, FeeSentences sentences, FeePlans plans, ClubCalendar calendar)
        : base(DialogId, 1, () => ResourcesJson.Unescaped.Exempting)
    {
        this.texts = texts;
        this.sentences = sentences;
        this.plans = plans;
        this.calendar = calendar;
        AddStep(Who, AskWhoAsync, TakeWhoAsync);
        AddStep(WhichOne, AskWhichOneAsync, TakeWhichOneAsync);
        AddStep(Why, AskWhyAsync, TakeWhyAsync);
        AddStep(Confirm, AskConfirmAsync, TakeConfirmAsync);
    }

    /// <summary>What is known so far.</summary>
    /// <param name="Sentence">The sentence that was not read yet, or null.</param>
    /// <param name="Ends">True when somebody pays again.</param>
    /// <param name="Member">Number of the roster, or null.</param>
    /// <param name="Doubt">A name that several people have, or null.</param>
    /// <param name="Page">Page of these people.</param>
    /// <param name="Reason">Why, or null.</param>
    /// <param name="AsksReason">True when the reason of the register is not the one.</param>
    public sealed record Exempting(string? Sentence, bool Ends, int? Member, NameDoubt? Doubt, int Page, string? Reason, bool AsksReason);

    protected override Exempting Start(string? argument) => new(argument, false, null, null, 0, null, false);

    private async ValueTask<StepResult> AskWhoAsync(WaterfallStepContext<Exempting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (!turn.Viewer().IsBoard)
        {
            return new StepResult.Ended();
        }

        if (step.State.Sentence is { } sentence)
        {
            step.State = step.State with { Sentence = null };
            switch (await sentences.ReadAsync(turn, sentence, cancellationToken))
            {
                case FeeReading.Understood read when Go(step, read) is { } found:
                    return found;
                case FeeReading.Unknown unknown:
                    await step.SayAsync(texts.NotFound(turn.Speech(), unknown.Name), cancellationToken);
                    break;
            }
        }

        return StepResult.AskFreely(texts.Who(turn.Speech()));
    }

    private async ValueTask<StepResult> TakeWhoAsync(WaterfallStepContext<Exempting> step, Answer answer, CancellationToken cancellationToken) =>
        await sentences.ReadAsync(step.Turn, answer.Text, cancellationToken) switch
        {
            FeeReading.Understood read when Go(step, read) is { } found => found,
            FeeReading.Unknown unknown => new StepResult.NotUnderstood(texts.NotFound(step.Turn.Speech(), unknown.Name)),
            _ => new StepResult.NotUnderstood(texts.NeedSentence(step.Turn.Speech())),
        };

    /// <summary>Where a sentence leads that names one person; null for every other.</summary>
    private static StepResult? Go(WaterfallStepContext<Exempting> step, FeeReading.Understood read)
    {
        if (read.Deed is not (FeeDeed.Exempt or FeeDeed.EndExemption) || read.Order.Members.Count + read.Doubts.Count != 1)
        {
            return null;
        }

        step.State = new Exempting(
            null,
            read.Deed == FeeDeed.EndExemption,
            read.Order.Members is [var number] ? number : null,
            read.Doubts is [var doubt] ? doubt : null,
            0,
            read.Reason is { } reason ? ShownText.Tidy(reason, ReasonLengthMax) : null,
            false);
        return new StepResult.GoTo(step.State.Doubt is null ? Why : WhichOne);
    }

    private async ValueTask<StepResult> AskWhichOneAsync(WaterfallStepContext<Exempting> step, CancellationToken cancellationToken)
    {
        if (step.State.Doubt is not { } doubt)
        {
            return new StepResult.GoTo(Who);
        }

        var people = await sentences.PeopleAsync(step.Turn, doubt.Candidates, cancellationToken);
        var choices = people.Select(who => new Choice(NameDoubt.ValueOf(who.Member.Number), RosterNames.LabelOf(who, people))).ToList();
        return StepResult.Ask(
            texts.WhichOne(step.Turn.Speech(), doubt.Name),
            [.. PagedChoices.Of(choices, step.State.Page, new Choice(MorePeople, texts.MorePeople()))]);
    }

    private async ValueTask<StepResult> TakeWhichOneAsync(WaterfallStepContext<Exempting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(MorePeople))
        {
            step.State = step.State with { Page = step.State.Page + 1 };
            return await AskWhichOneAsync(step, cancellationToken);
        }

        if (step.State.Doubt?.Chosen(answer.Choice?.Value) is not { } number)
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Member = number, Doubt = null };
        return new StepResult.GoTo(Why);
    }

    private async ValueTask<StepResult> AskWhyAsync(WaterfallStepContext<Exempting> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await PersonAsync(step, cancellationToken) is not { } who)
        {
            return new StepResult.GoTo(Who);
        }

        var known = (await FeeExemptions.OfAsync(turn.Documents, turn.Club().Id, cancellationToken)).Members.GetValueOrDefault(who.Member.Id);
        if (step.State.Ends != (known is not null))
        {
            return await step.EndAsync(
                known is null ? texts.WasNotExempt(turn.Speech(), who.Name) : texts.IsExempt(turn.Speech(), who.Name, known.Reason),
                cancellationToken);
        }

        if (step.State.Ends || step.State.Reason is not null)
        {
            return new StepResult.GoTo(Confirm);
        }

        if (!step.State.AsksReason && who.Member.Hardship is { Length: > 0 } hardship && hardship != HardshipMark)
        {
            step.State = step.State with { Reason = ShownText.Tidy(hardship, ReasonLengthMax) };
            return new StepResult.GoTo(Confirm);
        }

        return StepResult.AskFreely(texts.Why(turn.Speech(), who.Name));
    }

    private ValueTask<StepResult> TakeWhyAsync(WaterfallStepContext<Exempting> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Text.Count(char.IsLetter) < ReasonLettersMin)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood(texts.NeedReason(step.Turn.Speech())));
        }

        step.State = step.State with { Reason = ShownText.Tidy(answer.Text, ReasonLengthMax) };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(Confirm));
    }

    private async ValueTask<StepResult> AskConfirmAsync(WaterfallStepContext<Exempting> step, CancellationToken cancellationToken)
    {
        if (await PersonAsync(step, cancellationToken) is not { } who)
        {
            return new StepResult.GoTo(Who);
        }

        var month = CalendarMonth.Written([plans.ThisMonth(step.Turn)]);
        return step.State.Ends
            ? StepResult.Ask(texts.ConfirmEnd(step.Turn.Speech(), who.Name, month), new Choice(Yes, texts.Yes()))
            : StepResult.Ask(
                texts.Confirm(step.Turn.Speech(), who.Name, month, step.State.Reason ?? ""),
                new Choice(Yes, texts.Yes()),
                new Choice(Why, texts.OtherReason()));
    }

    private async ValueTask<StepResult> TakeConfirmAsync(WaterfallStepContext<Exempting> step, Answer answer, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (answer.Is(Why))
        {
            step.State = step.State with { Reason = null, AsksReason = true };
            return new StepResult.GoTo(Why);
        }

        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (!turn.Viewer().IsBoard || await PersonAsync(step, cancellationToken) is not { } who)
        {
            return new StepResult.GoTo(Who);
        }

        var exemptions = await FeeExemptions.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        if (step.State.Ends != exemptions.Members.ContainsKey(who.Member.Id))
        {
            // Somebody else noted it meanwhile: that is said where it is looked for.
            return new StepResult.GoTo(Why);
        }

        var members = new Dictionary<string, FeeExemption>(exemptions.Members, StringComparer.Ordinal);
        if (step.State.Ends)
        {
            members.Remove(who.Member.Id);
        }
        else
        {
            members[who.Member.Id] = new FeeExemption(step.State.Reason ?? "", plans.ThisMonth(turn), turn.Subject().Id, calendar.Today(turn));
        }

        turn.Documents.Put(exemptions with { Members = members });
        var receipt = turn.NewReceipt();
        return await step.EndAsync(
            step.State.Ends ? texts.Ended(turn.Speech(), who.Name, receipt) : texts.Done(turn.Speech(), who.Name, receipt),
            receipt,
            cancellationToken);
    }

    private async ValueTask<NamedMember?> PersonAsync(WaterfallStepContext<Exempting> step, CancellationToken cancellationToken) =>
        step.State.Member is { } number && await sentences.PeopleAsync(step.Turn, [number], cancellationToken) is [var who] ? who : null;
}
