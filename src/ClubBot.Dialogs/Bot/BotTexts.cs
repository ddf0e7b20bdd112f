using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Bot;

/// <summary>Sentences of the root menu.</summary>
public sealed class HomeTexts(TextCatalog catalog) : TextSet(catalog, "home")
{
    public string WelcomeVisitor(Speech speech) => Say(speech);

    public string WelcomeWithPhone(Speech speech) => Say(speech);

    /// <summary>The same where the number is typed into a form and proves nothing yet.</summary>
    public string WelcomeWithForm(Speech speech) => Say(speech);

    public string AfterPhone(Speech speech) => Say(speech);

    public string AskCode(Speech speech) => Say(speech);

    public string Welcome(Speech speech) => Say(speech);

    public string WhatElse(Speech speech) => Say(speech);

    public string AllRight(Speech speech) => Say(speech);

    public string More() => Label();

    public string Earlier() => Label();
}

/// <summary>Sentences about talking to a human.</summary>
public sealed class HumanTexts(TextCatalog catalog) : TextSet(catalog, "human")
{
    public string Entry() => Label();

    public string VisitorMayAsk(Speech speech) => Say(speech);

    public string Offer(Speech speech) => Say(speech);

    public string OfferWithPhone(Speech speech, string phone) => Say(speech, [("phone", phone)]);

    public string CallMe() => Label();

    public string ICallMyself() => Label();

    public string AllRight(Speech speech) => Say(speech);

    public string BoardWasTold(Speech speech) => Say(speech);

    public string BoardIsNotHere(Speech speech) => Say(speech);

    public string NoPhone() => Label();

    public string SomebodyWantsHuman(Speech speech, string who, string fullName, string phone) =>
        Say(speech, [("who", who), ("fullName", fullName), ("phone", phone)]);

    public string RelativeWantsHuman(Speech speech, string relative, string relation, string who) =>
        Say(speech, [("relative", relative), ("relation", relation), ("who", who)]);
}

/// <summary>Sentences for an emergency.</summary>
public sealed class EmergencyTexts(TextCatalog catalog) : TextSet(catalog, "emergency")
{
    public string Call115(Speech speech) => Say(speech);

    public string OfferAlert(Speech speech) => Say(speech);

    public string AlertNow() => Label();

    public string NoAlert() => Label();

    public string NobodyWasAlerted(Speech speech) => Say(speech);

    public string Alerted(Speech speech) => Say(speech);

    public string FamilyAlerted(Speech speech) => Say(speech);

    public string BoardAlerted(Speech speech) => Say(speech);

    public string NobodyToAlert(Speech speech) => Say(speech);

    public string UnknownPlace() => Label();

    public string Alarm(Speech speech, string who, string fullName, string village) =>
        Say(speech, [("who", who), ("fullName", fullName), ("village", village)]);

    public string AlarmOfRelative(Speech speech, string relative, string relation, string who, string fullName, string village) =>
        Say(speech, [("relative", relative), ("relation", relation), ("who", who), ("fullName", fullName), ("village", village)]);
}

/// <summary>Sentences about what people send besides words.</summary>
public sealed class FileTexts(TextCatalog catalog) : TextSet(catalog, "file")
{
    public string FromMember(Speech speech, string who, string fullName, string phone, string what) =>
        Say(speech, [("who", who), ("fullName", fullName), ("phone", phone), ("what", what)]);

    public string FromRelative(Speech speech, string relative, string relation, string who, string what) =>
        Say(speech, [("relative", relative), ("relation", relation), ("who", who), ("what", what)]);

    public string NoPhone() => Label();

    public string Voice() => Label();

    public string Picture() => Label();

    public string Film() => Label();

    public string Document() => Label();
}

/// <summary>Sentences that belong to no dialog.</summary>
public sealed class VoiceTexts(TextCatalog catalog) : TextSet(catalog, "voice")
{
    public string Back() => Label();

    public string Stopped(Speech speech) => Say(speech);

    public string NothingToStop(Speech speech) => Say(speech);

    public string NothingToResume(Speech speech) => Say(speech);

    public string GoingOn(Speech speech) => Say(speech);

    public string LeftAlone(Speech speech) => Say(speech);

    public string StaleButton(Speech speech) => Say(speech);

    public string BegunAnew(Speech speech) => Say(speech);

    public string NotYoursAnyMore(Speech speech) => Say(speech);

    public string Help(Speech speech) => Say(speech);

    public string CannotRead(Speech speech) => Say(speech);

    public string Withheld(Speech speech) => Say(speech);

    public string WithheldWithPhone(Speech speech, string phone) => Say(speech, [("phone", phone)]);

    public string ChangedAfterwards(Speech speech) => Say(speech);

    public string NotUnderstoodFirst(Speech speech) => Say(speech);

    public string NotUnderstoodSecond(Speech speech) => Say(speech);

    public string Failed(Speech speech) => Say(speech);

    public string NotForYou(Speech speech) => Say(speech);

    public string NotInGroup(Speech speech) => Say(speech);
}

/// <summary>Sentences that ask which of several things was meant.</summary>
public sealed class ClarifyTexts(TextCatalog catalog) : TextSet(catalog, "clarify")
{
    public string WhichOne(Speech speech) => Say(speech);

    public string IsItThis(Speech speech) => Say(speech);

    /// <summary>What an intent is called on a button; its key is the intent's own name.</summary>
    public string NameOf(string intent) => Label(intent);
}
