namespace ClubBot.Language.Answers;

/// <summary>One of the choices a person was shown.</summary>
/// <param name="Label">The words on the button.</param>
/// <param name="Synonyms">Other words that mean the same choice.</param>
public sealed record Choice(string Label, params IReadOnlyList<string> Synonyms);
