using System.Globalization;
using ClubBot.Dialogs.Demo;

namespace ClubBot.Practice;

/// <summary>The table on which the phones lie: every demo person has one on every platform.</summary>
internal sealed class PracticeDesk(PracticePlatforms platforms, DemoClub? demo = null)
{
    /// <summary>Numbers of people whose roster line has none begin with these digits; the rest is the person's place.</summary>
    private const string InventedNumber = "849129990";

    private readonly List<PracticePerson> people = [.. (demo?.People ?? []).Select((person, index) => new PracticePerson(index + 1, person.Name, person.Role, person.Code))];

    /// <summary>Who can be played.</summary>
    public IReadOnlyList<PracticePerson> People => people;

    /// <summary>Names of the platforms, in their order.</summary>
    public IReadOnlyList<string> Platforms { get; } = [.. platforms.All.Select(platform => platform.Title)];

    /// <summary>The phone of a person on a platform; null when there is no such person or platform.</summary>
    /// <param name="platform">Place of the platform, from 0.</param>
    /// <param name="person">Number of the person, from 1.</param>
    public FakePhone? Find(int platform, int person) =>
        platform >= 0 && platform < platforms.All.Count && person >= 1 && person <= people.Count
            ? platforms.All[platform].PhoneOf(OwnerOf(people[person - 1]))
            : null;

    private PhoneOwner OwnerOf(PracticePerson person)
    {
        var number = demo?.PhoneOf(demo.People[person.Number - 1]) is { } own
            ? string.Concat("84", own.AsSpan(1))
            : string.Create(CultureInfo.InvariantCulture, $"{InventedNumber}{person.Number:D2}");
        return new PhoneOwner(person.Number, person.Name, number);
    }
}

/// <summary>Somebody of the demo club.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">Full name.</param>
/// <param name="Role">Who it is, in a few words.</param>
/// <param name="Code">Invite code.</param>
internal sealed record PracticePerson(int Number, string Name, string Role, string Code);
