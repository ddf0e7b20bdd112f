using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Sentences about how somebody is told what they did not ask for.</summary>
public sealed class ContactTexts(TextCatalog catalog) : TextSet(catalog, "contact")
{
    public string Entry() => Label();

    public string Now(Speech speech, string way) => Say(speech, [("way", way)]);

    public string NowOne(Speech speech, string way) => Say(speech, [("way", way)]);

    public string NowStopped(Speech speech) => Say(speech);

    public string Choose() => Label();

    public string StopLabel() => Label();

    public string AgainLabel() => Label();

    public string Which(Speech speech) => Say(speech);

    public string AnyWay() => Label();

    public string OtherPlaces() => Label();

    public string SureWay(Speech speech, string way) => Say(speech, [("way", way)]);

    public string SureAnyWay(Speech speech) => Say(speech);

    public string SureStop(Speech speech) => Say(speech);

    /// <summary>The same for a relative and for the board, whom nobody tells at home.</summary>
    public string SureStopOther(Speech speech) => Say(speech);

    public string SureAgain(Speech speech) => Say(speech);

    public string Yes() => Label();

    public string WayKept(Speech speech, string way, string receipt) => Say(speech, [("way", way), ("receipt", receipt)]);

    public string AnyWayKept(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string Stopped(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string Again(Speech speech, string way, string receipt) => Say(speech, [("way", way), ("receipt", receipt)]);

    public string AlreadyStopped(Speech speech) => Say(speech);

    public string NotStopped(Speech speech, string way) => Say(speech, [("way", way)]);

    public string NoSuchWay(Speech speech, string way) => Say(speech, [("way", way)]);

    public string AlsoOn(Speech speech, string ways) => Say(speech, [("ways", ways)]);

    public string WayTelegram() => Label();

    public string WayZalo() => Label();

    public string WayPage() => Label();

    public string WayOther() => Label();

    public string WayFamily() => Label();

    /// <summary>What people call a way.</summary>
    public string Way(ContactKind kind) => kind switch
    {
        ContactKind.Telegram => WayTelegram(),
        ContactKind.Zalo => WayZalo(),
        ContactKind.Page => WayPage(),
        ContactKind.Other => WayOther(),
    };

    /// <summary>"Zalo 38, Telegram 4, qua con cháu 9": the ways by which somebody is told, with how many; empty = nobody is.</summary>
    public string Ways(Reach reach)
    {
        var own = Enum.GetValues<ContactKind>().Select(kind => (Name: Way(kind), Count: reach.Count(kind))).OrderByDescending(way => way.Count);
        var all = own.Append((Name: WayFamily(), Count: reach.Count(NoticeWay.Family)));
        return string.Join(", ", all.Where(way => way.Count > 0).Select(way => string.Create(CultureInfo.InvariantCulture, $"{way.Name} {way.Count}")));
    }
}
