using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Kernel.Tests.Dialogs;

/// <summary>What a scripted dialog remembers.</summary>
internal sealed record Bag(string? Argument, IReadOnlyList<string> Answers);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Bag))]
internal sealed partial class BagJson : JsonSerializerContext;

/// <summary>A dialog whose steps a test writes down.</summary>
internal sealed class ScriptedDialog(string id, int version = 1) : WaterfallDialog<Bag>(id, version, () => BagJson.Default.Bag)
{
    public Func<DialogInstance, DialogInstance?> OnMigrate { get; init; } = static _ => null;

    public Func<WaterfallStepContext<Bag>, DialogReason, string?, StepResult>? OnChildEnded { get; init; }

    public Func<string?, Bag> OnStart { get; init; } = static argument => new Bag(argument, []);

    public ScriptedDialog Step(
        string name, Func<WaterfallStepContext<Bag>, StepResult> ask, Func<WaterfallStepContext<Bag>, Answer, StepResult> take)
    {
        AddStep(name, (step, _) => ValueTask.FromResult(ask(step)), (step, answer, _) => ValueTask.FromResult(take(step, answer)));
        return this;
    }

    /// <summary>A step that takes one of the choices, notes it and goes to the next step, or ends.</summary>
    public ScriptedDialog Choose(string name, string? next, params Choice[] choices) => Step(
        name,
        _ => StepResult.Ask($"{Id}.{name}?", choices),
        (step, answer) =>
        {
            if (answer.Choice is not { } choice)
            {
                return new StepResult.NotUnderstood();
            }

            step.State = step.State with { Answers = [.. step.State.Answers, choice.Value] };
            return next is null ? new StepResult.Ended(string.Join(',', step.State.Answers)) : new StepResult.GoTo(next);
        });

    public override DialogInstance? Migrate(DialogInstance older) => OnMigrate(older);

    protected override Bag Start(string? argument) => OnStart(argument);

    protected override ValueTask<StepResult> ChildEndedAsync(
        WaterfallStepContext<Bag> step, DialogReason reason, string? result, CancellationToken cancellationToken) =>
        OnChildEnded is { } ended
            ? ValueTask.FromResult(ended(step, reason, result))
            : base.ChildEndedAsync(step, reason, result, cancellationToken);
}
