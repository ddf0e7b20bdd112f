using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;
using ClubBot.Language.Formatting;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Sentences about what is still owed. "Who" is the borrower: the speaker, or for a relative the member by name.</summary>
public sealed class OwedTexts(TextCatalog catalog) : TextSet(catalog, "owed")
{
    public string Entry() => Label();

    public string EntryOfRelative() => Label();

    public string NotLinked(Speech speech) => Say(speech);

    public string NotAllowed(Speech speech, string who) => Say(speech, [("who", who)]);

    public string NoLoan(Speech speech, string who) => Say(speech, Who(who));

    public string AllPaid(Speech speech, string who) => Say(speech, Who(who));

    public string WhichLoan(Speech speech, string who, int count) =>
        Say(speech, [("Who", Speech.Capital(who)), ("count", count.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Label of one of several loans: "Vay 05/09/2026".</summary>
    public string LoanOf(DateOnly startedOn) =>
        Say(Neutral, [("day", startedOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))]);

    public string OtherLoan() => Label();

    public string Balance(Speech speech, string who, Dong outstanding, string next) =>
        Say(speech, [("Who", Speech.Capital(who)), ("outstanding", Wording.Money(outstanding)), ("next", next)]);

    public string BalanceOverdue(Speech speech, string who, Dong outstanding, string overdue) =>
        Say(speech, [("Who", Speech.Capital(who)), ("outstanding", Wording.Money(outstanding)), ("overdue", overdue)]);

    /// <summary>How a loan stands: what is owed, and the next instalment or those whose day has passed.</summary>
    internal string StateOf(Speech speech, string who, OpenLoan open) => open.Overdue.Count == 0
        ? Balance(speech, who, open.Loan.Outstanding, NextOf(open))
        : BalanceOverdue(speech, who, open.Loan.Outstanding, OverdueOf(open));

    /// <summary>The instalments whose day has passed, as a part of a sentence.</summary>
    internal string OverdueOf(OpenLoan open) =>
        open.Overdue.Count == 1 ? OneOverdue(NextOf(open)) : SeveralOverdue(open.Overdue.Count, open.AmountOverdue, NextOf(open));

    /// <summary>To a member who asked how somebody else's loan stands.</summary>
    public string OnlyOwnBook(Speech speech, string who) => Say(speech, [("who", who)]);

    public string ShowPicture() => Label();

    public string ShowPaper() => Label();

    /// <summary>Goes with the picture and says its main figure, for whoever cannot be sent pictures.</summary>
    public string Picture(Speech speech, string who, Dong outstanding, DateOnly today) => Say(speech, PageOf(who, outstanding, today));

    public string Paper(Speech speech, string who, Dong outstanding, DateOnly today) => Say(speech, PageOf(who, outstanding, today));

    public string AfterPicture(Speech speech) => Say(speech);

    public string OneOverdue(string next) => Say(Neutral, [("next", next)]);

    public string SeveralOverdue(int count, Dong amount, string first) => Say(
        Neutral,
        [("count", count.ToString(CultureInfo.InvariantCulture)), ("amount", Wording.Money(amount)), ("next", first)]);

    /// <summary>The oldest instalment that is not paid: what is left of it, its parts and its day.</summary>
    public string Next(Instalment next) => Say(
        Neutral,
        [
            ("amount", Wording.Money(next.Remaining)),
            ("principal", Wording.Money(next.Principal - next.PaidPrincipal)),
            ("interest", Wording.Money(next.Interest - next.PaidInterest)),
            ("day", Wording.Day(next.DueOn)),
        ]);

    /// <summary>The same where only interest is left to pay with it.</summary>
    public string NextInterestOnly(Instalment next) =>
        Say(Neutral, [("amount", Wording.Money(next.Remaining)), ("day", Wording.Day(next.DueOn))]);

    public string ShowSchedule() => Label();

    public string Wrong() => Label();

    public string TalkToTreasurer() => Label();

    public string Schedule(Speech speech, string who, Dong outstanding, string lines) =>
        Say(speech, [("Who", Speech.Capital(who)), ("outstanding", Wording.Money(outstanding)), ("lines", lines)]);

    /// <summary>One instalment of the schedule.</summary>
    public string Line(Instalment instalment) => instalment.Status switch
    {
        InstalmentStatus.Paid => LinePaid(instalment),
        InstalmentStatus.Overdue => LineOverdue(instalment),
        InstalmentStatus.Partly => LinePartly(instalment),
        InstalmentStatus.Open => LineOpen(instalment),
    };

    public string LinePaid(Instalment instalment) => Say(Neutral, Of(instalment, instalment.Total));

    public string LineOverdue(Instalment instalment) => Say(Neutral, Of(instalment, instalment.Remaining));

    public string LinePartly(Instalment instalment) => Say(Neutral, Of(instalment, instalment.Remaining));

    public string LineOpen(Instalment instalment) => Say(Neutral, Of(instalment, instalment.Remaining));

    public string Later() => Label();

    public string Earlier() => Label();

    private string NextOf(OpenLoan open) => open.Next.Principal > open.Next.PaidPrincipal ? Next(open.Next) : NextInterestOnly(open.Next);

    private static (string Name, string Value)[] Who(string who) => [("who", who), ("Who", Speech.Capital(who))];

    private static (string Name, string Value)[] Of(Instalment instalment, Dong amount) =>
    [
        ("number", instalment.Number.ToString(CultureInfo.InvariantCulture)),
        ("amount", Wording.Money(amount)),
        ("day", Wording.Day(instalment.DueOn)),
    ];

    private static (string Name, string Value)[] PageOf(string who, Dong outstanding, DateOnly today) =>
    [
        ("who", who),
        ("outstanding", Wording.Money(outstanding)),
        ("words", VietnameseNumberWords.Money(outstanding.Amount)),
        ("day", Wording.Day(today)),
    ];
}

/// <summary>Sentences about talking to the treasurer.</summary>
public sealed class TreasurerTexts(TextCatalog catalog) : TextSet(catalog, "treasurer")
{
    public string Offer(Speech speech, string treasurer) => Say(speech, [("treasurer", treasurer)]);

    public string OfferBoard(Speech speech) => Say(speech);

    public string CallMe() => Label();

    public string WasTold(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string IsNotHere(Speech speech) => Say(speech);

    public string NoPhone() => Label();

    public string MemberAsks(Speech speech, string who, string fullName, string phone, string receipt) =>
        Say(speech, [("who", Speech.Capital(who)), ("fullName", fullName), ("phone", phone), ("receipt", receipt)]);

    public string RelativeAsks(Speech speech, string relative, string relation, string who, string receipt) =>
        Say(speech, [("relative", relative), ("relation", relation), ("who", who), ("receipt", receipt)]);
}

/// <summary>Sentences about paying back and about asking for a loan.</summary>
public sealed class BorrowingTexts(TextCatalog catalog) : TextSet(catalog, "borrowing")
{
    public string HowToRepay(Speech speech) => Say(speech);

    public string NeverByTransfer(Speech speech) => Say(speech);

    public string OnlyByOurAccount(Speech speech) => Say(speech);

    public string AnythingElse(Speech speech) => Say(speech);

    public string SeeLoan() => Label();

    public string TalkToTreasurer() => Label();

    public string HowToBorrow(Speech speech) => Say(speech);

    public string MembersAskThemselves(Speech speech) => Say(speech);

    public string ShallITellBoard(Speech speech) => Say(speech);

    public string TellBoard() => Label();
}
