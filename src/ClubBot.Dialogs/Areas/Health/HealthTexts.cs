using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Sentences of health-check days, and the words by which they are recognised.</summary>
public sealed class HealthTexts(TextCatalog catalog) : TextSet(catalog, "health")
{
    private static readonly Speech Nobody = new("", "");

    public string Entry() => Label();

    public string BoardEntry() => Label();

    public string Right() => Label();

    public string Fix() => Label();

    public string Register() => Label();

    public string NotComing() => Label();

    public string WaitInLine() => Label();

    public string OtherDays() => Label();

    public string ChangeDay() => Label();

    public string GiveBack() => Label();

    public string AnotherDay() => Label();

    public string NewDay() => Label();

    public string SeeDays() => Label();

    public string SeeNames() => Label();

    public string MoreNames() => Label();

    public string BackToDay() => Label();

    public string Close() => Label();

    public string Reopen() => Label();

    public string CallOff() => Label();

    public string UsualCheck() => Label();

    public string UsualPressure() => Label();

    public string UnknownName() => Label();

    /// <summary>Words after the number of places.</summary>
    internal string PlaceWords() => Label();

    /// <summary>Words before the place.</summary>
    internal string AtWords() => Label();

    /// <summary>Words that say nothing of what is checked or where.</summary>
    internal string FillerWords() => Label();

    /// <summary>Words of somebody who opens a day.</summary>
    internal string OpeningWords() => Label();

    /// <summary>The usual checks as they are spelt.</summary>
    internal string CheckWords() => Label();

    /// <summary>What, when and where.</summary>
    public string Describe(HealthDay day) =>
        Say(Nobody, [("what", day.What), ("time", Wording.Time(day.Time)), ("day", Wording.Day(day.Day)), ("place", day.Place)]);

    /// <summary>What and on which day, in few words.</summary>
    public string Brief(HealthDay day) => Say(Nobody, [("what", day.What), ("date", DateOf(day))]);

    public string DayLabel(HealthDay day) => Say(Nobody, [("date", DateOf(day))]);

    public string DayLine(int number, HealthDay day, string remark) => Say(
        Nobody,
        [("number", Number(number)), ("what", day.What), ("time", Wording.Time(day.Time)), ("day", Wording.Day(day.Day)), ("remark", remark)]);

    /// <summary>How many places are left.</summary>
    public string PlacesOf(HealthDay day) => day.IsFull ? FullRemark(day.Waiting.Count) : PlacesRemark(day.PlacesLeft);

    /// <summary>Whether the member has a place or waits.</summary>
    public string StandingOf(HealthDay day, string memberId) =>
        day.WaitingOf(memberId) is { } waiting ? WaitingRemark(waiting.Number, day.WaitingBefore(waiting.Number)) : PlaceRemark();

    public string PlacesRemark(int left) => Say(Nobody, [("left", Number(left))]);

    public string FullRemark(int waiting) => Say(Nobody, [("waiting", Number(waiting))]);

    public string WaitingRemark(int number, int before) => Say(Nobody, [("number", Number(number)), ("queue", Queue(before))]);

    public string PlaceRemark() => Label();

    public string FirstInLine() => Label();

    public string SomeInLine(int before) => Say(Nobody, [("before", Number(before))]);

    public string PlacesLabel(int count) => Say(Nobody, [("count", Number(count))]);

    public string NotAllowed(Speech speech, string who) => Say(speech, WhoIs(who));

    public string NoDays(Speech speech) => Say(speech);

    public string NoOtherDay(Speech speech) => Say(speech);

    public string DayIsOver(Speech speech) => Say(speech);

    public string DayIsClosed(Speech speech, string day) => Say(speech, [("day", day)]);

    public string PickDay(Speech speech, string who, string days) => Say(speech, [("days", days), .. WhoIs(who)]);

    public string PickOwn(Speech speech, string who, string days) => Say(speech, [("days", days), .. WhoIs(who)]);

    public string Invitation(Speech speech, string who, string day, int left) =>
        Say(speech, [("day", day), ("left", Number(left)), .. WhoIs(who)]);

    public string ConfirmPlace(Speech speech, string who, string day, int left) =>
        Say(speech, [("day", day), ("left", Number(left)), .. WhoIs(who)]);

    public string ConfirmChange(Speech speech, string who, string from, string day) =>
        Say(speech, [("from", from), ("day", day), .. WhoIs(who)]);

    public string OfferWaiting(Speech speech, string who, string day, int number) =>
        Say(speech, [("day", day), ("number", Number(number)), .. WhoIs(who)]);

    public string OfferWaitingKeepingOld(Speech speech, string who, string day, int number) =>
        Say(speech, [("day", day), ("number", Number(number)), .. WhoIs(who)]);

    public string LastPlaceGone(Speech speech) => Say(speech);

    public string AllRight(Speech speech) => Say(speech);

    public string Registered(Speech speech, string who, string day, string receipt) =>
        Say(speech, [("day", day), ("receipt", receipt), .. WhoIs(who)]);

    public string Changed(Speech speech, string who, string day, string receipt) =>
        Say(speech, [("day", day), ("receipt", receipt), .. WhoIs(who)]);

    public string Waiting(Speech speech, string who, int number, int before, string receipt) =>
        Say(speech, [("number", Number(number)), ("queue", Queue(before)), ("receipt", receipt), .. WhoIs(who)]);

    public string AlreadyRegistered(Speech speech, string who, string day) => Say(speech, [("day", day), .. WhoIs(who)]);

    public string AlreadyWaiting(Speech speech, string who, string day, int number, int before) =>
        Say(speech, [("day", day), ("number", Number(number)), ("queue", Queue(before)), .. WhoIs(who)]);

