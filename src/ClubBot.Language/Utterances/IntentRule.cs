namespace ClubBot.Language.Utterances;

/// <summary>"All of these concepts and none of those" speaks for an intent with a weight from 0 to 1.</summary>
/// <param name="Required">Concepts that must all be there, a bit for each.</param>
/// <param name="Forbidden">Concepts of which none may be there.</param>
/// <param name="Weight">How sure the rule alone makes.</param>
internal sealed record IntentRule(UInt128 Required, UInt128 Forbidden, double Weight)
{
    public bool Holds(UInt128 concepts) => (concepts & Required) == Required && (concepts & Forbidden) == UInt128.Zero;
}
