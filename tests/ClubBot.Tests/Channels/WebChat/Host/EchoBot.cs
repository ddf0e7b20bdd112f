using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>Greets once, repeats what it hears and offers three choices.</summary>
internal sealed class EchoBot : IBot
{
    public const string Greeting = "Cháu chào bác. Cháu là trợ lý của câu lạc bộ.";

    private static readonly string[] Titles = ["1. Đúng", "2. Không phải", "0. Quay lại"];

    public ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) => turn.Activity.Type switch
    {
        ActivityTypes.ConversationUpdate => turn.SendActivityAsync(Offer(Greeting), cancellationToken),
        ActivityTypes.Message when turn.Activity.Text == "lỗi" => throw new InvalidOperationException("The bot was asked to fail."),
        ActivityTypes.Message => turn.SendActivityAsync(Offer(Repeat(turn.Activity)), cancellationToken),
        _ => ValueTask.CompletedTask,
    };

    public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(Activity.Message("Xin lỗi bác, cháu chưa làm được."), cancellationToken);

    private static string Repeat(Activity heard) => heard.Value is { } value
        ? $"Bác bấm {value.GetRawText()}"
        : $"Bác nói: {heard.Text}{(heard.Attachments is { Count: > 0 } files ? $" và {files.Count} tệp" : "")}";

    private static Activity Offer(string text) => Activity.Message(text) with
    {
        InputHint = InputHints.ExpectingInput,
        SuggestedActions = new SuggestedActions
        {
            Actions = [.. Titles.Select((title, index) => new CardAction
            {
                Type = ActionTypes.MessageBack,
                Title = title,
                Text = title[3..],
                DisplayText = title[3..],
                Value = JsonSerializer.SerializeToElement($"choice-{index}"),
            })],
        },
    };
}
