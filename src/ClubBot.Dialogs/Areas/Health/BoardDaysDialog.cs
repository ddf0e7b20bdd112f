using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>The board's view of the days to come: a new one, who is on the list, closing and calling off.</summary>
internal sealed class BoardDaysDialog : WaterfallDialog<BoardDaysDialog.Looking>
{
    public const string DialogId = "health.board";

    private const string Menu = "menu";
    private const string Pick = "pick";
    private const string Day = "day";
    private const string Names = "names";
    private const string Close = "close";
    private const string CallOff = "call-off";
    private const string New = "new";
    private const string Yes = "yes";

    private readonly HealthTexts texts;
    private readonly HealthDays days;
    private readonly DayChoices choices;
    private readonly HealthNotices notices;
    private readonly HealthList list;

    public BoardDaysDialog(HealthTexts texts, HealthDays days, DayChoices choices, HealthNotices notices, HealthList list)
        : base(DialogId, 1, () => HealthJson.Unescaped.BoardLooking)
    {
        this.texts = texts;
        this.days = days;
        this.choices = choices;
        this.notices = notices;
        this.list = list;
        AddStep(Menu, AskMenuAsync, TakeMenu);
        AddStep(Pick, AskPickAsync, TakePickAsync);
        AddStep(Day, AskDayAsync, TakeDay);
        AddStep(Names, AskNamesAsync, TakeNamesAsync);
        AddStep(Close, AskCloseAsync, TakeCloseAsync);
        AddStep(CallOff, AskCallOffAsync, TakeCallOffAsync);
    }

    /// <summary>What is looked at.</summary>
    /// <param name="DayId">The day, or null.</param>
    /// <param name="Page">Page of the list of days or names, from 0.</param>
    /// <param name="Closes">What the open question would do: true closes registration, false opens it again; null = it is not asked.</param>
    public sealed record Looking(string? DayId, int Page, bool? Closes = null);

    protected override Looking Start(string? argument) => new(null, 0);

