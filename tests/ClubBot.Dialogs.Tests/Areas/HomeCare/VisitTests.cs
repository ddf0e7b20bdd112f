using ClubBot.Dialogs.Areas.HomeCare;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Areas.HomeCare;

public sealed class VisitTests : IAsyncLifetime
{
    private static readonly string Tu = Member.IdOf("demo", 7);
    private static readonly DateOnly Day = new(2026, 11, 22);

    private TestClub club = null!;

    public async Task InitializeAsync()
    {
        club = await TestClub.CreateAsync();
        await LinkAsync("mai", Member.IdOf("demo", 6));
        await LinkAsync("hien", Member.IdOf("demo", 10));
    }

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task Visit_TwoVolunteersConfirmAtOnce_IsOneAndTheSecondIsToldWhoWasThere()
    {
        string[] volunteers = ["mai", "hien"];
        foreach (var name in volunteers)
        {
            await club.SayAsync(name, "Tôi đã đến thăm ông Tư rồi");
            await club.SayAsync(name, "bình thường");
        }

        await Task.WhenAll(volunteers.Select(name => Task.Run(() => club.SayAsync(name, "đúng, lưu"))));

        var visit = await VisitAsync();
        var second = visit.VolunteerId == Member.IdOf("demo", 6) ? "hien" : "mai";
        var first = visit.VolunteerId == Member.IdOf("demo", 6) ? "Cô Mai" : "Bà Hiền";
        Assert.Contains(await HeardAsync(second), text => text.StartsWith($"{first} đã thăm ông Tư lúc 8 giờ sáng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Visit_Saved_TellsTheFamilyWithTheRightOnly()
    {
        await RelativeAsync("son", FamilyRight.HomeVisits);
        await RelativeAsync("niece", FamilyRight.Loans);

        await club.SayAsync("mai", "Tôi đã đến thăm ông Tư rồi");
        await club.SayAsync("mai", "bình thường");
        await club.SayAsync("mai", "đúng, lưu");
        await club.DeliverAsync();

        Assert.Equal("Cô Mai vừa thăm ông Tư lúc 8 giờ sáng. Ông bình thường ạ.", Assert.Single(await HeardAsync("son")));
        Assert.Empty(await HeardAsync("niece"));
    }

    [Fact]
    public async Task Problem_AfterTheVisitOfTheDay_IsAddedAndTheVisitStays()
    {
        await club.SayAsync("mai", "Tôi đã đến thăm ông Tư rồi");
        await club.SayAsync("mai", "bình thường");
        await club.SayAsync("mai", "đúng, lưu");
        await club.SayAsync("hien", "ong Tu bi sot, bo an 2 ngay nay");
        await club.SayAsync("hien", "đúng, lưu");

        var visit = await VisitAsync();
        Assert.Equal((Member.IdOf("demo", 6), true), (visit.VolunteerId, visit.HasProblem));
        Assert.Equal(("bi sot, bo an 2 ngay nay", Member.IdOf("demo", 10)), (visit.LaterProblems[0].Note, visit.LaterProblems[0].VolunteerId));
    }

    [Theory]
    [InlineData("da tham ba Tu roi, ong khoe", "Tư", "ong khoe")]
    [InlineData("thăm xong cụ Út", "Út", null)]
    [InlineData("Con mới ghé nhà ông Tư", "Tư", null)]
    [InlineData("Tư", "Tư", null)]
    [InlineData("thăm bà Hà Thị Út xong, bà ăn được cơm", "Út", "bà ăn được cơm")]
    [InlineData("thăm bà Ngân rồi, ông Tư khỏe", "Tư", "khỏe")]
    [InlineData("tu chieu nay em ban", null, null)]
    public void Sentence_AboutOnePerson_NamesThemAndTheNote(string text, string? name, string? note)
    {
        var read = club.Get<VisitSentence>().Read(text, [Cared("Lý Văn Tư", "ông"), Cared("Hà Thị Út", "bà")]);
        Assert.Equal(name, read.Fitting.SingleOrDefault()?.Member.GivenName);
        Assert.Equal(note, read.Note);
    }

    [Fact]
    public void Sentence_TwoOfTheSameName_TellsThemApartByHowTheyAreCalled()
    {
        CaredFor[] own = [Cared("Lý Văn Tư", "ông"), Cared("Hà Thị Tư", "bà")];
        var sentences = club.Get<VisitSentence>();
        Assert.Equal("Hà Thị Tư", Assert.Single(sentences.Read("tham ba Tu roi", own).Fitting).Member.FullName);
        Assert.Equal(2, sentences.Read("thăm cụ Tư rồi", own).Fitting.Count);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(-3, false)]
    public void Plan_EveryThreeDays_IsDueFromItsStart(int daysAfterStart, bool isDue) =>
        Assert.Equal(isDue, PlanOf("x", everyDays: 3).IsDue(Day.AddDays(daysAfterStart)));

    private async Task<HomeVisit> VisitAsync() =>
        (await club.NewSession().LoadAsync<HomeVisit>(HomeVisit.IdOf(CarePlan.IdOf(Tu), Day), default))!;

    private async Task<IReadOnlyList<string>> HeardAsync(string name) =>
        [.. (await club.HeardAsync(name)).Where(activity => activity.From?.Role == Kernel.Schema.Roles.Bot).Select(activity => activity.Text ?? "")];

    private async Task LinkAsync(string name, string memberId, FamilyGrant? grant = null)
    {
        var session = club.NewSession();
        var conversation = TestClub.ConversationOf(name);
        session.Put(new Account
        {
            Id = conversation.AccountKey,
            Conversation = conversation,
            Link = new AccountLink("demo", memberId, grant?.Id, TestClub.Start, "consent"),
        });
        if (grant is not null)
        {
            session.Put(grant);
        }

        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
    }

    private Task RelativeAsync(string name, FamilyRight right) => LinkAsync(name, Tu, new FamilyGrant
    {
        Id = $"{Tu}/{name}",
        ClubId = "demo",
        MemberId = Tu,
        RelativeName = name,
        IsFemale = false,
        BirthYear = 1985,
        Relation = "con",
        Rights = [right],
        GivenAt = TestClub.Start,
    });

    private static CaredFor Cared(string fullName, string title)
    {
        var member = new Member { Id = fullName, ClubId = "demo", Number = 1, FullName = fullName, IsFemale = title == "bà", BirthYear = 1940 };
        return new CaredFor(PlanOf(member.Id, everyDays: 1), member, $"{title} {member.GivenName}", title);
    }

    private static CarePlan PlanOf(string memberId, int everyDays) => new()
    {
        Id = CarePlan.IdOf(memberId),
        ClubId = "demo",
        MemberId = memberId,
        VolunteerIds = [],
        EveryDays = everyDays,
        StartsOn = Day,
        Need = "",
    };
}
