namespace ClubBot.Channels;

/// <summary>What a channel can carry, and how fast.</summary>
internal sealed record ChannelCapabilities
{
    /// <summary>Longest text of one message, in UTF-16 units.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>Buttons of one message; 0 = it has none, and choices are written out as numbered lines.</summary>
    public int ButtonsMax { get; init; }

    /// <summary>Bytes that a button can carry back, 0 = none or no limit that matters.</summary>
    public int CallbackBytesMax { get; init; }

    /// <summary>True when a person can be asked for the own phone number by a button; elsewhere such a button is left out.</summary>
    public bool CanAskForPhone { get; init; }

    /// <summary>True when what the bot attaches as a page is drawn and sent after the words; elsewhere the words have to do.</summary>
    public bool HasPictures { get; init; }

    public bool HasVoice { get; init; }

    public bool HasFiles { get; init; }

    public bool HasGroups { get; init; }

    /// <summary>Messages of all conversations together in any second.</summary>
    public int MessagesPerSecond { get; init; } = int.MaxValue;

    /// <summary>Time between two messages to one person.</summary>
    public TimeSpan PersonPause { get; init; }

    /// <summary>Time between two messages to one group.</summary>
    public TimeSpan GroupPause { get; init; }
}
