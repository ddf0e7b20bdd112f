using ClubBot.Language.Answers;
using ClubBot.Language.Dates;
using ClubBot.Language.Measures;
using ClubBot.Language.Numbers;
using ClubBot.Language.People;
using ClubBot.Language.Phones;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Entities;

/// <summary>Finds everything of a known kind that a text names. The one place that knows in which order the parsers claim the words.</summary>
public static class EntityReader
{
    /// <summary>Reads one text. Never throws; linear in the text, of which it looks at the first 16,384 characters.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="reference">The moment of typing; its own offset decides which day is today.</param>
    /// <returns>The entities in the order of the text.</returns>
    public static IReadOnlyList<Entity> Read(string text, DateTimeOffset reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TokenText.Read(text);
        var found = new EntityCollector(tokens);
        var numbers = new NumberText(tokens.Tokens);
        PhoneEntities.Read(tokens, found);
        MeasureEntities.Read(numbers, found);
        DateTimeEntities.Read(numbers, tokens.IsMarked, reference, found);
        OrdinalEntities.Read(numbers, found);
        PersonEntities.Read(tokens, found);
        PercentageEntities.Read(numbers, found);
        CurrencyEntities.Read(numbers, found);
        NumberEntities.Read(numbers, found);
        YesNoEntities.Read(tokens, found);
        return found.ToList();
    }
}
