using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Kernel.Dialogs;

/// <summary>The dialogs of one conversation, as kept on disk.</summary>
public sealed record DialogState
{
    /// <summary>Dialogs that may lie on one another; whatever was left longest ago goes first. Deeper than anybody can follow.</summary>
    public const int DepthMax = 12;

    public static DialogState Empty { get; } = new();

    /// <summary>Open dialogs; the first is the active one, the last the root.</summary>
    public IReadOnlyList<DialogInstance> Stack { get; init => field = value ?? []; } = [];

    /// <summary>What was left behind by "stop" and can be taken up again, active one first.</summary>
    public IReadOnlyList<DialogInstance> SetAside { get; init => field = value ?? []; } = [];

    /// <summary>For whom these dialogs were begun, as the bot names people, or null for somebody it does not know.</summary>
    public string? Owner { get; init; }

    /// <summary>Questions asked so far; each has its number, so a button knows which question it answers.</summary>
    public long QuestionsAsked { get; init; }

    [JsonIgnore]
    public DialogInstance? Active => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>True while a person owes an answer; a menu that merely offers help does not count.</summary>
    [JsonIgnore]
    public bool HasOpenQuestion => Active is { Question.IsIdle: false };
}

/// <summary>One open dialog.</summary>
public sealed record DialogInstance
{
    /// <summary>Id of the dialog. Data: never renamed without a migration.</summary>
    public required string Id { get; init; }

    /// <summary>Version of the dialog that wrote this instance.</summary>
    public required int Version { get; init; }

    /// <summary>Name of the step that waits for an answer. Data, like the id.</summary>
    public required string Step { get; init; }

    /// <summary>What it was told at its beginning, so that it can be begun anew.</summary>
    public string? Argument { get; init; }

    /// <summary>Steps answered before, oldest first: the way back.</summary>
    public IReadOnlyList<string> Trail { get; init => field = value ?? []; } = [];

    /// <summary>The dialog's own record, as its declared JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement State { get; init; }

    /// <summary>The question that waits for its answer, or null while a dialog above this one is active.</summary>
    public OpenQuestion? Question { get; init; }

    /// <summary>Answers to the open question that were not understood.</summary>
    public int Attempts { get; init; }
}

/// <summary>A question that was asked and not answered yet.</summary>
/// <param name="Number">Number of the question in its conversation, from 1.</param>
/// <param name="Choices">What can be chosen, in the order shown.</param>
/// <param name="IsIdle">True for a menu that only offers help: notices do not wait for it.</param>
/// <param name="IsFreeText">True when any text is an answer, so that what a sentence is about does not lead away.</param>
public sealed record OpenQuestion(long Number, IReadOnlyList<Choice> Choices, bool IsIdle, bool IsFreeText);

/// <summary>One thing that can be chosen by button, number or words.</summary>
/// <param name="Value">What the dialog gets; a word of the program.</param>
/// <param name="Label">What the person reads, at most 20 characters.</param>
/// <param name="Synonyms">Other words that mean it, with or without tone marks.</param>
public sealed record Choice(string Value, string Label, IReadOnlyList<string>? Synonyms = null)
{
    /// <summary>Value of the way back, which every question offers as number 0.</summary>
    public const string Back = "back";
}
