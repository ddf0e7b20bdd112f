using ClubBot.Dialogs.Areas.Health;
using ClubBot.Dialogs.Areas.HomeCare;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Membership;

/// <summary>The chair of another club, who knows the ids of this one.</summary>
public sealed class OtherClubTests
{
    [Fact]
    public async Task Chair_OfAnotherClub_ReadsNothingOfThisOne()
    {
        await using var club = await TestClub.CreateAsync();
        await club.JoinAsync("HOA", "DEMO-HOA");
        var access = new ClubAccess(Chair());
        var own = club.NewSession();
        Document?[] documents =
        [
            await own.LoadAsync<ClubProfile>("demo", default),
            await own.LoadAsync<Member>(Member.IdOf("demo", 1), default),
            .. await own.QueryRangeAsync<HealthDay>("by-day", "", null, 10, default),
            .. await own.QueryAsync<CarePlan>("by-volunteer", (await VolunteerAsync(own)).Id, 10, default),
        ];

        Assert.True(documents.Length > 3);
        Assert.All(documents, document => Assert.False(access.MayRead(document!)));
        Assert.All(documents, document => Assert.False(access.MayWrite(document!)));
    }

    private static async Task<Member> VolunteerAsync(IDocumentSession session) =>
        (await session.QueryAsync<Member>(MembershipIndexes.ByClub, "demo", 500, default)).First(member => member.IsHomeCareVolunteer);

    private static Viewer Chair()
    {
        var conversation = TestClub.ConversationOf("other");
        return new Viewer
        {
            Account = new Account { Id = conversation.AccountKey, Conversation = conversation },
            Club = new ClubProfile { Id = "other", Name = "CLB khác", Commune = "xã khác" },
            Subject = new Member
            {
                Id = Member.IdOf("other", 1),
                ClubId = "other",
                Number = 1,
                FullName = "Lò Thị Én",
                IsFemale = true,
                BirthYear = 1955,
                Office = Office.Chair,
            },
            Speech = new Dialogs.Texts.Speech("bà", "cháu"),
        };
    }
}
