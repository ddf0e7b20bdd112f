using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Sentences about meetings.</summary>
public sealed class MeetingTexts(TextCatalog catalog) : TextSet(catalog, "meetings")
{
    public string EntryNext() => Label();

    public string EntryAnnounce() => Label();

    public string EntryAttendance() => Label();

    public string NotAllowed(Speech speech) => Say(speech);

    public string NoMeeting(Speech speech) => Say(speech);

    public string MeetingIsOver(Speech speech) => Say(speech);

    public string Invitation(Speech speech, Meeting meeting) => Say(speech, About(meeting));

    public string InvitationForRelative(Speech speech, string who, Meeting meeting) => Say(speech, [("who", who), .. About(meeting)]);

    public string InvitationAnswered(Speech speech, string who, Meeting meeting, Attendance attendance) =>
        Say(speech, [("who", who), ("answer", AnswerOf(attendance)), .. About(meeting)]);

    public string Coming() => Label();

    public string Absent() => Label();

    public string Late() => Label();

    public string AnswerComing() => Label();

    public string AnswerAbsent() => Label();

    public string AnswerLate() => Label();

    public string Recorded(Speech speech, string who, Attendance attendance, Meeting meeting) =>
        Say(speech, [("who", who), ("answer", AnswerOf(attendance)), .. About(meeting)]);

    public string BoardOnly(Speech speech) => Say(speech);

    public string WriteSentence(Speech speech) => Say(speech);

    public string DayDoesNotFit(Speech speech) => Say(speech);

    public string WriteAgain(Speech speech) => Say(speech);

    public string WhichDay(Speech speech) => Say(speech);

    public string WhatTime(Speech speech) => Say(speech);

    public string TimeNotUnderstood(Speech speech) => Say(speech);

    public string DayIsPast(Speech speech, Meeting meeting) => Say(speech, About(meeting));

    public string UsualPlace() => Label();

    public string Draft(Speech speech, Meeting meeting) => Say(speech, About(meeting));

    public string NoticeWords(Meeting meeting) => Say(Neutral, About(meeting));

    /// <summary>How many are told by which ways ("Zalo 38, Telegram 4"; empty = nobody is), and how many have no account that reaches anybody.</summary>
    public string WhoIsReached(Speech speech, int all, string ways, int byHand) =>
        Say(speech, [("all", Number(all)), ("ways", WaysOrNobody(ways)), ("byHand", Number(byHand))]);

    /// <summary>The same when some want no notices.</summary>
    public string WhoIsReachedAndWhoDoesNotWant(Speech speech, int all, string ways, int byHand, int optedOut) =>
        Say(speech, [("all", Number(all)), ("ways", WaysOrNobody(ways)), ("byHand", Number(byHand)), ("optedOut", Number(optedOut))]);

    public string Nobody() => Label();

    public string SendNow() => Label();

    public string Edit() => Label();

    public string WhoByHand() => Label();

    /// <summary>What the same choice was called in an older version; people go on typing it.</summary>
    public string WhoHasNoPhone() => Label();

    public string Sent(Speech speech, int people, string receipt) => Say(speech, [("people", Number(people)), ("receipt", receipt)]);

    public string Counts(Speech speech, Meeting meeting, int missing) => Say(
        speech,
        [
            ("coming", Number(meeting.Count(Attendance.Coming))),
            ("late", Number(meeting.Count(Attendance.Late))),
            ("absent", Number(meeting.Count(Attendance.Absent))),
            ("missing", Number(missing)),
            .. About(meeting),
        ]);

    public string CountsAndToTell(Speech speech, Meeting meeting, int missing, int toTell) => Say(
        speech,
        [
            ("coming", Number(meeting.Count(Attendance.Coming))),
            ("late", Number(meeting.Count(Attendance.Late))),
            ("absent", Number(meeting.Count(Attendance.Absent))),
            ("missing", Number(missing)),
            ("toTell", Number(toTell)),
            .. About(meeting),
        ]);

    public string WhoIsMissing() => Label();

    public string NoNames(Speech speech) => Say(speech);

    public string MoreNames(Speech speech, int left) => Say(speech, [("left", Number(left))]);

    public string LastNames(Speech speech, int all) => Say(speech, [("all", Number(all))]);

    public string NextPage() => Label();

    private string WaysOrNobody(string ways) => ways.Length > 0 ? ways : Nobody();

    private string AnswerOf(Attendance attendance) => attendance switch
    {
        Attendance.Coming => AnswerComing(),
        Attendance.Absent => AnswerAbsent(),
        Attendance.Late => AnswerLate(),
    };

    private static (string Name, string Value)[] About(Meeting meeting) =>
    [
        ("day", Wording.Day(meeting.Day)),
        ("time", Wording.Time(meeting.Time)),
        ("place", meeting.Place),
        ("more", meeting.More.Length == 0 ? "" : $" {Speech.Capital(meeting.More)}."),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
