using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Dialogs;
using ClubBot.Language.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Bot;

/// <summary>Asks which of two or three things was meant.</summary>
internal sealed class ClarifyDialog : WaterfallDialog<ClarifyDialog.Unclear>
{
    public const string DialogId = "bot.clarify";

    /// <summary>Intents offered at most.</summary>
    public const int OffersMax = 2;

    private const char Separator = '|';

    private readonly ClarifyTexts texts;
    private readonly IServiceProvider services;

    /// <remarks>The router is asked for late: it is built from the same dialogs.</remarks>
    public ClarifyDialog(ClarifyTexts texts, IServiceProvider services)
        : base(DialogId, 1, () => BotJson.Unescaped.Unclear)
    {
        this.texts = texts;
        this.services = services;
        AddStep("which", AskAsync, TakeAsync);
    }

    /// <summary>What was said and what it may mean.</summary>
    public sealed record Unclear(IReadOnlyList<string> Intents, string Text);

    /// <summary>What the dialog is begun with.</summary>
    public static string ArgumentOf(IReadOnlyList<string> intents, string text) =>
        $"{string.Join(',', intents)}{Separator}{text}";

    protected override Unclear Start(string? argument)
    {
        var parts = (argument ?? "").Split(Separator, 2);
        return new Unclear(parts[0].Split(',', StringSplitOptions.RemoveEmptyEntries), parts.Length > 1 ? parts[1] : "");
    }

    private ValueTask<StepResult> AskAsync(WaterfallStepContext<Unclear> step, CancellationToken cancellationToken)
    {
        if (step.State.Intents.Count == 0)
        {
            return ValueTask.FromResult<StepResult>(new StepResult.Ended());
        }

        var choices = step.State.Intents.Select(intent => new Kernel.Dialogs.Choice(intent, texts.NameOf(intent))).ToArray();
        var speech = step.Turn.Speech();
        return ValueTask.FromResult(StepResult.Ask(choices.Length == 1 ? texts.IsItThis(speech) : texts.WhichOne(speech), choices));
    }

    private ValueTask<StepResult> TakeAsync(WaterfallStepContext<Unclear> step, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Choice is not { } choice)
        {
            return ValueTask.FromResult(YesNo.Read(answer.Text) switch
            {
                YesNoAnswer.Yes when step.State.Intents.Count == 1 => Lead(step, step.State.Intents[0]),
                YesNoAnswer.No => new StepResult.Ended(),
                _ => new StepResult.NotUnderstood(),
            });
        }

        return ValueTask.FromResult(Lead(step, choice.Value));
    }

    private StepResult Lead(WaterfallStepContext<Unclear> step, string intent)
    {
        var router = services.GetRequiredService<IntentRouter>();
        var route = router.RouteOf(step.Turn.Viewer(), intent, step.State.Text) ?? new DialogRoute(HomeDialog.DialogId);
        return new StepResult.Replaced(route.DialogId, route.Argument);
    }
}

/// <summary>Says kindly that something is for others to do.</summary>
internal sealed class NotForYouDialog : WaterfallDialog<HumanDialog.Request>
{
    public const string DialogId = "bot.not-for-you";

    private readonly VoiceTexts texts;

    public NotForYouDialog(VoiceTexts texts)
        : base(DialogId, 1, () => BotJson.Unescaped.Request)
    {
        this.texts = texts;
        AddStep("say", SayAsync, (_, _, _) => ValueTask.FromResult<StepResult>(new StepResult.Ended()));
    }

    protected override HumanDialog.Request Start(string? argument) => new();

    private ValueTask<StepResult> SayAsync(WaterfallStepContext<HumanDialog.Request> step, CancellationToken cancellationToken) =>
        step.EndAsync(texts.NotForYou(step.Turn.Speech()), cancellationToken);
}
