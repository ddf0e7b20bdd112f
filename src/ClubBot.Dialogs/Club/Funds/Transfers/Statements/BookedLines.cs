using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>What was booked before, each line of it to be found once: a second transfer that looks the same is a second transfer.</summary>
internal sealed class BookedLines
{
    private readonly Dictionary<(string, Dong), List<int>> byReference = [];
    private readonly Dictionary<(DateOnly, Dong, string), List<int>> byContent = [];
    private readonly HashSet<int> found = [];

    public BookedLines(IEnumerable<StatementLine> lines)
    {
        var number = 0;
        foreach (var line in lines)
        {
            Add(byContent, ContentOf(line), number);
            if (ReferenceOf(line) is { } reference)
                Add(byReference, reference, number);

            number++;
        }
    }

    /// <summary>The lines; those whose reference also stands on a line of another day, amount or text have none any more.</summary>
    public static IReadOnlyList<StatementLine> WithoutSharedReferences(IReadOnlyList<StatementLine> lines)
    {
        var shared = lines
            .Where(line => line.Reference is not null)
            .GroupBy(line => Key(line.Reference!), ContentOf)
            .Where(group => group.Distinct().Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. lines.Select(line => line.Reference is { } reference && shared.Contains(Key(reference)) ? line with { Reference = null } : line)];
    }

    // One number with another amount is another transfer: some banks number the page or the batch.
    public static (string Reference, Dong Amount)? ReferenceOf(StatementLine line) =>
        line.Reference is { } reference ? (Key(reference), line.Amount) : null;

    // Another file of the same bank may have other capitals, marks and spaces.
    public static (DateOnly Day, Dong Amount, string Text) ContentOf(StatementLine line) => (line.Day, line.Amount, Key(line.Text));

    /// <summary>True once for each booked line with the reference and the amount.</summary>
    public bool TakeByReference(StatementLine line) => ReferenceOf(line) is { } reference && Take(byReference, reference);

    /// <summary>True once for each booked line with the day, the amount and the text.</summary>
    public bool TakeByContent(StatementLine line) => Take(byContent, ContentOf(line));

    private bool Take<TKey>(Dictionary<TKey, List<int>> index, TKey key)
        where TKey : notnull => index.TryGetValue(key, out var numbers) && numbers.Exists(number => found.Add(number));

    private static void Add<TKey>(Dictionary<TKey, List<int>> index, TKey key, int number)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var numbers))
            index.Add(key, numbers = []);

        numbers.Add(number);
    }

    private static string Key(string text) => VietnameseFold.Fold(text).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>The lines of one statement that were looked at.</summary>
internal sealed class SeenLines
{
    private readonly HashSet<(string, Dong)> references = [];
    private readonly HashSet<(DateOnly, Dong, string)> contents = [];
    private readonly HashSet<(DateOnly, Dong, string)> withoutReference = [];

    /// <summary>Whether it was there before: with its reference, or, where one of the two has none, with its day, amount and text. Remembers it.</summary>
    public bool Repeats(StatementLine line)
    {
        var content = BookedLines.ContentOf(line);
        if (BookedLines.ReferenceOf(line) is { } reference)
        {
            contents.Add(content);
            return !references.Add(reference) || withoutReference.Contains(content);
        }

        withoutReference.Add(content);
        return !contents.Add(content);
    }
}
