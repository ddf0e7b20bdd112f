namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>One page that goes with a message, in words and numbers as they are drawn: whoever draws it needs no rule and no language.</summary>
public abstract record Sheet
{
    /// <summary>What the paper is.</summary>
    public required string Title { get; init; }
}
