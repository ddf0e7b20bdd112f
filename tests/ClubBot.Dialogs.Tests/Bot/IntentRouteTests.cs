using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Tests.Bot;

public sealed class IntentRouteTests
{
    /// <summary>Whatever a dialog serves may have to be offered as one of two: it needs a name on a button.</summary>
    [Fact]
    public async Task Routes_EveryIntent_HasItsName()
    {
        await using var club = await TestClub.CreateAsync();

        var names = club.Get<TextCatalog>().Sentences;
        var intents = club.Get<IEnumerable<IntentRoute>>().Select(route => route.Intent).Distinct().ToList();
        Assert.NotEmpty(intents);
        Assert.All(intents, intent => Assert.Contains(TextSet.KeyOf("clarify", intent), names.Keys));
    }
}
