using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>Sentences for somebody who finds the loan book wrong.</summary>
public sealed class DisputeTexts(TextCatalog catalog) : TextSet(catalog, "dispute")
{
    public string WhatIsWrong(Speech speech, Dong outstanding, string place) =>
        Say(speech, [("outstanding", Wording.Money(outstanding)), ("place", place)]);

    public string NeedWords(Speech speech) => Say(speech);

    public string UnknownPlace() => Label();

    public string Confirm(Speech speech, string who, string words) => Say(speech, [("who", who), ("words", words)]);

    public string Yes() => Label();

    public string Rewrite() => Label();

    public string Noted(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string NotedButBoardIsNotHere(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string MemberDisputes(Speech speech, string who, string fullName, LoanDispute dispute, string words, string place) => Say(
        speech,
        [
            ("who", Speech.Capital(who)), ("fullName", fullName), ("words", words), ("place", place),
            ("outstanding", Wording.Money(dispute.Outstanding)), ("receipt", dispute.Receipt),
        ]);

    public string RelativeDisputes(
        Speech speech, string relative, string relation, string who, LoanDispute dispute, string words, string place) => Say(
        speech,
        [
            ("relative", relative), ("relation", relation), ("who", who), ("words", words), ("place", place),
            ("outstanding", Wording.Money(dispute.Outstanding)), ("receipt", dispute.Receipt),
        ]);
}

/// <summary>Sentences for the board member who answers.</summary>
public sealed class DisputeAnswerTexts(TextCatalog catalog) : TextSet(catalog, "answering")
{
    public string Entry() => Label();

    public string NothingWaits(Speech speech) => Say(speech);

    public string Waiting(Speech speech, int count) => Say(speech, [("count", count.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Label of one of several: who and with which number.</summary>
    public string OneOf(string who, string receipt) => Say(Neutral, [("Who", Speech.Capital(who)), ("receipt", receipt)]);

    public string More() => Label();

    public string Look(Speech speech, string who, LoanDispute dispute, string words, Dong outstanding) => Say(
        speech,
        [
            ("Who", Speech.Capital(who)), ("words", words), ("receipt", dispute.Receipt), ("then", Wording.Money(dispute.Outstanding)),
            ("now", Wording.Money(outstanding)),
        ]);

    public string BookIsRight() => Label();

    public string WasCorrected() => Label();

    public string Write() => Label();

    public string BookIsRightWords() => Label();

    public string WasCorrectedWords() => Label();

    public string WhatWords(Speech speech, string who) => Say(speech, [("who", who)]);

    public string NeedWords(Speech speech) => Say(speech);

    public string Confirm(Speech speech, string who, string words) => Say(speech, [("who", who), ("words", words)]);

    public string Yes() => Label();

    public string Rewrite() => Label();

    public string IsOwn(Speech speech) => Say(speech);

    public string IsAnswered(Speech speech, string who) => Say(speech, [("who", who)]);

    public string Done(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    public string DoneButMemberIsNotHere(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    public string LateForBoard(Speech speech, int count, int days) =>
        Say(speech, [("count", count.ToString(CultureInfo.InvariantCulture)), ("days", days.ToString(CultureInfo.InvariantCulture))]);
}

/// <summary>Sentences for the member who gets the answer.</summary>
public sealed class DisputeAnsweredTexts(TextCatalog catalog) : TextSet(catalog, "answered")
{
    public string Ask(Speech speech, string who, LoanDispute dispute, string words, Dong outstanding) => Say(
        speech,
        [
            ("who", who), ("Who", Speech.Capital(who)), ("words", words), ("receipt", dispute.Receipt), ("outstanding", Wording.Money(outstanding)),
        ]);

    public string Right() => Label();

    public string NotYet() => Label();

    public string Thanks(Speech speech) => Say(speech);

    public string OpenAgain(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string BoardOpenAgain(Speech speech, string who, string receipt) => Say(speech, [("Who", Speech.Capital(who)), ("receipt", receipt)]);
}
