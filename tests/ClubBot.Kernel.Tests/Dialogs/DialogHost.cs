using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Kernel.Tests.Dialogs;

/// <summary>A conversation with a small tree of dialogs. Its state goes through JSON between all turns.</summary>
internal sealed class DialogHost
{
    public static readonly KnownDialogs Known = new("root", "human", "sos");

    public static readonly Choice Yes = new("yes", "Đúng", ["dung"]);

    public static readonly Choice No = new("no", "Không", ["khong"]);

    private DialogHost(KernelHost kernel) => Kernel = kernel;

    public KernelHost Kernel { get; private set; }

    /// <summary>The tree with other dialogs in the place of those with the same id.</summary>
    public static DialogHost With(params ScriptedDialog[] dialogs) => new(NewKernel(dialogs));

    public static ScriptedDialog Root(int version = 1) => new ScriptedDialog("root", version).Step(
        "menu",
        static _ => new StepResult.Asked(new Question("menu?", [new("loan", "Sổ vay"), new("visit", "Đi thăm")]) { IsIdle = true, OffersBack = false }),
        static (_, answer) => answer.Choice is { } choice ? new StepResult.Begun(choice.Value) : new StepResult.NotUnderstood());

    /// <summary>A new program over the same store, with other dialogs.</summary>
    public async Task UpgradeAsync(params ScriptedDialog[] dialogs)
    {
        var old = Kernel;
        Kernel = NewKernel(dialogs);
        Kernel.Inbound = old.Inbound;
        await Kernel.PutAsync((await old.ConversationAsync())!);
    }

    public Task<string[]> SayAsync(string text) => Kernel.SayAsync(text);

    /// <summary>Presses a button of an earlier question.</summary>
    public async Task<string[]> PressAsync(CardAction button, bool withText = true) =>
        [.. (await Kernel.TalkAsync(new Activity
        {
            Type = ActivityTypes.Message,
            Text = withText ? button.Text : null,
            Value = button.Value,
        })).Select(each => each.Text!)];

    /// <summary>Buttons of the newest message that has some.</summary>
    public async Task<IReadOnlyList<CardAction>> ButtonsAsync()
    {
        var newest = (await Kernel.ConversationAsync())!.LastSequence;
        var log = await Kernel.Log.ReadAsync(KernelHost.Reference().Key, newest - 20, 20, CancellationToken.None);
        return log.Select(KernelHost.Read).Last(each => each.SuggestedActions is not null).SuggestedActions!.Actions;
    }

    /// <summary>Ids of the open dialogs, the active one first, with its step.</summary>
    public async Task<string> StackAsync() =>
        string.Join(' ', (await StateAsync()).Stack.Select(each => $"{each.Id}.{each.Step}"));

    public async Task<DialogState> StateAsync() => (await Kernel.ConversationAsync())!.Dialogs;

    private static KernelHost NewKernel(IReadOnlyList<ScriptedDialog> replaced)
    {
        ScriptedDialog[] usual =
        [
            Root(),
            new ScriptedDialog("loan")
                .Choose("which", "amount", new("one", "Khoản một"), new("two", "Khoản hai"))
                .Choose("amount", "sure", new("half", "Một nửa"), new("all", "Tất cả"))
                .Choose("sure", null, Yes, No),
            new ScriptedDialog("visit")
                .Step("note", static _ => StepResult.AskFreely("note?"), static (_, answer) => answer.Text == "?" ? new StepResult.NotUnderstood("[hint]") : new StepResult.GoTo("who"))
                .Step("who", static _ => StepResult.Ask("who?", new Choice("pick", "Chọn người")), static (_, answer) => answer.Is("pick") ? new StepResult.Begun("pick", "arg") : new StepResult.NotUnderstood())
                .Choose("sure", null, Yes, No),
            new ScriptedDialog("pick").Choose("name", null, new("tu", "Bà Tư"), new("nam", "Ông Năm")),
            new ScriptedDialog("human").Choose("call", null, Yes, No),
            new ScriptedDialog("sos").Choose("alert", null, Yes, No),
        ];
        var dialogs = usual.Where(each => replaced.All(other => other.Id != each.Id)).Concat(replaced).Where(each => each.Id.Length > 0);
        return new KernelHost(services =>
        {
            foreach (var dialog in dialogs)
            {
                services.AddSingleton<Dialog>(dialog);
            }

            services.AddSingleton(Known);
            services.AddSingleton<IDialogVoice, PlainVoice>();
            services.AddSingleton<IAnswerReader, PlainReader>();
            services.AddSingleton<IIntentRouter, PlainRouter>();
            services.AddSingleton<IBot, RunnerBot>();
        });
    }

    private sealed class RunnerBot(DialogRunner runner) : IBot
    {
        public ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) => runner.RunAsync(turn, cancellationToken);

        public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
            runner.RunProactiveAsync(turn, message, cancellationToken);

        public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken) =>
            turn.SendActivityAsync(Activity.Message(ScriptedBot.Apology), cancellationToken);
    }

    private sealed class PlainVoice : IDialogVoice
    {
        public string BackLabel => "Quay lại";

        public string Stopped(ITurnContext turn) => "[stopped]";

        public string NothingToStop(ITurnContext turn) => "[nothing to stop]";

        public string NothingToResume(ITurnContext turn) => "[nothing to resume]";

        public string GoingOn(ITurnContext turn) => "[going on]";

        public string LeftAlone(ITurnContext turn) => "[left alone]";

        public string StaleButton(ITurnContext turn) => "[stale]";

        public string BegunAnew(ITurnContext turn) => "[begun anew]";

        public string Help(ITurnContext turn) => "[help]";

        public string CannotRead(ITurnContext turn) => "[cannot read]";

        public string ChangedAfterwards(ITurnContext turn) => "[changed]";

        public string NotUnderstood(ITurnContext turn, int attempt) => $"[not understood {attempt}]";
    }

    private sealed class PlainReader : IAnswerReader
    {
        public Interruption ReadInterruption(string text) => text switch
        {
            "cứu" => Interruption.Emergency,
            "back" => Interruption.Back,
            "help" => Interruption.Help,
            "stop" => Interruption.Cancel,
            "human" => Interruption.Human,
            "resume" => Interruption.Resume,
            _ => Interruption.None,
        };

        public Choice? ReadChoice(string text, IReadOnlyList<Choice> choices) =>
            choices.Where((choice, index) => QuestionActivity.NumberOf(choices, index).ToString(System.Globalization.CultureInfo.InvariantCulture) == text
                || string.Equals(choice.Label, text, StringComparison.OrdinalIgnoreCase)
                || choice.Synonyms?.Contains(text) == true).SingleOrDefault();
    }

    private sealed class PlainRouter : IIntentRouter
    {
        public ValueTask<DialogRoute?> RouteAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
            ValueTask.FromResult(text switch
            {
                "i want the loan" => new DialogRoute("loan"),
                "i want to visit" => new DialogRoute("visit"),
                "menu" => new DialogRoute("root"),
                _ => null,
            });
    }
}
