using ClubBot.Dialogs.Demo;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>The demo club's plans: an old man visited every day, and an old woman every second day.</summary>
internal sealed class HomeCareDemo(HomeCareTexts texts) : IDemoPart
{
    private const int Mai = 6;
    private const int Hien = 10;
    private const int Tu = 7;
    private const int Ut = 12;

    public void Create(IDocumentSession session, DemoContext demo)
    {
        session.Put(PlanOf(demo, Tu, [Mai, Hien], everyDays: 1, texts.DemoNeed()));
        session.Put(PlanOf(demo, Ut, [Mai], everyDays: 2, texts.DemoOtherNeed()));
    }

    private static CarePlan PlanOf(DemoContext demo, int member, int[] volunteers, int everyDays, string need) => new()
    {
        Id = CarePlan.IdOf(demo.Members[member].Id),
        ClubId = demo.Club.Id,
        MemberId = demo.Members[member].Id,
        VolunteerIds = [.. volunteers.Select(number => demo.Members[number].Id)],
        EveryDays = everyDays,
        StartsOn = demo.Today,
        Need = need,
    };
}
