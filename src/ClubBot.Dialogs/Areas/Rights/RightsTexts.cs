using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>Sentences around the answers about rights.</summary>
internal sealed class RightsTexts(TextCatalog catalog) : TextSet(catalog, "rights")
{
    public string Entry() => Label();

    public string WhatAbout(Speech speech) => Say(speech);

    public string OtherTopics(Speech speech) => Say(speech);

    public string WhichSubject(Speech speech, string topic) => Say(speech, [("topic", topic)]);

    public string WhichOne(Speech speech) => Say(speech);

    public string NotKnown(Speech speech) => Say(speech);

    public string More() => Label();

    /// <summary>Basis, day, caution and the question after an answer.</summary>
    public string Closing(Speech speech, RightsAnswer answer) =>
        Say(speech, [("basis", answer.Basis), ("asOf", answer.AsOf), ("caution", Caution(speech, answer))]);

    public string WhatElse(Speech speech, string subject) => Say(speech, [("subject", subject)]);

    public string AllRight(Speech speech) => Say(speech);

    public string AskClub() => Label();

    public string CautionGeneral(Speech speech) => Say(speech);

    public string CautionMoney(Speech speech) => Say(speech);

    public string CautionHealth(Speech speech) => Say(speech);

    public string CautionSafety(Speech speech) => Say(speech);

    public string CautionUnsure(Speech speech) => Say(speech);

    private string Caution(Speech speech, RightsAnswer answer)
    {
        var first = answer.Caution switch
        {
            RightsCaution.General => CautionGeneral(speech),
            RightsCaution.Money => CautionMoney(speech),
            RightsCaution.Health => CautionHealth(speech),
            RightsCaution.Safety => CautionSafety(speech),
        };
        var isAskedElsewhere = answer.Caution is RightsCaution.Health or RightsCaution.Safety;
        return answer.HasUnsure && !isAskedElsewhere ? $"{first}\n{CautionUnsure(speech)}" : first;
    }
}

/// <summary>Sentences for asking the club to help with a right.</summary>
internal sealed class RightsHelpTexts(TextCatalog catalog) : TextSet(catalog, "rightshelp")
{
    public string VisitorMayDo(Speech speech) => Say(speech);

    public string Confirm(Speech speech, string subject) => Say(speech, [("subject", subject)]);

    public string Yes() => Label();

    public string BoardWasTold(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string BoardIsNotHere(Speech speech) => Say(speech);

    public string NoPhone() => Label();

    public string MemberAsks(Speech speech, string who, string fullName, string phone, string subject, string receipt) => Say(
        speech,
        [("who", Speech.Capital(who)), ("fullName", fullName), ("phone", phone), ("subject", subject), ("receipt", receipt)]);

    public string RelativeAsks(Speech speech, string relative, string relation, string who, string subject, string receipt) => Say(
        speech,
        [("relative", relative), ("relation", relation), ("who", who), ("subject", subject), ("receipt", receipt)]);
}
