using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Tests.Club;

public sealed class PagedChoicesTests
{
    private static readonly Choice Next = new("next", "Mục khác");

    [Theory]
    [InlineData(3, 0, "0 1 2")]
    [InlineData(4, 0, "0 1 next")]
    [InlineData(4, 1, "2 3 next")]
    [InlineData(5, 2, "4 next")]
    [InlineData(5, 3, "0 1 next")]
    [InlineData(0, 0, "")]
    public void Of_ListAndPage_ShowsAtMostThree(int count, int page, string shown)
    {
        Choice[] all = [.. Enumerable.Range(0, count).Select(number => new Choice($"{number}", $"Mục {number}"))];

        Assert.Equal(shown, string.Join(' ', PagedChoices.Of(all, page, Next).Select(choice => choice.Value)));
    }
}
