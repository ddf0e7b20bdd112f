namespace ClubBot.Language.Utterances;

/// <summary>Reads what a message wants.</summary>
public interface IUtteranceReader
{
    /// <summary>
    /// Reads one message. Never throws on any text; linear in its length, and looks at its first 16,384 characters only.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="role">Who types it, where that is known: it tips the scales between intents that are about as likely.</param>
    Understanding Read(string text, SpeakerRole role = SpeakerRole.Unknown);
}
