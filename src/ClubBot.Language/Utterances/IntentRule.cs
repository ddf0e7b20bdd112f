namespace ClubBot.Language.Utterances;

/// <summary>"All of these concepts and none of those" speaks for an intent with a weight from 0 to 1.</summary>
/// <param name="Required">Concepts that must all be there.</param>
/// <param name="Forbidden">Concepts of which none may be there.</param>
/// <param name="Weight">How sure the rule alone makes.</param>
internal sealed record IntentRule(int[] Required, int[] Forbidden, double Weight)
{
    public bool Holds(bool[] concepts) => Array.TrueForAll(Required, id => concepts[id]) && !Array.Exists(Forbidden, id => concepts[id]);
}
