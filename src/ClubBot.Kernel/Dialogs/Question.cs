using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Dialogs;

/// <summary>What a step asks.</summary>
/// <param name="Text">The words, ending in the question.</param>
/// <param name="Choices">At most four, the way back not counted.</param>
public sealed record Question(string Text, IReadOnlyList<Choice> Choices)
{
    /// <summary>False only for the root menu, behind which there is nothing.</summary>
    public bool OffersBack { get; init; } = true;

    /// <inheritdoc cref="OpenQuestion.IsIdle" />
    public bool IsIdle { get; init; }

    /// <inheritdoc cref="OpenQuestion.IsFreeText" />
    public bool IsFreeText { get; init; }
}

/// <summary>What a pressed button says: which question it belongs to and which choice it is.</summary>
/// <param name="Question">Number of the question in its conversation.</param>
/// <param name="Choice">Value of the choice.</param>
public sealed record ChoiceToken(long Question, string Choice);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChoiceToken))]
internal sealed partial class ChoiceTokenJson : JsonSerializerContext;

/// <summary>The wire form of a question: text and numbered buttons that carry a token of the question.</summary>
public static class QuestionActivity
{
    /// <summary>Number under which the choice at this place is shown: the way back is 0, the others count from 1.</summary>
    public static int NumberOf(IReadOnlyList<Choice> choices, int index) =>
        choices[index].Value == Choice.Back ? 0 : index + 1;

    /// <summary>The token a pressed button carried, or null when the activity is no press of ours.</summary>
    public static ChoiceToken? TokenOf(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("question", out var question) || question.ValueKind != JsonValueKind.Number || !question.TryGetInt64(out var number)
            || !value.TryGetProperty("choice", out var choice) || choice.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return new ChoiceToken(number, choice.GetString()!);
    }

    internal static Activity Of(string text, long question, IReadOnlyList<Choice> choices) => Activity.Message(text) with
    {
        InputHint = InputHints.ExpectingInput,
        SuggestedActions = choices.Count == 0 ? null : new SuggestedActions
        {
            Actions = [.. choices.Select((choice, index) => ButtonOf(question, choice, NumberOf(choices, index)))],
        },
    };

    private static CardAction ButtonOf(long question, Choice choice, int number)
    {
        var title = $"{number}. {choice.Label}";
        return new CardAction
        {
            Type = ActionTypes.MessageBack,
            Title = title,
            Text = title,
            DisplayText = title,
            Value = JsonSerializer.SerializeToElement(new ChoiceToken(question, choice.Value), ChoiceTokenJson.Default.ChoiceToken),
        };
    }
}
