namespace ClubBot.Practice;

/// <summary>Who holds a phone in the practice mode or a test.</summary>
/// <param name="Number">The person's number, from 1; every platform makes its own id of it.</param>
/// <param name="Name">How the person is called there.</param>
/// <param name="PhoneNumber">The phone number that the platform vouches for, digits with the country code and without a plus.</param>
internal sealed record PhoneOwner(int Number, string Name, string PhoneNumber);

/// <summary>A message as it stands on a phone.</summary>
/// <param name="Id">The platform's id of it.</param>
/// <param name="IsOwn">True when the holder of the phone wrote it.</param>
/// <param name="Text">The words.</param>
/// <param name="Buttons">What can be pressed under it.</param>
/// <param name="At">When it came or was written.</param>
/// <param name="Picture">A picture above the words, inside its own address; null = none.</param>
internal sealed record PhoneMessage(
    string Id, bool IsOwn, string Text, IReadOnlyList<PhoneButton> Buttons, DateTimeOffset At, string? Picture = null);

/// <summary>What a button does.</summary>
internal enum PhoneButtonKind
{
    /// <summary>Tells the product that it was pressed.</summary>
    Press,

    /// <summary>Writes what stands on it.</summary>
    Key,

    /// <summary>Hands over the holder's own phone number.</summary>
    SharePhone,

    /// <summary>Opens a page.</summary>
    Link,
}

/// <summary>A button on a phone.</summary>
/// <param name="Title">What stands on it.</param>
/// <param name="Data">What the platform brings back, or the address that it opens.</param>
/// <param name="Kind">What it does.</param>
internal sealed record PhoneButton(string Title, string Data, PhoneButtonKind Kind = PhoneButtonKind.Press);
