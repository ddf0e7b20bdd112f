using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Somebody sends a measurement: it is not kept yet, and that is said, with who looks at it.</summary>
internal sealed class VitalsDialog : WaterfallDialog<VitalsDialog.Nothing>
{
    public const string DialogId = "health.vitals";

    private readonly HealthTexts texts;

    public VitalsDialog(HealthTexts texts)
        : base(DialogId, 1, () => HealthJson.Unescaped.Nothing)
    {
        this.texts = texts;
        AddStep("say", SayAsync, (_, _, _) => ValueTask.FromResult<StepResult>(new StepResult.Ended()));
    }

    /// <summary>Nothing has to be remembered.</summary>
    public sealed record Nothing;

    protected override Nothing Start(string? argument) => new();

    private ValueTask<StepResult> SayAsync(WaterfallStepContext<Nothing> step, CancellationToken cancellationToken) =>
        step.EndAsync(texts.VitalsNotKept(step.Turn.Speech()), cancellationToken);
}
