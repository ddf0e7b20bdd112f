using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>Leads one turn through the dialog stack. The order of what wins is here and nowhere else.</summary>
/// <remarks>
/// Emergency words; a choice of the open question; back, help, stop, human, resume; the open question's own reading of the text; what
/// the text wants otherwise; and at last "not understood", at most <see cref="AttemptsMax"/> times before a human is offered.
/// </remarks>
public sealed class DialogRunner(
    DialogSet dialogs, KnownDialogs known, IDialogVoice voice, IAnswerReader reader, IIntentRouter router)
{
    /// <summary>Answers that may be misunderstood in a row; the last one leads to a human.</summary>
    public const int AttemptsMax = 3;

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
        else if (!await RepairAsync(dialog, cancellationToken))
        {
            await AnswerAsync(dialog, text, interruption, cancellationToken);
        }
    }

    /// <summary>Runs a message that nobody asked for: its dialog goes on top, or its text is said.</summary>
    public async ValueTask RunProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Activity is { } activity)
        {
            await turn.SendActivityAsync(activity with { ReplyToId = null }, cancellationToken);
        }

        if (message.DialogId is { } id && dialogs.Find(id) is not null)
        {
            var dialog = new DialogContext(dialogs, turn, voice);
            await BeginOnTopAsync(dialog, new DialogRoute(id, message.DialogArgument), cancellationToken);
        }
    }

    /// <summary>Begins a dialog above whatever is open.</summary>
    public async ValueTask BeginAsync(ITurnContext turn, DialogRoute route, CancellationToken cancellationToken) =>
        await BeginOnTopAsync(new DialogContext(dialogs, turn, voice), route, cancellationToken);

    private async ValueTask BeginOnTopAsync(DialogContext dialog, DialogRoute route, CancellationToken cancellationToken)
    {
        DropUnknown(dialog.Turn);
        EnsureRoot(dialog.Turn);
        if (route.DialogId == known.Root)
        {
            dialog.CancelAllDialogs();
            await dialog.RepromptDialogAsync(cancellationToken);
        }
        else if (dialog.Turn.Dialogs.Active?.Id == route.DialogId)
        {
            await dialog.ReplaceDialogAsync(route.DialogId, route.Argument, cancellationToken);
        }
        else
        {
            await dialog.BeginDialogAsync(route.DialogId, route.Argument, cancellationToken);
        }
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

        var result = await dialog.ContinueDialogAsync(new Answer(text, choice), cancellationToken);
        if (result.Status == DialogTurnStatus.NotUnderstood)
        {
            await LeadElsewhereAsync(dialog, text, result.Hint, cancellationToken);
        }
    }

    /// <summary>Nobody has talked here yet: whoever comes with a wish need not see the menu first.</summary>
    private async ValueTask StartAsync(DialogContext dialog, string text, Interruption interruption, CancellationToken cancellationToken)
    {
        if (interruption == Interruption.Human)
        {
            await BeginOnTopAsync(dialog, new DialogRoute(known.Human), cancellationToken);
        }
        else if (await router.RouteAsync(dialog.Turn, text, cancellationToken) is { } route)
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
        var sentence = turn.Activity.Type != ActivityTypes.Message ? voice.ChangedAfterwards(turn)
            : QuestionActivity.TokenOf(turn.Activity) is { } token && token.Question != turn.Dialogs.Active?.Question?.Number ? voice.StaleButton(turn)
            : string.IsNullOrWhiteSpace(text) ? voice.CannotRead(turn)
            : null;
        if (sentence is null)
        {
            return false;
        }

        await SayAsync(turn, sentence, cancellationToken);
        await dialog.RepromptDialogAsync(cancellationToken);
        return true;
    }

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
            await BeginOnTopAsync(dialog, route, cancellationToken);
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
        dialog.Update(dialog.Active with { Attempts = attempt });
    }

    /// <summary>Brings what an older version left open up to date. True when the person was told and the turn is over.</summary>
    private async ValueTask<bool> RepairAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var turn = dialog.Turn;
        var active = turn.Dialogs.Active;
        var isBroken = active is not null && Repaired(active) is null;
        DropUnknown(turn);
        if (!isBroken)
        {
            return false;
        }

        await SayAsync(turn, voice.BegunAnew(turn), cancellationToken);
        EnsureRoot(turn);
        if (dialogs.Find(active!.Id) is { } same && same.Id != known.Root)
        {
            await dialog.BeginDialogAsync(same.Id, null, cancellationToken);
        }
        else
        {
            await dialog.RepromptDialogAsync(cancellationToken);
        }

        return true;
    }

    private void DropUnknown(ITurnContext turn)
    {
        if (turn.Dialogs.Stack.Any(instance => !ReferenceEquals(Repaired(instance), instance)))
        {
            turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack.Select(Repaired).OfType<DialogInstance>()] };
        }
    }

    private DialogInstance? Repaired(DialogInstance instance)
    {
        if (dialogs.Find(instance.Id) is not { } dialog)
        {
            return null;
        }

        var current = instance.Version == dialog.Version ? instance : dialog.Migrate(instance);
        return current is not null && dialog.Knows(current) ? current : null;
    }

    /// <summary>Lays the root under the stack without asking its question, which would only stand in the way now.</summary>
    private void EnsureRoot(ITurnContext turn)
    {
        if (turn.Dialogs.Stack is [.., { } last] && last.Id == known.Root)
        {
            return;
        }

        turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack, dialogs.Get(known.Root).NewInstance(null)] };
    }

    private static ValueTask SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(Activity.Message(text), cancellationToken);
}
