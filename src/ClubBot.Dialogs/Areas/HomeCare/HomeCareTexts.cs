using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Sentences of care at home, and the words by which people are recognised.</summary>
public sealed class HomeCareTexts(TextCatalog catalog) : TextSet(catalog, "homecare")
{
    private static readonly Speech Nobody = new("", "");

    public string VolunteerEntry() => Label();

    public string Entry() => Label();

    public string More() => Label();

    public string Ahead() => Label();

    public string Usual() => Label();

    public string Problem() => Label();

    public string WriteMore() => Label();

    public string Right() => Label();

    public string RightSave() => Label();

    public string Correct() => Label();

    public string AskForHelp() => Label();

    public string NeedCompany() => Label();

    public string NeedHousework() => Label();

    public string NeedDoctor() => Label();

    public string UnknownVillage() => Label();

    public string SomeVolunteer() => Label();

    public string TodayWord() => Label();

    public string DemoNeed() => Label();

    public string DemoOtherNeed() => Label();

    /// <summary>Words after a name that say nothing of the visit.</summary>
    internal string FillerWords() => Label();

    public string WasThere(string name) => Say(Nobody, [("name", name)]);

    public string PersonLine(string name, string village, string need) =>
        Say(Nobody, [("Name", Speech.Capital(name)), ("village", village), ("need", need)]);

    public string VisitedLine(string name, string volunteer, string time) =>
        Say(Nobody, [("Name", Speech.Capital(name)), ("volunteer", volunteer), ("time", time)]);

    public string DayLine(string day, string names) => Say(Nobody, [("Day", Speech.Capital(day)), ("names", names)]);

    public string AndMore(string names, int more) => Say(Nobody, [("names", names), ("more", Number(more))]);

    public string Today(Speech speech, int count, string people) => Say(speech, [("count", Number(count)), ("people", people)]);

    public string AllVisited(Speech speech, int count, string people) => Say(speech, [("count", Number(count)), ("people", people)]);

    public string NothingToday(Speech speech, string days) => Say(speech, [("days", days)]);

    public string DaysAhead(Speech speech, string days) => Say(speech, [("days", days)]);

    public string NoVisits(Speech speech) => Say(speech);

    public string NoPlans(Speech speech) => Say(speech);

    public string AskWho(Speech speech) => Say(speech);

    public string AskNote(Speech speech, string name) => Say(speech, [("name", name)]);

    public string AskProblem(Speech speech, string name) => Say(speech, [("name", name)]);

    public string AskMore(Speech speech, string name) => Say(speech, [("name", name)]);

    public string ReadBackUsual(Speech speech, string name, string day, string time) =>
        Say(speech, [("name", name), ("day", day), ("time", time)]);

    public string ReadBackNote(Speech speech, string name, string day, string time, string note) =>
        Say(speech, [("name", name), ("day", day), ("time", time), ("note", note)]);

    public string ReadBackProblem(Speech speech, string name, string day, string time, string note) =>
        Say(speech, [("name", name), ("day", day), ("time", time), ("note", note)]);

    public string Saved(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string SavedFamilyTold(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string SavedBoardTold(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string SavedBothTold(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string SavedBoardNotReached(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string AlreadySaved(Speech speech, string name, string time) => Say(speech, [("name", name), ("time", time)]);

    public string AlreadyVisited(Speech speech, string volunteer, string name, string time) =>
        Say(speech, [("Volunteer", volunteer), ("name", name), ("time", time)]);

    public string UsualForFamily(string volunteer, string name, string time, string title) =>
        Say(Nobody, [("Volunteer", volunteer), ("name", name), ("time", time), ("Title", title)]);

    public string NoteForFamily(string volunteer, string name, string time, string note) =>
        Say(Nobody, [("Volunteer", volunteer), ("name", name), ("time", time), ("note", note)]);

    public string ProblemForFamily(string volunteer, string name, string time, string note) =>
        Say(Nobody, [("Volunteer", volunteer), ("name", name), ("time", time), ("note", note)]);

    /// <summary>A problem, for the board.</summary>
    internal string ProblemForBoard(Speech speech, string volunteer, CaredFor person, string time, string note) =>
        ProblemForBoard(speech, volunteer, person.Name, person.Member.Village ?? UnknownVillage(), time, note);

    public string ProblemForBoard(Speech speech, string volunteer, string name, string village, string time, string note) =>
        Say(speech, [("Volunteer", volunteer), ("name", name), ("village", village), ("time", time), ("note", note)]);

    public string NotAllowed(Speech speech, string who) => Say(speech, WhoIs(who));

    public string NotVisited(Speech speech, string who) => Say(speech, WhoIs(who));

    public string ComesToday(Speech speech, string who, string volunteers) => Say(speech, [("volunteers", volunteers), .. WhoIs(who)]);

    public string ComesLater(Speech speech, string who, string volunteers, string day) =>
        Say(speech, [("volunteers", volunteers), ("day", day), .. WhoIs(who)]);

    public string WasVisited(Speech speech, string who, string volunteer, string time) =>
        Say(speech, [("volunteer", volunteer), ("time", time), .. WhoIs(who)]);

    public string AskNeed(Speech speech, string who) => Say(speech, WhoIs(who));

    public string ConfirmRequest(Speech speech, string who, string need) => Say(speech, [("need", need), .. WhoIs(who)]);

    public string Requested(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string RequestedBoardNotHere(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string RequestForBoard(Speech speech, string name, string fullName, string village, string need, string receipt) => Say(
        speech, [("Name", Speech.Capital(name)), ("fullName", fullName), ("village", village), ("need", need), ("receipt", receipt)]);

    public string RelativeRequestForBoard(
        Speech speech, string relative, string relation, string name, string village, string need, string receipt) => Say(
        speech,
        [("relative", relative), ("relation", relation), ("name", name), ("village", village), ("need", need), ("receipt", receipt)]);

    private static (string Name, string Value)[] WhoIs(string who) => [("who", who), ("Who", Speech.Capital(who))];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
