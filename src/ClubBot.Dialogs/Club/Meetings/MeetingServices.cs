using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Registers meetings and invitations.</summary>
internal static class MeetingServices
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<MeetingTexts>()
        .AddSingleton<Meetings>()
        .AddSingleton<MeetingSentence>()
        .AddDocument(new DocumentType<Meeting>("meeting", () => MeetingsJson.Unescaped.Meeting)
            .Index(MeetingIndexes.ByDay, meeting => MeetingIndexes.DayKey(meeting.ClubId, meeting.Day)))
        .AddDialog<InvitationDialog>()
        .AddDialog<AnnounceDialog>()
        .AddDialog<AttendanceDialog>()
        .AddDialog<NamesDialog>()
        .AddMenuEntry<MeetingTexts>(texts => new MenuEntry(MenuEntry.Orders.Board, AnnounceDialog.DialogId, texts.EntryAnnounce(), Audience.Board))
        .AddMenuEntry<MeetingTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 10, AttendanceDialog.DialogId, texts.EntryAttendance(), Audience.Board))
        .AddMenuEntry<MeetingTexts>(texts => new MenuEntry(
            MenuEntry.Orders.Member + 20, InvitationDialog.DialogId, texts.EntryNext(), Audience.With(FamilyRight.Meetings)))
        .AddRoute(new IntentRoute(Intents.Broadcast, AnnounceDialog.DialogId, Audience.Board) { PassesText = true })
        .AddRoute(new IntentRoute(Intents.MeetingNext, InvitationDialog.DialogId, Audience.Linked))
        .AddRoute(Answering(Intents.MeetingRsvpYes, Attendance.Coming))
        .AddRoute(Answering(Intents.MeetingRsvpNo, Attendance.Absent))
        .AddRoute(Answering(Intents.MeetingRsvpLate, Attendance.Late));

    private static IntentRoute Answering(string intent, Attendance attendance) =>
        new(intent, InvitationDialog.DialogId, Audience.Linked) { Argument = InvitationDialog.ArgumentOf(attendance) };
}