    public string Own(Speech speech, string who, string day, string standing) =>
        Say(speech, [("day", day), ("standing", standing), .. WhoIs(who)]);

    public string NothingRegistered(Speech speech, string who) => Say(speech, WhoIs(who));

    public string SureGiveBack(Speech speech, string who, string day) => Say(speech, [("day", day), .. WhoIs(who)]);

    public string KeepPlace() => Label();

    public string StaysSo(Speech speech) => Say(speech);

    public string GivenBack(Speech speech, string who, string day, string receipt) =>
        Say(speech, [("day", day), ("receipt", receipt), .. WhoIs(who)]);

    public string MovedUp(Speech speech, string who, string day) => Say(speech, [("day", day), .. WhoIs(who)]);

    public string MovedUpByHand(Speech speech, string who, string fullName, string day) =>
        Say(speech, [("day", day), ("fullName", fullName), .. WhoIs(who)]);

    public string DayCancelled(Speech speech, string who, string day) => Say(speech, [("day", day), .. WhoIs(who)]);

    public string AskWhat(Speech speech) => Say(speech);

    public string AskWhen(Speech speech) => Say(speech);

    public string AskTime(Speech speech) => Say(speech);

    public string AskPlace(Speech speech) => Say(speech);

    public string AskPlaces(Speech speech) => Say(speech);

    public string AskFix(Speech speech) => Say(speech);

    public string NoDayRead(Speech speech) => Say(speech);

    public string NoPlacesRead(Speech speech) => Say(speech);

    public string DayHasPassed(Speech speech) => Say(speech);

    public string ConfirmOpening(Speech speech, string day, int places) => Say(speech, [("day", day), ("places", Number(places))]);

    /// <summary>The day is open; names how many have to be told by hand.</summary>
    internal string Opened(Speech speech, string receipt, ToldCount reached) =>
        reached.Unreached == 0 ? OpenedForAll(speech, receipt, reached.Told) : OpenedForSome(speech, receipt, reached.Told, reached.Unreached);

    public string OpenedForAll(Speech speech, string receipt, int told) => Say(speech, [("receipt", receipt), ("told", Number(told))]);

    public string OpenedForSome(Speech speech, string receipt, int told, int unreached) =>
        Say(speech, [("receipt", receipt), ("told", Number(told)), ("unreached", Number(unreached))]);

    public string BoardMenu(Speech speech, int count) => Say(speech, [("count", Number(count))]);

    public string PickBoardDay(Speech speech, string days) => Say(speech, [("days", days)]);

    /// <summary>How a day stands.</summary>
    public string BoardDay(Speech speech, HealthDay day) =>
        day.IsClosed ? BoardClosedDay(speech, day) : BoardOpenDay(speech, day);

    public string BoardOpenDay(Speech speech, HealthDay day) => Say(speech, CountsOf(day));

    public string BoardClosedDay(Speech speech, HealthDay day) => Say(speech, CountsOf(day));

    public string NamesOf(Speech speech, string day, string names) => Say(speech, [("Day", Speech.Capital(day)), ("names", names)]);

    public string LastNamesOf(Speech speech, string day, string names) => Say(speech, [("Day", Speech.Capital(day)), ("names", names)]);

    public string NoNames(Speech speech, string day) => Say(speech, [("Day", Speech.Capital(day))]);

    public string NameLine(int number, string name) => Say(Nobody, [("number", Number(number)), ("name", name)]);

    public string WaitingLine(int number, string name) => Say(Nobody, [("number", Number(number)), ("name", name)]);

    public string SureClose(Speech speech, string day) => Say(speech, [("day", day)]);

    public string SureReopen(Speech speech, string day) => Say(speech, [("day", day)]);

    public string Closed(Speech speech, string day, string receipt) => Say(speech, [("day", day), ("receipt", receipt)]);

    public string Reopened(Speech speech, string day, string receipt) => Say(speech, [("day", day), ("receipt", receipt)]);

    public string SureCallOff(Speech speech, string day, int people) => Say(speech, [("day", day), ("people", Number(people))]);

    /// <summary>The day is called off; names how many have to be told by hand.</summary>
    internal string CalledOff(Speech speech, string day, string receipt, ToldCount reached) => reached.Unreached == 0
        ? CalledOffForAll(speech, day, receipt, reached.Told)
        : CalledOffForSome(speech, day, receipt, reached.Told, reached.Unreached);

    public string CalledOffForAll(Speech speech, string day, string receipt, int told) =>
        Say(speech, [("day", day), ("receipt", receipt), ("told", Number(told))]);

    /// <summary>What the board finds the news of a day that was called off by.</summary>
    public string CalledOffWords(string day) => Say(Neutral, [("day", day)]);

    public string CalledOffForSome(Speech speech, string day, string receipt, int told, int unreached) =>
        Say(speech, [("day", day), ("receipt", receipt), ("told", Number(told)), ("unreached", Number(unreached))]);

    public string VitalsNotKept(Speech speech) => Say(speech);

    private string Queue(int before) => before == 0 ? FirstInLine() : SomeInLine(before);

    private (string Name, string Value)[] CountsOf(HealthDay day) =>
    [
        ("Day", Speech.Capital(Describe(day))),
        ("registered", Number(day.Registered.Count)),
        ("left", Number(Math.Max(0, day.PlacesLeft))),
        ("waiting", Number(day.Waiting.Count)),
    ];

    private static (string Name, string Value)[] WhoIs(string who) => [("who", who), ("Who", Speech.Capital(who))];

    private static string DateOf(HealthDay day) => day.Day.ToString("dd/MM", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
