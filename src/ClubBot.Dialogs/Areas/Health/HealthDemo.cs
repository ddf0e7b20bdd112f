using ClubBot.Dialogs.Demo;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>The demo club's health-check day: ten days ahead, three places, one of them taken.</summary>
internal sealed class HealthDemo(HealthTexts texts) : IDemoPart
{
    private const int DaysAhead = 10;
    private const int Places = 3;
    private const int FirstRegistered = 8;

    public void Create(IDocumentSession session, DemoContext demo) => session.Put(new HealthDay
    {
        Id = $"{demo.Club.Id}/health-1",
        ClubId = demo.Club.Id,
        What = texts.UsualCheck(),
        Day = demo.Today.AddDays(DaysAhead),
        Time = new TimeOnly(8, 0),
        Place = demo.Club.MeetingPlace!,
        Places = Places,
        Receipt = "000-001",
        Registered = [new HealthPlace(demo.Members[FirstRegistered].Id, demo.Now)],
    });
}
