namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Puts lines of names on pages, as many on each as a message holds.</summary>
internal static class NamePages
{
    private const int LinesMax = 5;

    /// <summary>Longest page, UTF-16 units: a message has at most 300.</summary>
    private const int LengthMax = 290;

    /// <summary>The pages in order; a line that is longer than a page has one of its own.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> lines)
    {
        var pages = new List<List<string>>();
        var length = 0;
        foreach (var line in lines)
        {
            length += line.Length + 1;
            if (pages.Count == 0 || pages[^1].Count == LinesMax || length > LengthMax)
            {
                pages.Add([]);
                length = line.Length + 1;
            }

            pages[^1].Add(line);
        }

        return pages;
    }
}
