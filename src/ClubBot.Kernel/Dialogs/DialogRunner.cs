using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>Leads one turn through the dialog stack. The order of what wins is here and nowhere else.</summary>
/// <remarks>
/// Emergency words; a choice of the open question; back, help, stop, human, resume; the name of a dialog; the open question's own reading of the text; what
/// the text wants otherwise; a no, which goes back; and at last "not understood", at most <see cref="AttemptsMax"/> times before a human is offered.
/// </remarks>
public sealed class DialogRunner(
    DialogSet dialogs, KnownDialogs known, IDialogVoice voice, IAnswerReader reader, IIntentRouter router)
{
    /// <summary>Answers that may be misunderstood in a row; the last one leads to a human.</summary>
    public const int AttemptsMax = 3;

    private readonly StackRepair stack = new(dialogs, known.Root);

    /// <summary>Runs what a person said.</summary>
    public async ValueTask RunAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var dialog = new DialogContext(dialogs, turn, voice);
        var text = turn.Activity.Text ?? "";
        var interruption = reader.ReadInterruption(text);
        if (interruption == Interruption.Emergency)
        {
            dialog.CancelAllDialogs();
            await BeginOnTopAsync(dialog, new DialogRoute(known.Emergency), cancellationToken);
        }
        else if (IsSpoken(turn) && !await RepairAsync(dialog, cancellationToken))
        {
            await AnswerAsync(dialog, text, interruption, cancellationToken);
        }

        StackRepair.Trim(turn);
    }

    /// <summary>Runs a message that nobody asked for: its dialog goes on top, or its text is said.</summary>
    public async ValueTask RunProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Activity is { } activity)
        {
            await turn.SendActivityAsync(activity with { ReplyToId = null }, cancellationToken);
        }

        var dialog = new DialogContext(dialogs, turn, voice);
        if (message.DialogId is { } id)
        {
            // A message can outlive its dialog: then nothing is begun, and a message without words of its own counts as skipped.
            if (dialogs.Find(id) is not null)
            {
                await BeginAboveAsync(dialog, new DialogRoute(id, message.DialogArgument), cancellationToken);
            }
        }
        else if (message.Policy == ProactivePolicy.Interrupt && turn.Dialogs.HasOpenQuestion && !await RepairAsync(dialog, cancellationToken))
        {
            await dialog.RepromptDialogAsync(cancellationToken);
        }

        StackRepair.Trim(turn);
    }

    /// <summary>Begins a dialog above whatever is open.</summary>
    public async ValueTask BeginAsync(ITurnContext turn, DialogRoute route, CancellationToken cancellationToken)
    {
        await BeginOnTopAsync(new DialogContext(dialogs, turn, voice), route, cancellationToken);
        StackRepair.Trim(turn);
    }

    /// <summary>Typing, reactions and events want no answer; somebody who joins is greeted when nothing was said yet.</summary>
    private static bool IsSpoken(ITurnContext turn) => turn.Activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete => true,
        ActivityTypes.ConversationUpdate => turn.Dialogs.Active is null,
        _ => false,
    };

    /// <summary>Begins a dialog for somebody who asked for it: what they were doing in the same dialog is given up for it.</summary>
    private async ValueTask BeginOnTopAsync(DialogContext dialog, DialogRoute route, CancellationToken cancellationToken)
    {
        stack.Mend(dialog.Turn);
        stack.EnsureRoot(dialog.Turn);
        if (route.DialogId == known.Root)
        {
            dialog.CancelAllDialogs();
            await dialog.RepromptDialogAsync(cancellationToken);
        }
        else if (dialog.Active.Id == route.DialogId)
        {
            await dialog.ReplaceDialogAsync(route.DialogId, route.Argument, cancellationToken);
        }
        else
        {
            await dialog.BeginDialogAsync(route.DialogId, route.Argument, cancellationToken);
        }
    }

    /// <summary>Begins a dialog that nobody asked for: the same one about something else stays below and is asked again afterwards.</summary>
    private async ValueTask BeginAboveAsync(DialogContext dialog, DialogRoute route, CancellationToken cancellationToken)
    {
        stack.Mend(dialog.Turn);
        stack.EnsureRoot(dialog.Turn);
        var begun = dialogs.Get(route.DialogId).NewInstance(route.Argument);
        if (dialog.Active is { } active && active.Id == begun.Id && JsonElement.DeepEquals(active.State, begun.State))
        {
            await dialog.ReplaceDialogAsync(route.DialogId, route.Argument, cancellationToken);
            return;
        }

        await dialog.BeginUnaskedDialogAsync(route.DialogId, route.Argument, cancellationToken);
    }

    private async ValueTask AnswerAsync(DialogContext dialog, string text, Interruption interruption, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        if (turn.Dialogs.Active is null)
        {
            await StartAsync(dialog, text, interruption, cancellationToken);
            return;
        }

        if (await AnsweredOutsideTextAsync(dialog, text, cancellationToken))
        {
            return;
        }

        var choice = ChoiceOf(turn, text);
        if (choice?.Value == Choice.Back || (choice is null && interruption != Interruption.None))
        {
            var what = choice is null ? interruption : Interruption.Back;
            await InterruptAsync(dialog, what, cancellationToken);
            return;
        }

        if (choice is null && turn.Dialogs.Active?.Question is not { IsFreeText: true } && router.RouteByName(turn, text) is { } named)
        {
            await BeginOnTopAsync(dialog, named, cancellationToken);
            return;
        }

        var result = await dialog.ContinueDialogAsync(new Answer(text, choice), cancellationToken);
        if (result.Status == DialogTurnStatus.NotUnderstood)
        {
            await LeadElsewhereAsync(dialog, text, result.Hint, cancellationToken);
        }
    }

    /// <summary>Nobody has talked here yet: whoever comes with a wish need not see the menu first.</summary>
    private async ValueTask StartAsync(DialogContext dialog, string text, Interruption interruption, CancellationToken cancellationToken)
    {
        if (dialog.Turn.Activity.Type == ActivityTypes.Message && string.IsNullOrWhiteSpace(text))
        {
            await SayAsync(dialog.Turn, voice.CannotRead(dialog.Turn), cancellationToken);
        }

        if (interruption == Interruption.Human)
        {
            await BeginOnTopAsync(dialog, new DialogRoute(known.Human), cancellationToken);
        }
        else if ((router.RouteByName(dialog.Turn, text) ?? await router.RouteAsync(dialog.Turn, text, cancellationToken)) is { } route)
        {
            await BeginOnTopAsync(dialog, route, cancellationToken);
        }
        else
        {
            await BeginOnTopAsync(dialog, new DialogRoute(known.Root), cancellationToken);
        }
    }

    private async ValueTask<bool> AnsweredOutsideTextAsync(DialogContext dialog, string text, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        var token = QuestionActivity.TokenOf(turn.Activity);
        var sentence = turn.Activity.Type != ActivityTypes.Message && !IsCorrection(turn) ? voice.ChangedAfterwards(turn)
            : token is not null && token.Question != turn.Dialogs.Active?.Question?.Number ? voice.StaleButton(turn)
            : string.IsNullOrWhiteSpace(text) && (token is null || ChoiceOf(turn, text) is null) ? voice.CannotRead(turn)
            : null;
        if (sentence is null)
        {
            return false;
        }

        await SayAsync(turn, sentence, cancellationToken);
        await dialog.RepromptDialogAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// The last thing the person said, said better, while nothing was made of it because it was not understood. What something was made of
    /// stands, and a change of mind is said anew.
    /// </summary>
    private static bool IsCorrection(ITurnContext turn) =>
        turn.Activity is { Type: ActivityTypes.MessageUpdate, Name: MessageUpdates.OfTheLast } && turn.Dialogs.Active is { Attempts: > 0 };

    private Choice? ChoiceOf(ITurnContext turn, string text)
    {
        if (turn.Dialogs.Active?.Question is not { } question)
        {
            return null;
        }

        return QuestionActivity.TokenOf(turn.Activity) is { } token
            ? question.Choices.FirstOrDefault(choice => choice.Value == token.Choice)
            : reader.ReadChoice(text, question.Choices);
    }

    private async ValueTask InterruptAsync(DialogContext dialog, Interruption interruption, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        switch (interruption)
        {
            case Interruption.Back:
                await dialog.GoBackAsync(cancellationToken);
                break;
            case Interruption.Help:
                await SayAsync(turn, voice.Help(turn), cancellationToken);
                await dialog.RepromptDialogAsync(cancellationToken);
                break;
            case Interruption.Human:
                await BeginOnTopAsync(dialog, new DialogRoute(known.Human), cancellationToken);
                break;
            case Interruption.Cancel:
                await SayAsync(turn, turn.Dialogs.Stack.Count > 1 ? voice.Stopped(turn) : voice.NothingToStop(turn), cancellationToken);
                dialog.CancelAllDialogs();
                await dialog.RepromptDialogAsync(cancellationToken);
                break;
            case Interruption.Resume:
                await ResumeAsync(dialog, cancellationToken);
                break;
            case Interruption.None:
            case Interruption.Emergency:
                throw new InvalidOperationException($"{interruption} is not handled here.");
        }
    }

    private async ValueTask ResumeAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        var aside = turn.Dialogs.SetAside;
        await SayAsync(turn, aside.Count > 0 ? voice.GoingOn(turn) : voice.NothingToResume(turn), cancellationToken);
        turn.Dialogs = turn.Dialogs with { Stack = [.. aside, .. turn.Dialogs.Stack], SetAside = [] };
        if (!await RepairAsync(dialog, cancellationToken))
        {
            await dialog.RepromptDialogAsync(cancellationToken);
        }
    }

    private async ValueTask LeadElsewhereAsync(DialogContext dialog, string text, string? hint, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        var active = dialog.Active;
        if (active.Question is not { IsFreeText: true }
            && await router.RouteAsync(turn, text, cancellationToken) is { } route)
        {
            await LeaveForAsync(dialog, route, cancellationToken);
            return;
        }

        if (active.Question is { IsFreeText: false, IsIdle: false } && reader.IsNo(text))
        {
            await SayAsync(turn, voice.LeftAlone(turn), cancellationToken);
            await dialog.GoBackAsync(cancellationToken);
            return;
        }

        var attempt = active.Attempts + 1;
        if (attempt >= AttemptsMax)
        {
            dialog.Update(active with { Attempts = 0 });
            await BeginOnTopAsync(dialog, new DialogRoute(known.Human), cancellationToken);
            return;
        }

        await SayAsync(turn, hint is not null && attempt == 1 ? hint : voice.NotUnderstood(turn, attempt), cancellationToken);
        await dialog.RepromptDialogAsync(cancellationToken);
        if (turn.Dialogs.Active is { } asked && asked.Id == active.Id && asked.Step == active.Step)
        {
            dialog.Update(asked with { Attempts = attempt });
        }
    }

    /// <summary>A greeting in the middle of something, days later perhaps, must not lose it: the open question is asked again.</summary>
    private async ValueTask LeaveForAsync(DialogContext dialog, DialogRoute route, CancellationToken cancellationToken)
    {
        if (route.DialogId == known.Root && dialog.Turn.Dialogs.HasOpenQuestion)
        {
            await SayAsync(dialog.Turn, voice.GoingOn(dialog.Turn), cancellationToken);
            await dialog.RepromptDialogAsync(cancellationToken);
            return;
        }

        await BeginOnTopAsync(dialog, route, cancellationToken);
    }

    /// <summary>Brings what an older version left open up to date. True when the person was told and the turn is over.</summary>
    private async ValueTask<bool> RepairAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        if (stack.Mend(dialog.Turn) is not { } lost)
        {
            return false;
        }

        await SayAsync(dialog.Turn, voice.BegunAnew(dialog.Turn), cancellationToken);
        if (lost.Id != known.Root && dialogs.Find(lost.Id) is not null)
        {
            await dialog.BeginDialogAsync(lost.Id, lost.Argument, cancellationToken);
        }
        else
        {
            await dialog.RepromptDialogAsync(cancellationToken);
        }

        return true;
    }

    private static ValueTask SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(Activity.Message(text), cancellationToken);
}
