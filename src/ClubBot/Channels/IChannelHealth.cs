namespace ClubBot.Channels;

/// <summary>What a channel says of itself when somebody asks whether the product is ready.</summary>
internal interface IChannelHealth
{
    /// <summary>The <see cref="IChannel.ChannelId"/> it speaks of.</summary>
    string ChannelId { get; }

    /// <summary>What a person has to mend, as a stable word; null while nothing is known against it.</summary>
    string? Problem { get; }
}
