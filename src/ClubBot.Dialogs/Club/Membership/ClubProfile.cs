using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>One club. Its id is short, lower-case and stands in the ids of everything that is the club's.</summary>
public sealed record ClubProfile : Document, IClubDocument
{
    string IClubDocument.ClubId => Id;

    /// <summary>Official name, for example "CLB Liên thế hệ tự giúp nhau Nà Pàn".</summary>
    public required string Name { get; init; }

    public required string Commune { get; init; }

    /// <summary>Where the club usually meets; named in notices when a board member says no other place.</summary>
    public string? MeetingPlace { get; init; }

    /// <summary>Phone number that a person is given who wants to talk to a human; national form, digits only.</summary>
    public string? ContactPhone { get; init; }
}
