using ClubBot.Dialogs.Areas.Health;
using ClubBot.Dialogs.Areas.HomeCare;
using ClubBot.Dialogs.Areas.Income;
using ClubBot.Dialogs.Areas.Resources;
using ClubBot.Dialogs.Areas.Rights;
using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Checks;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Months;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Meetings;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Dialogs.Texts;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs;

/// <summary>Registers all that the bot understands, decides and says.</summary>
public static class ClubDialogs
{
    /// <summary>Adds the bot: one line for each part of the club and each area.</summary>
    /// <param name="services">The services.</param>
    /// <param name="timeZone">The clubs' time zone; null = <see cref="ClubCalendar.DefaultZone"/>.</param>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone.</exception>
    public static IServiceCollection AddClubDialogs(this IServiceCollection services, string? timeZone = null) => services
        .AddSingleton(new ClubCalendar(TimeZoneInfo.FindSystemTimeZoneById(timeZone ?? ClubCalendar.DefaultZone)))
        .AddSingleton(TextCatalog.Load(typeof(ClubDialogs).Assembly))
        .AddVietnameseUnderstanding()
        .AddBot()
        .AddMembership()
        .AddFunds()
        .AddFundChecks()
        .AddFundMonths()
        .AddContributions()
        .AddTransfers()
        .AddIncome()
        .AddResources()
        .AddRights()
        .AddNotices()
        .AddRounds()
        .AddMeetings()
        .AddHealth()
        .AddHomeCare();
}
