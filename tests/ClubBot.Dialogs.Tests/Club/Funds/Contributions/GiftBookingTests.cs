using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Contributions;

public sealed class GiftBookingTests
{
    private static readonly BookingNote Note = new(LedgerWorld.Today, "ủng hộ", "na-pan/m001");

    private readonly LedgerWorld world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Gifts_AnySequence_LedgerBookAndCampaignsAgree(int seed)
    {
        var random = new Random(seed);
        string[] campaigns = ["na-pan/c1", "na-pan/c2"];
        foreach (var id in campaigns)
        {
            await world.PutAsync(_ => Task.FromResult(Campaign(id)));
        }

        for (var step = 0; step < 120; step++)
        {
            await StepAsync(random, campaigns);
            await AgreeAsync(campaigns);
        }

        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Things_WithAValue_AreNotInTheLedger()
    {
        var gift = await GiveAsync(new GivenGift("bà Hai", null, "10 cân gạo", new Dong(200_000), null));

        Assert.Null(gift.EntryNumber);
        Assert.Equal(0, (await world.BookAsync()).LastNumber);
        Assert.Equal("TL001", gift.DocumentNumber);
    }

    [Fact]
    public async Task Donor_WhoWasNotAsked_IsNotNamed()
    {
        await world.PutAsync(_ => Task.FromResult(Campaign("na-pan/c1")));
        var gift = await GiveAsync(new GivenGift("ông Nam", null, null, new Dong(500_000), "na-pan/c1"));
        Assert.False(gift.IsPublic);
        Assert.Empty((await LoadAsync<Campaign>("na-pan/c1"))!.Thanked);

        await ConsentAsync(gift, true);
        Assert.Equal(["ông Nam"], (await LoadAsync<Campaign>("na-pan/c1"))!.Thanked);

        await ConsentAsync(gift, false);
        Assert.Empty((await LoadAsync<Campaign>("na-pan/c1"))!.Thanked);
    }

    [Fact]
    public async Task TakeBack_Twice_IsRefused()
    {
        var gift = await GiveAsync(new GivenGift("ông Nam", null, null, new Dong(500_000), null));
        Assert.IsType<GiftOutcome.Written>(await TakeBackAsync(gift.Id));
        Assert.Equal(new GiftOutcome.Refused(PostingRefusal.AlreadyReversed), await TakeBackAsync(gift.Id));
        Assert.Equal(Dong.Zero, (await world.BookAsync()).BalanceOf(LedgerAccount.Gifts));
    }

    [Theory]
    [InlineData("", null, 5)]
    [InlineData("ông Nam", null, null)]
    [InlineData("ông Nam", null, 0)]
    [InlineData("ông Nam", "", null)]
    public async Task Give_NoGift_IsAMistakeOfTheProgram(string donor, string? things, int? value) => await Assert.ThrowsAsync<ArgumentException>(
        () => GiveAsync(new GivenGift(donor, null, things, value is { } amount ? new Dong(amount) : null, null)));

    [Fact]
    public void Campaign_DaysLeft_CountToday()
    {
        var campaign = Campaign("na-pan/c1");
        Assert.Equal(1, campaign.DaysLeft(campaign.EndsOn));
        Assert.Equal(0, campaign.DaysLeft(campaign.EndsOn.AddDays(1)));
        Assert.Equal(33, (campaign with { Raised = new Dong(999_999) }).Percent);
    }

    private async Task StepAsync(Random random, string[] campaigns)
    {
        var last = (await LoadAsync<GiftBook>(LedgerWorld.Club))?.LastNumber ?? 0;
        var some = Gift.IdOf(LedgerWorld.Club, random.Next(1, last + 2));
        switch (random.Next(4))
        {
            case 0:
                await TakeBackAsync(some);
                break;
            case 1 when await LoadAsync<Gift>(some) is { } gift:
                await ConsentAsync(gift, random.Next(2) == 0);
                break;
            default:
                var isMoney = random.Next(2) == 0;
                await GiveAsync(new GivenGift(
                    $"ông {random.Next(5)}",
                    null,
                    isMoney ? null : "gạo",
                    isMoney || random.Next(2) == 0 ? new Dong(random.Next(1, 3_000_000)) : null,
                    random.Next(3) is var which && which < 2 ? campaigns[which] : null));
                break;
        }
    }

    private async Task AgreeAsync(string[] campaigns)
    {
        var gifts = (await world.Session().QueryAsync<Gift>(ContributionsJson.ByClub, LedgerWorld.Club, 1_000, default)).ToList();
        var standing = gifts.Where(gift => gift.TakenBackOn is null).ToList();
        var book = await world.BookAsync();
        Assert.Equal(Enumerable.Range(1, gifts.Count), gifts.Select(gift => gift.Number).Order());
        Assert.Equal(standing.Where(gift => gift.IsMoney).Sum(gift => gift.Value!.Value.Amount), -book.BalanceOf(LedgerAccount.Gifts).Amount);
        foreach (var id in campaigns)
        {
            var (campaign, own) = ((await LoadAsync<Campaign>(id))!, standing.Where(gift => gift.CampaignId == id).ToList());
            Assert.Equal(own.Where(gift => gift.IsMoney).Sum(gift => gift.Value!.Value.Amount), campaign.Raised.Amount);
            Assert.Equal((own.Count, own.Count(gift => !gift.IsMoney)), (campaign.Gifts, campaign.GiftsInThings));
            Assert.All(campaign.Thanked, name => Assert.Contains(own, gift => gift.Donor == name && gift.IsPublic));
        }
    }

    private static Campaign Campaign(string id) => new()
    {
        Id = id,
        ClubId = LedgerWorld.Club,
        Name = "mua máy đo huyết áp",
        Target = new Dong(3_000_000),
        OpenedOn = LedgerWorld.Today,
        EndsOn = new DateOnly(2026, 12, 31),
        OpenedBy = "na-pan/m001",
    };

    private async Task<T?> LoadAsync<T>(string id)
        where T : Document => await world.Session().LoadAsync<T>(id, default);

    private async Task<Gift> GiveAsync(GivenGift gift) =>
        Assert.IsType<GiftOutcome.Written>(await DoAsync(booking => booking.GiveAsync(gift, Note, LedgerWorld.Now, default))).Gift;

    private Task<GiftOutcome> TakeBackAsync(string id) => DoAsync(booking => booking.TakeBackAsync(id, Note, LedgerWorld.Now, default));

    private Task<Gift?> ConsentAsync(Gift gift, bool mayBeNamed) => DoAsync(booking => booking.ConsentAsync(
        gift.Id, new GiftConsent(mayBeNamed, gift.Donor, "na-pan/m001", LedgerWorld.Now, "nêu tên?"), default));

    private async Task<T> DoAsync<T>(Func<GiftBooking, ValueTask<T>> act)
    {
        var session = world.Session();
        var outcome = await act(new GiftBooking(session, await ClubLedger.OpenAsync(session, LedgerWorld.Club, default)));
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
        return outcome;
    }
}
