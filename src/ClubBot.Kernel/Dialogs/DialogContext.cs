using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>The dialog stack during one turn.</summary>
public sealed class DialogContext(DialogSet dialogs, ITurnContext turn, IDialogVoice voice)
{
    /// <summary>Dialogs begun and ended and steps entered in one turn; a program that needs more goes round in circles.</summary>
    public const int MovesMax = 100;

    private int moves;
    private (int Replies, int Depth)? unasked;

    public ITurnContext Turn => turn;

    public IDialogVoice Voice => voice;

    /// <summary>The instance on top of the stack.</summary>
    /// <exception cref="InvalidOperationException">No dialog is open.</exception>
    public DialogInstance Active => turn.Dialogs.Active ?? throw new InvalidOperationException("No dialog is open.");

    /// <summary>Puts a dialog on top and begins it.</summary>
    public ValueTask<DialogTurnResult> BeginDialogAsync(string id, string? argument, CancellationToken cancellationToken)
    {
        CountMove();
        var dialog = dialogs.Get(id);
        turn.Dialogs = turn.Dialogs with { Stack = [dialog.NewInstance(argument) with { Argument = argument }, .. turn.Dialogs.Stack] };
        return dialog.BeginDialogAsync(this, cancellationToken);
    }

    /// <summary>Begins a dialog that nobody asked for: when it ends without a word, what lies below is not asked again either.</summary>
    public async ValueTask BeginUnaskedDialogAsync(string id, string? argument, CancellationToken cancellationToken)
    {
        unasked = (turn.ReplyCount, turn.Dialogs.Stack.Count);
        await BeginDialogAsync(id, argument, cancellationToken);
        unasked = null;
    }

    /// <summary>Hands the answer to the active dialog.</summary>
    public ValueTask<DialogTurnResult> ContinueDialogAsync(Answer answer, CancellationToken cancellationToken) =>
        turn.Dialogs.Active is { } active
            ? dialogs.Get(active.Id).ContinueDialogAsync(this, answer, cancellationToken)
            : ValueTask.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));

    /// <summary>Ends the active dialog and hands the result to the one below.</summary>
    public ValueTask<DialogTurnResult> EndDialogAsync(string? result, CancellationToken cancellationToken) =>
        PopAsync(DialogReason.EndCalled, result, cancellationToken);

    /// <summary>Ends the active dialog without a result.</summary>
    public ValueTask<DialogTurnResult> CancelDialogAsync(CancellationToken cancellationToken) =>
        PopAsync(DialogReason.CancelCalled, null, cancellationToken);

    /// <summary>Puts another dialog in the place of the active one; the one below is not told.</summary>
    public ValueTask<DialogTurnResult> ReplaceDialogAsync(string id, string? argument, CancellationToken cancellationToken)
    {
        turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack.Skip(1)] };
        return BeginDialogAsync(id, argument, cancellationToken);
    }

    /// <summary>Ends every dialog above the root and sets them aside, so that they can be taken up again.</summary>
    public void CancelAllDialogs()
    {
        var above = turn.Dialogs.Stack.SkipLast(1).ToList();
        if (above.Count > 0)
        {
            turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack.TakeLast(1)], SetAside = above };
        }
    }

    /// <summary>Asks the active dialog's question again.</summary>
    public ValueTask RepromptDialogAsync(CancellationToken cancellationToken) =>
        turn.Dialogs.Active is { } active
            ? dialogs.Get(active.Id).RepromptDialogAsync(this, cancellationToken)
            : ValueTask.CompletedTask;

    /// <summary>Goes one question back in the active dialog; before its first question the dialog ends.</summary>
    public async ValueTask<DialogTurnResult> GoBackAsync(CancellationToken cancellationToken)
    {
        var result = await dialogs.Get(Active.Id).GoBackAsync(this, cancellationToken);
        if (result.Status != DialogTurnStatus.Cancelled)
        {
            return result;
        }

        if (turn.Dialogs.Stack.Count > 1)
        {
            return await CancelDialogAsync(cancellationToken);
        }

        await RepromptDialogAsync(cancellationToken);
        return DialogTurnResult.Waiting;
    }

    /// <summary>Puts a question before the person and leaves it open.</summary>
    internal ValueTask AskAsync(Question question, CancellationToken cancellationToken)
    {
        var number = turn.Dialogs.QuestionsAsked + 1;
        turn.Dialogs = turn.Dialogs with { QuestionsAsked = number };
        var choices = question.OffersBack ? [.. question.Choices, new Choice(Choice.Back, voice.BackLabel)] : question.Choices;
        Update(Active with { Question = new OpenQuestion(number, choices, question.IsIdle, question.IsFreeText) });
        return turn.SendActivityAsync(QuestionActivity.Of(question.Text, number, choices), cancellationToken);
    }

    /// <summary>Replaces the active instance.</summary>
    internal void Update(DialogInstance instance) =>
        turn.Dialogs = turn.Dialogs with { Stack = [instance, .. turn.Dialogs.Stack.Skip(1)] };

    /// <exception cref="InvalidOperationException">This turn has moved more than <see cref="MovesMax"/> times.</exception>
    internal void CountMove()
    {
        if (++moves > MovesMax)
        {
            throw new InvalidOperationException($"Dialogs moved more than {MovesMax} times in one turn, last '{turn.Dialogs.Active?.Id}': they send each other in circles.");
        }
    }

    private async ValueTask<DialogTurnResult> PopAsync(DialogReason reason, string? result, CancellationToken cancellationToken)
    {
        CountMove();
        turn.Dialogs = turn.Dialogs with { Stack = [.. turn.Dialogs.Stack.Skip(1)] };
        var isSilent = unasked == (turn.ReplyCount, turn.Dialogs.Stack.Count);
        if (!isSilent && turn.Dialogs.Active is { } parent)
        {
            return await dialogs.Get(parent.Id).ResumeDialogAsync(this, reason, result, cancellationToken);
        }

        var status = reason == DialogReason.CancelCalled ? DialogTurnStatus.Cancelled : DialogTurnStatus.Complete;
        return new DialogTurnResult(status, result);
    }
}
