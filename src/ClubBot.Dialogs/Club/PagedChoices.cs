using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Club;

/// <summary>Shows a list a page at a time, so that with the way back a person never sees more than four choices.</summary>
internal static class PagedChoices
{
    /// <summary>Choices beside the way back.</summary>
    public const int ChoicesMax = 3;

    /// <summary>All choices where they fit, otherwise two of them and the way on; after the last page comes the first.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="page">Page from 0; any number leads to a page.</param>
    /// <param name="next">The way on.</param>
    public static IReadOnlyList<Choice> Of(IReadOnlyList<Choice> all, int page, Choice next)
    {
        if (all.Count <= ChoicesMax)
        {
            return all;
        }

        const int choicesOfPage = ChoicesMax - 1;
        var pages = (all.Count + choicesOfPage - 1) / choicesOfPage;
        return [.. all.Skip(page % pages * choicesOfPage).Take(choicesOfPage), next];
    }
}
