using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>A text to read dates from.</summary>
/// <param name="Tokens">Its tokens, signs included.</param>
/// <param name="IsMarked">Whether its writer uses tone marks.</param>
/// <param name="Today">The day on which it was written.</param>
internal sealed record DateSource(IReadOnlyList<Token> Tokens, bool IsMarked, DateOnly Today)
{
    public Token? At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : null;

    public bool Is(int index, string key) => At(index) is { } token && token.Is(key);

    /// <summary>So many days after today, or before it when negative; stops at the ends of the calendar.</summary>
    public DateOnly DayAfter(int days) => DateOnly.FromDayNumber(Math.Clamp(Today.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));
}
