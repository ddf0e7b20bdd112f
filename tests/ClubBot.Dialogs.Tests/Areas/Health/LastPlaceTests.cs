using ClubBot.Dialogs.Areas.Health;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Transcripts;

namespace ClubBot.Dialogs.Tests.Areas.Health;

/// <summary>Many people after few places at once, through the real turn processor.</summary>
public sealed class LastPlaceTests : IAsyncLifetime
{
    private const string DayId = "demo/health-race";
    private const string ClubId = "demo";

    private TestClub club = null!;

    public async Task InitializeAsync()
    {
        club = await TestClub.CreateAsync();
        var session = club.NewSession();
        session.Delete((await session.LoadAsync<HealthDay>($"{ClubId}/health-1", default))!);
        await session.CommitAsync(default);
    }

    public async Task DisposeAsync() => await club.DisposeAsync();

    [Fact]
    public async Task LastPlace_FiftyAtOnce_OneGetsItTheOthersWaitInOrder()
    {
        var people = await JoinedAsync("p", 50);
        await OpenAsync(places: 1, registered: []);
        await AllSayAsync(people, "Đăng ký khám sức khỏe cho tôi với");

        await AllSayAsync(people, "đúng");
        var raced = await DayAsync();
        Assert.Single(raced.Registered);
        Assert.Empty(raced.Waiting);

        await AllSayAsync(people, "vào danh sách chờ");
        var day = await DayAsync();
        Assert.Equal(raced.Registered, day.Registered);
        Assert.Equal(Enumerable.Range(1, 49), day.Waiting.Select(waiting => waiting.Number));
        Assert.Equal(50, day.Waiting.Select(waiting => waiting.MemberId).Append(day.Registered[0].MemberId).Distinct().Count());
    }

    [Fact]
    public async Task Places_TwentyRegisterWhileTwentyCancel_AreNeverExceededAndAddUp()
    {
        var leaving = await JoinedAsync("a", 20);
        var coming = await JoinedAsync("b", 20);
        await OpenAsync(places: 20, [.. leaving.Select(MemberId)]);
        await AllSayAsync(leaving, "huy lich kham cua toi");
        await AllSayAsync(coming, "Đăng ký khám sức khỏe cho tôi với");

        var watch = WatchAsync(until: Task.WhenAll(AllSayAsync(leaving, "đúng"), AllSayAsync(coming, "vào danh sách chờ")));
        var mostSeen = await watch;

        var day = await DayAsync();
        Assert.InRange(mostSeen, 1, 20);
        Assert.Empty(day.Waiting);
        Assert.Equal(coming.Select(MemberId).Order(StringComparer.Ordinal), day.Registered.Select(place => place.MemberId).Order(StringComparer.Ordinal));
        Assert.InRange(day.WaitingNumbers, 0, 20);
        await club.DeliverAsync();
        var movedUp = 0;
        foreach (var name in coming)
        {
            movedUp += (await club.HeardAsync(name)).Count(activity => activity.Text?.StartsWith("Có chỗ rồi ạ", StringComparison.Ordinal) ?? false);
        }

        Assert.Equal(day.WaitingNumbers, movedUp);
    }

    [Fact]
    public async Task Registering_SameTapTenTimesAtOnce_TakesOnePlace()
    {
        var people = await JoinedAsync("p", 1);
        await OpenAsync(places: 5, registered: []);
        await AllSayAsync(people, "Đăng ký khám sức khỏe cho tôi với");

        await AllSayAsync([.. Enumerable.Repeat(people[0], 10)], "đúng");

        Assert.Equal(MemberId(people[0]), Assert.Single((await DayAsync()).Registered).MemberId);
    }

    private static string MemberId(string name) => $"{ClubId}/{name}";

    private Task AllSayAsync(IReadOnlyList<string> people, string text) =>
        Task.WhenAll(people.Select(name => Task.Run(() => club.SayAsync(name, text))));

    /// <summary>Looks at the day over and over while others change it.</summary>
    private async Task<int> WatchAsync(Task until)
    {
        var most = 0;
        do
        {
            most = Math.Max(most, (await DayAsync()).Registered.Count);
            await Task.Yield();
        }
        while (!until.IsCompleted);

        await until;
        return most;
    }

    private async Task<HealthDay> DayAsync() => (await club.NewSession().LoadAsync<HealthDay>(DayId, default))!;

    private async Task OpenAsync(int places, IReadOnlyList<string> registered)
    {
        var session = club.NewSession();
        session.Put(new HealthDay
        {
            Id = DayId,
            ClubId = ClubId,
            What = "khám sức khỏe",
            Day = new DateOnly(2026, 12, 5),
            Time = new TimeOnly(8, 0),
            Place = "trạm y tế xã",
            Places = places,
            Receipt = "000-001",
            Registered = [.. registered.Select(id => new HealthPlace(id, TestClub.Start))],
        });
        await session.CommitAsync(default);
    }

    /// <summary>Members with a linked account each, by the names of their conversations.</summary>
    private async Task<IReadOnlyList<string>> JoinedAsync(string prefix, int count)
    {
        var names = Enumerable.Range(1, count).Select(number => $"{prefix}{number:D2}").ToList();
        var session = club.NewSession();
        foreach (var (index, name) in names.Index())
        {
            session.Put(new Member
            {
                Id = MemberId(name),
                ClubId = ClubId,
                Number = 100 + index,
                FullName = $"Nông Thị {name}",
                IsFemale = true,
                BirthYear = 1950,
            });
            var conversation = TestClub.ConversationOf(name);
            session.Put(new Account
            {
                Id = conversation.AccountKey,
                Conversation = conversation,
                Link = new AccountLink(ClubId, MemberId(name), null, TestClub.Start, "consent"),
            });
        }

        await session.CommitAsync(default);
        return names;
    }
}
