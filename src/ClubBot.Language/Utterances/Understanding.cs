namespace ClubBot.Language.Utterances;

/// <summary>An intent and how sure the reader is of it, from 0 to 1.</summary>
public sealed record ScoredIntent(string Intent, double Score);

/// <summary>What a message most likely wants.</summary>
/// <param name="Intent">One of <see cref="Intents"/>; <see cref="Intents.OutOfScope"/> when nothing of ours was recognised.</param>
/// <param name="Score">How sure, from 0 (nothing recognised) to 1.</param>
/// <param name="RunnersUp">The next best intents, best first, at most three; empty in an emergency.</param>
/// <param name="IsEmergency">Whether an emergency word was read; it beats every other intent.</param>
public sealed record Understanding(string Intent, double Score, IReadOnlyList<ScoredIntent> RunnersUp, bool IsEmergency)
{
    /// <summary>From this score on, an intent may be acted on when it leads by <see cref="Margin"/>. Chosen on the development rows.</summary>
    public const double Bar = 0.6;

    /// <summary>The lead over the runner-up below which the bot asks which of the two was meant. Chosen on the development rows.</summary>
    public const double Margin = 0.1;

    /// <summary>Whether this is sure enough to start a dialog without asking which one was meant.</summary>
    public bool IsSure => Intent != Intents.OutOfScope && Score >= Bar && (RunnersUp.Count == 0 || Score - RunnersUp[0].Score >= Margin);
}
