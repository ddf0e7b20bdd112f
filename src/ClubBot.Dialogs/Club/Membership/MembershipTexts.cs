using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Sentences of joining.</summary>
public sealed class JoinTexts(TextCatalog catalog) : TextSet(catalog, "join")
{
    public string Entry() => Label();

    public string AskCode(Speech speech) => Say(speech);

    public string NotACode(Speech speech) => Say(speech);

    public string CodeUnknown(Speech speech) => Say(speech);

    public string CodeUsed(Speech speech) => Say(speech);

    public string CodeExpired(Speech speech) => Say(speech);

    public string TooManyTries(Speech speech) => Say(speech);

    public string OfferPhone(Speech speech) => Say(speech);

    public string OfferForm(Speech speech) => Say(speech);

    /// <summary>Label of the button that sends the own number.</summary>
    public string SendPhone() => Label();

    public string PhoneUnknown(Speech speech) => Say(speech);

    public string PhoneTyped(Speech speech) => Say(speech);

    public string NotANumber(Speech speech) => Say(speech);

    public string BoardIsAsked(Speech speech) => Say(speech);

    public string Recognised(Speech speech) => Say(speech);

    public string WhichYear(Speech speech) => Say(speech);

    public string NotAYear(Speech speech) => Say(speech);

    public string YearUnknown(Speech speech) => Say(speech);

    public string SameYear(Speech speech) => Say(speech);

    public string NotThatPhone(Speech speech) => Say(speech);

    public string AlreadyKnown(Speech speech) => Say(speech);

    public string AreYou(Speech speech, string who, int birthYear, string village) =>
        Say(speech, [("who", who), ("year", birthYear.ToString(CultureInfo.InvariantCulture)), ("village", village)]);

    public string AreYouRelative(Speech speech, string relative, string relation, string member) =>
        Say(speech, [("relative", relative), ("relation", relation), ("member", member)]);

    public string UnknownVillage() => Label();

    public string Yes() => Label();

    public string No() => Label();

    public string NotThatPerson(Speech speech) => Say(speech);

    public string Consent(Speech speech) => Say(speech);

    public string ConsentOfRelative(Speech speech, string member) => Say(speech, [("member", member)]);

    public string ConsentMore(Speech speech) => Say(speech);

    public string ConsentRights(Speech speech) => Say(speech);

    public string DoYouAgree(Speech speech) => Say(speech);

    public string Agree() => Label();

    public string Disagree() => Label();

    public string ReadMore() => Label();

    public string NothingKept(Speech speech) => Say(speech);

    public string Linked(Speech speech, string name, string receipt) => Say(speech, [("name", name), ("receipt", receipt)]);
}

/// <summary>Sentences of the board's saying who somebody is.</summary>
public sealed class VouchTexts(TextCatalog catalog) : TextSet(catalog, "vouch")
{
    public string Entry() => Label();

    public string NobodyWaits(Speech speech) => Say(speech);

    /// <param name="speech">How the board member is addressed.</param>
    /// <param name="way">Where the person writes.</param>
    /// <param name="phone">The number that was typed.</param>
    /// <param name="who">Whose it is in the roster.</param>
    /// <param name="name">The same, as people call them.</param>
    public string IsItThey(Speech speech, string way, string phone, string who, string name) =>
        Say(speech, [("way", way), ("phone", phone), ("who", who), ("name", name)]);

    public string WhoIsIt(Speech speech, string way, string phone, string who) => Say(speech, [("way", way), ("phone", phone), ("who", who)]);

    public string Yes() => Label();

    public string No() => Label();

    /// <summary>Label of a choice: one of those who share a number.</summary>
    public string OneOf(string name) => Say(Neutral, [("name", name)]);

    public string Nobody() => Label();

    public string Done(Speech speech, string name) => Say(speech, [("name", name)]);

    public string Refused(Speech speech) => Say(speech);

    public string WaitsNoMore(Speech speech) => Say(speech);

    /// <summary>Tells the board that whom it recognised says not to be that person.</summary>
    public string SaysNo(Speech speech, string way, string name) => Say(speech, [("way", way), ("name", name)]);
}

/// <summary>Sentences about one's own data.</summary>
public sealed class PrivacyTexts(TextCatalog catalog) : TextSet(catalog, "privacy")
{
    public string Entry() => Label();

    public string What(Speech speech) => Say(speech);

    public string WhatRelative(Speech speech) => Say(speech);

    public string FamilyLabel() => Label();

    public string ContactLabel() => Label();

    public string LeaveLabel() => Label();

    public string RevokeLabel() => Label();

    public string Yes() => Label();

    public string NobodyOfFamily(Speech speech) => Say(speech);

    public string FamilyMaySee(Speech speech, string who) => Say(speech, [("who", who)]);

    public string NoViews(Speech speech) => Say(speech);

    public string FormerRelative() => Label();

    public string SureRevoke(Speech speech) => Say(speech);

    public string Revoked(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string WhichPlace(Speech speech, string places) => Say(speech, [("places", places)]);

    public string ThisPlace() => Label();

    public string NextPlace(string way, int number) => Say(Neutral, [("way", way), ("number", number.ToString(CultureInfo.InvariantCulture))]);

    public string AllPlaces() => Label();

    public string MorePlaces() => Label();

    public string SureLeave(Speech speech) => Say(speech);

    public string SureLeavePlace(Speech speech, string place) => Say(speech, [("place", place)]);

    public string SureLeaveAll(Speech speech) => Say(speech);

    public string LeftPlace(Speech speech, string place, string receipt) => Say(speech, [("place", place), ("receipt", receipt)]);

    public string Left(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string RightLoans() => Label();

    public string RightHealthChecks() => Label();

    public string RightMeetings() => Label();

    public string RightHomeVisits() => Label();

    /// <summary>What a right is about, for people.</summary>
    public string RightName(FamilyRight right) => right switch
    {
        FamilyRight.Loans => RightLoans(),
        FamilyRight.HealthChecks => RightHealthChecks(),
        FamilyRight.Meetings => RightMeetings(),
        FamilyRight.HomeVisits => RightHomeVisits(),
    };

    public string ViewLine(DateTimeOffset at, string who, string what) =>
        Say(Neutral, [("at", at.ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)), ("who", who), ("what", what)]);
}