    private async ValueTask<StepResult> AskMenuAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var upcoming = await days.UpcomingAsync(step.Turn, cancellationToken);
        return upcoming.Count == 0
            ? new StepResult.Replaced(OpenDayDialog.DialogId)
            : StepResult.Ask(texts.BoardMenu(step.Turn.Speech(), upcoming.Count), new Choice(New, texts.NewDay()), new Choice(Pick, texts.SeeDays()));
    }

    private static ValueTask<StepResult> TakeMenu(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(answer.Choice?.Value switch
        {
            New => new StepResult.Replaced(OpenDayDialog.DialogId),
            Pick => new StepResult.GoTo(Pick),
            _ => new StepResult.NotUnderstood(),
        });

    private async ValueTask<StepResult> AskPickAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var upcoming = await days.UpcomingAsync(step.Turn, cancellationToken);
        if (upcoming.Count == 0)
        {
            return await step.EndAsync(texts.DayIsOver(step.Turn.Speech()), cancellationToken);
        }

        if (upcoming.Count == 1)
        {
            step.State = new Looking(upcoming[0].Id, 0);
            return new StepResult.GoTo(Day);
        }

        var page = choices.PageOf(upcoming, step.State.Page, texts.PlacesOf);
        return StepResult.Ask(texts.PickBoardDay(step.Turn.Speech(), page.Lines), page.Choices);
    }

    private async ValueTask<StepResult> TakePickAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        switch (answer.Choice?.Value)
        {
            case null:
                return new StepResult.NotUnderstood();
            case DayChoices.More:
                step.State = step.State with { Page = step.State.Page + 1 };
                return await AskPickAsync(step, cancellationToken);
            case { } dayId:
                step.State = new Looking(dayId, 0);
                return new StepResult.GoTo(Day);
        }
    }

    private ValueTask<StepResult> AskDayAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        WithDayAsync(step, day => StepResult.Ask(
            texts.BoardDay(step.Turn.Speech(), day),
            new Choice(Names, texts.SeeNames()),
            new Choice(Close, day.IsClosed ? texts.Reopen() : texts.Close()),
            new Choice(CallOff, texts.CallOff())), cancellationToken);

    private static ValueTask<StepResult> TakeDay(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice?.Value is not (Names or Close or CallOff))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        step.State = step.State with { Page = 0, Closes = null };
        return ValueTask.FromResult<StepResult>(new StepResult.GoTo(answer.Choice.Value));
    }

    private async ValueTask<StepResult> AskNamesAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken)
    {
        var turn = step.Turn;
        if (await days.FindAsync(turn, step.State.DayId, cancellationToken) is not { } day)
        {
            return await step.EndAsync(texts.DayIsOver(turn.Speech()), cancellationToken);
        }

        var page = await list.PageAsync(turn, day, step.State.Page, cancellationToken);
        if (page.IsLast)
        {
            return StepResult.Ask(page.Text, new Choice(Day, texts.BackToDay()));
        }

        return StepResult.Ask(page.Text, new Choice(DayChoices.More, texts.MoreNames()));
    }

    private async ValueTask<StepResult> TakeNamesAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Is(Day))
        {
            return new StepResult.GoTo(Day);
        }

        if (!answer.Is(DayChoices.More))
        {
            return new StepResult.NotUnderstood();
        }

        step.State = step.State with { Page = step.State.Page + 1 };
        return await AskNamesAsync(step, cancellationToken);
    }

    private ValueTask<StepResult> AskCloseAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        WithDayAsync(step, day =>
        {
            if (step.State.Closes == day.IsClosed)
            {
                // Somebody else of the board did it meanwhile: the day is shown as it is now.
                return new StepResult.GoTo(Day);
            }

            step.State = step.State with { Closes = !day.IsClosed };
            return StepResult.Ask(
                day.IsClosed ? texts.SureReopen(step.Turn.Speech(), texts.Brief(day)) : texts.SureClose(step.Turn.Speech(), texts.Brief(day)),
                new Choice(Yes, texts.Right()));
        }, cancellationToken);

    private async ValueTask<StepResult> TakeCloseAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return new StepResult.NotUnderstood();
        }

        if (await days.FindAsync(step.Turn, step.State.DayId, cancellationToken) is { } now && step.State.Closes == now.IsClosed)
        {
            return new StepResult.GoTo(Day);
        }

        return await ChangedAsync(step, async day =>
        {
            step.Documents.Put(day with { IsClosed = !day.IsClosed });
            var (speech, receipt) = (step.Turn.Speech(), step.Turn.NewReceipt());
            return await ValueTask.FromResult(
                day.IsClosed ? texts.Reopened(speech, texts.Brief(day), receipt) : texts.Closed(speech, texts.Brief(day), receipt));
        }, cancellationToken);
    }

    private ValueTask<StepResult> AskCallOffAsync(WaterfallStepContext<Looking> step, CancellationToken cancellationToken) =>
        WithDayAsync(step, day => StepResult.Ask(
            texts.SureCallOff(step.Turn.Speech(), texts.Describe(day), day.Registered.Count + day.Waiting.Count),
            new Choice(Yes, texts.Right())), cancellationToken);

    private ValueTask<StepResult> TakeCallOffAsync(WaterfallStepContext<Looking> step, Answer answer, CancellationToken cancellationToken)
    {
        if (!answer.Confirms(Yes))
        {
            return ValueTask.FromResult<StepResult>(new StepResult.NotUnderstood());
        }

        return ChangedAsync(step, async day =>
        {
            step.Documents.Put(day with { CancelledAt = step.Turn.Now });
            var told = await notices.TellCancelledAsync(step.Turn, day, cancellationToken);
            return texts.CalledOff(step.Turn.Speech(), texts.Brief(day), step.Turn.NewReceipt(), told);
        }, cancellationToken);
    }

    private async ValueTask<StepResult> WithDayAsync(
        WaterfallStepContext<Looking> step, Func<HealthDay, StepResult> ask, CancellationToken cancellationToken) =>
        await days.FindAsync(step.Turn, step.State.DayId, cancellationToken) is { } day
            ? ask(day)
            : await step.EndAsync(texts.DayIsOver(step.Turn.Speech()), cancellationToken);

    private async ValueTask<StepResult> ChangedAsync(
        WaterfallStepContext<Looking> step, Func<HealthDay, ValueTask<string>> change, CancellationToken cancellationToken)
    {
        var day = await days.FindAsync(step.Turn, step.State.DayId, cancellationToken);
        return await step.EndAsync(day is null ? texts.DayIsOver(step.Turn.Speech()) : await change(day), cancellationToken);
    }
}
