using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests;

/// <summary>A bot that does what a test says; it echoes when the test says nothing.</summary>
internal sealed class ScriptedBot : IBot
{
    public const string Apology = "[sorry]";

    public Func<ITurnContext, CancellationToken, ValueTask> OnTurn { get; set; } =
        static (turn, token) => turn.SendActivityAsync(KernelHost.Message($"echo {turn.Activity.Text}"), token);

    public Func<ITurnContext, OutboxMessage, CancellationToken, ValueTask> OnProactive { get; set; } =
        static (turn, message, token) => turn.SendActivityAsync(message.Activity!, token);

    public Func<ITurnContext, Exception, CancellationToken, ValueTask> OnError { get; set; } =
        static (turn, _, token) => turn.SendActivityAsync(KernelHost.Message(Apology), token);

    public ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) => OnTurn(turn, cancellationToken);

    public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
        OnProactive(turn, message, cancellationToken);

    public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken) =>
        OnError(turn, exception, cancellationToken);
}
