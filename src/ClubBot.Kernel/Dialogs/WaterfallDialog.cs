using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Dialogs;

/// <summary>A dialog of named steps, each of which asks one question and takes its answer.</summary>
/// <typeparam name="TState">The dialog's own record, kept as JSON between turns.</typeparam>
/// <remarks>
/// Steps are found by name, never by number, so that a new version may add, drop and reorder them. A step returns what happens next
/// as a <see cref="StepResult"/>; asking is a result, not a side effect.
/// </remarks>
public abstract class WaterfallDialog<TState>(string id, int version, Func<JsonTypeInfo<TState>> json) : Dialog(id, version)
    where TState : class
{
    private readonly Lazy<JsonTypeInfo<TState>> json = new(json);
    private readonly Dictionary<string, Step> steps = new(StringComparer.Ordinal);
    private string? firstStep;

    /// <summary>Asks, or goes elsewhere when there is nothing to ask.</summary>
    protected delegate ValueTask<StepResult> Ask(WaterfallStepContext<TState> step, CancellationToken cancellationToken);

    /// <summary>Takes the answer.</summary>
    protected delegate ValueTask<StepResult> Take(WaterfallStepContext<TState> step, Answer answer, CancellationToken cancellationToken);

    /// <summary>True when the step is one of this dialog's and the state can be read.</summary>
    public override bool Knows(DialogInstance instance)
    {
        try
        {
            return steps.ContainsKey(instance.Step) && instance.State.ValueKind != JsonValueKind.Undefined && instance.State.Deserialize(json.Value) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public override DialogInstance NewInstance(string? argument) => new()
    {
        Id = Id,
        Version = Version,
        Step = firstStep ?? throw new InvalidOperationException($"Dialog '{Id}' has no step."),
        State = JsonSerializer.SerializeToElement(Start(argument), json.Value),
    };

    public override ValueTask<DialogTurnResult> BeginDialogAsync(DialogContext dialog, CancellationToken cancellationToken) =>
        AskAsync(dialog, ContextOf(dialog), dialog.Active.Step, cancellationToken);

    public override async ValueTask<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, Answer answer, CancellationToken cancellationToken)
    {
        var context = ContextOf(dialog);
        var step = steps[dialog.Active.Step];
        var result = await step.Take(context, answer, cancellationToken);
        return await FollowAsync(dialog, context, result, cancellationToken);
    }

    public override async ValueTask<DialogTurnResult> ResumeDialogAsync(
        DialogContext dialog, DialogReason reason, string? result, CancellationToken cancellationToken)
    {
        var context = ContextOf(dialog);
        if (dialog.Active.Question is { IsIdle: false })
        {
            // What ended was a detour, not a dialog that this one began: its result is nobody's here, and the question is still open.
            return await AskAsync(dialog, context, dialog.Active.Step, cancellationToken);
        }

        var next = await ChildEndedAsync(context, reason, result, cancellationToken);
        return await FollowAsync(dialog, context, next, cancellationToken);
    }

    public override async ValueTask RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var context = ContextOf(dialog);
        await AskAsync(dialog, context, dialog.Active.Step, cancellationToken);
    }

    public override async ValueTask<DialogTurnResult> GoBackAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var active = dialog.Active;
        List<string> trail = [.. active.Trail.Where(step => step != active.Step && steps.ContainsKey(step))];
        if (trail.Count == 0)
        {
            return new DialogTurnResult(DialogTurnStatus.Cancelled);
        }

        var previous = trail[^1];
        dialog.Update(active with { Step = previous, Trail = [.. trail.SkipLast(1)], Question = null });
        return await AskAsync(dialog, ContextOf(dialog), previous, cancellationToken);
    }

    /// <summary>The state at the beginning.</summary>
    protected abstract TState Start(string? argument);

    /// <summary>What happens when a dialog that this one began has ended; by default the step that began it is asked again.</summary>
    /// <remarks>Not called for a detour over an open question: that question is asked again. A menu that only offers help is told in both cases.</remarks>
    protected virtual ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<TState> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        ValueTask.FromResult<StepResult>(new StepResult.GoTo(step.Name));

    /// <summary>Declares a step. The first one declared is the first one asked.</summary>
    /// <param name="name">Name on disk: never renamed without a migration.</param>
    /// <param name="ask">Asks its question.</param>
    /// <param name="take">Takes its answer.</param>
    protected void AddStep(string name, Ask ask, Take take)
    {
        firstStep ??= name;
        steps.Add(name, new Step(ask, take));
    }

    private WaterfallStepContext<TState> ContextOf(DialogContext dialog) =>
        new(dialog, dialog.Active.State.Deserialize(json.Value) ?? throw new JsonException($"The state of '{Id}' is null."));

    private async ValueTask<DialogTurnResult> AskAsync(
        DialogContext dialog, WaterfallStepContext<TState> context, string name, CancellationToken cancellationToken)
    {
        dialog.CountMove();
        var result = await steps[name].Ask(context, cancellationToken);
        return await FollowAsync(dialog, context, result, cancellationToken);
    }

    private async ValueTask<DialogTurnResult> FollowAsync(
        DialogContext dialog, WaterfallStepContext<TState> context, StepResult result, CancellationToken cancellationToken)
    {
        if (result is StepResult.NotUnderstood misread)
        {
            return new DialogTurnResult(DialogTurnStatus.NotUnderstood, Hint: misread.Hint);
        }

        if (result is StepResult.Silent)
        {
            return DialogTurnResult.Waiting;
        }

        dialog.Update(dialog.Active with { State = JsonSerializer.SerializeToElement(context.State, json.Value), Attempts = 0 });
        switch (result)
        {
            case StepResult.Asked asked:
                await dialog.AskAsync(asked.Question, cancellationToken);
                return DialogTurnResult.Waiting;
            case StepResult.GoTo next:
                MoveTo(dialog, next.Step);
                return await AskAsync(dialog, context, next.Step, cancellationToken);
            case StepResult.Begun begun:
                dialog.Update(dialog.Active with { Question = null, Trail = Asked(dialog.Active) });
                return await dialog.BeginDialogAsync(begun.DialogId, begun.Argument, cancellationToken);
            case StepResult.Replaced replaced:
                return await dialog.ReplaceDialogAsync(replaced.DialogId, replaced.Argument, cancellationToken);
            case StepResult.Ended ended:
                return await dialog.EndDialogAsync(ended.Result, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Notes the way back; a step that is entered again is not noted twice.</summary>
    private void MoveTo(DialogContext dialog, string next)
    {
        if (!steps.ContainsKey(next))
        {
            throw new InvalidOperationException($"Dialog '{Id}' has no step '{next}'.");
        }

        var active = dialog.Active;
        var question = active.Step == next ? active.Question : null;
        dialog.Update(active with { Step = next, Trail = [.. Asked(active).TakeWhile(step => step != next)], Question = question });
    }

    /// <summary>The way back from the step after this one: a step that asked nothing is not on it.</summary>
    private static IReadOnlyList<string> Asked(DialogInstance active) =>
        active.Question is not null ? [.. active.Trail.TakeWhile(step => step != active.Step), active.Step] : active.Trail;

    private sealed record Step(Ask Ask, Take Take);
}

/// <summary>What a step has to work with.</summary>
public sealed class WaterfallStepContext<TState>(DialogContext dialog, TState state)
    where TState : class
{
    /// <summary>The dialog's own record; assign a changed copy to keep it.</summary>
    public TState State { get; set; } = state;

    public ITurnContext Turn => dialog.Turn;

    /// <summary>The documents as this person may see them.</summary>
    public IDocumentSession Documents => dialog.Turn.Documents;

    /// <summary>Name of the step that is open.</summary>
    public string Name => dialog.Active.Step;

    /// <summary>Says something more before the question or the end.</summary>
    public ValueTask SayAsync(string text, CancellationToken cancellationToken) =>
        Turn.SendActivityAsync(Schema.Activity.Message(text), cancellationToken);

    /// <summary>Says a last sentence and ends the dialog without a result.</summary>
    public ValueTask<StepResult> EndAsync(string text, CancellationToken cancellationToken) => EndAsync(text, null, cancellationToken);

    /// <summary>Says a last sentence and ends the dialog with this result.</summary>
    public async ValueTask<StepResult> EndAsync(string text, string? result, CancellationToken cancellationToken)
    {
        await SayAsync(text, cancellationToken);
        return new StepResult.Ended(result);
    }
}

/// <summary>What happens after a step: only the cases below.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>A question is put and waits for its answer.</summary>
    public static StepResult Ask(string text, params IReadOnlyList<Choice> choices) => new Asked(new Question(text, choices));

    /// <summary>A question to which any text is an answer.</summary>
    public static StepResult AskFreely(string text, params IReadOnlyList<Choice> choices) =>
        new Asked(new Question(text, choices) { IsFreeText = true });

    public sealed record Asked(Question Question) : StepResult;

    /// <summary>The named step asks next.</summary>
    public sealed record GoTo(string Step) : StepResult;

    /// <summary>The answer does not fit. Nothing may have been staged.</summary>
    /// <param name="Hint">What to say about it, or null for the usual words.</param>
    public sealed record NotUnderstood(string? Hint = null) : StepResult;

    /// <summary>The question stays open and is not put again: for somebody who guesses codes, and for whoever wants nothing more.</summary>
    public sealed record Silent : StepResult;

    /// <summary>Another dialog goes on top; this one waits for its end.</summary>
    public sealed record Begun(string DialogId, string? Argument = null) : StepResult;

    /// <summary>Another dialog takes this one's place.</summary>
    public sealed record Replaced(string DialogId, string? Argument = null) : StepResult;

    /// <summary>The dialog is done.</summary>
    public sealed record Ended(string? Result = null) : StepResult;
}
