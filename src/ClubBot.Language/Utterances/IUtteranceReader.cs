namespace ClubBot.Language.Utterances;

/// <summary>Reads what a message wants.</summary>
public interface IUtteranceReader
{
    /// <summary>
    /// Reads one message. Never throws on any text; linear in its length, and looks at its first 16,384 characters only.
    /// </summary>
    Understanding Read(string text);
}
