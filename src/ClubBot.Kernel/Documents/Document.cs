using System.Text.Json.Serialization;

namespace ClubBot.Kernel.Documents;

/// <summary>What the store keeps: an immutable record that is loaded, replaced and deleted as a whole.</summary>
/// <remarks>
/// A document belongs to one club or to none, never to two. Collections inside are immutable. The id is the caller's,
/// unique within the document's type, at most <see cref="IdLengthMax"/> characters, and needs no central counter.
/// </remarks>
public abstract record Document
{
    /// <summary>Longest id, in UTF-16 units: an index key of the embedded engine holds no more than 1,023 bytes.</summary>
    public const int IdLengthMax = 200;

    /// <summary>Unique within the type; kept beside the document's body, not in it. A session refuses to stage a document without one.</summary>
    /// <remarks>Not <c>required</c>: System.Text.Json accepts no required member that is not in the JSON.</remarks>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A document of one club. The access policy refuses it to everybody who is not of that club.</summary>
public interface IClubDocument
{
    string ClubId { get; }
}

/// <summary>A document about one person of a club, open to that person, to whom it was opened, and to the board.</summary>
public interface IMemberDocument : IClubDocument
{
    string MemberId { get; }
}
