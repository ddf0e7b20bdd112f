namespace ClubBot.Language.Utterances;

/// <summary>What a person is to the club, as far as it changes what a message likely wants.</summary>
public enum SpeakerRole
{
    Unknown,
    Member,

    /// <summary>Son, daughter or grandchild of a member.</summary>
    Child,
    Volunteer,
    Board,
}
