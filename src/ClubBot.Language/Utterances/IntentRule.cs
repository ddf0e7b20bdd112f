namespace ClubBot.Language.Utterances;

/// <summary>"All of these concepts and none of those" speaks for an intent with a weight from 0 to 1.</summary>
/// <param name="Required">Concepts that must all be there.</param>
/// <param name="Forbidden">Concepts of which none may be there.</param>
/// <param name="Weight">How sure the rule alone makes.</param>
internal sealed record IntentRule(ConceptSet Required, ConceptSet Forbidden, double Weight)
{
    public bool Holds(ConceptSet concepts) => concepts.HasAll(Required) && !concepts.HasAny(Forbidden);
}

/// <summary>All that speaks for one intent.</summary>
/// <param name="Intent">Its name.</param>
/// <param name="Rules">Any of them suffices.</param>
/// <param name="Shifts">What is added for each role of the speaker, in the order of <see cref="SpeakerRole"/>.</param>
internal sealed record IntentRules(string Intent, IntentRule[] Rules, double[] Shifts);
