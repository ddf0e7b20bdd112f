using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>Sentences for whoever asks how the club's funds stand.</summary>
public sealed class FundMonthTexts(TextCatalog catalog) : TextSet(catalog, "fundMonth")
{
    public string Entry() => Label();

    public string NotForRelatives(Speech speech) => Say(speech);

    public string NoLedger(Speech speech) => Say(speech);

    public string OnlyThese(Speech speech, CalendarMonth oldest) => Say(speech, [("month", CalendarMonth.Written([oldest]))]);

    public string Funds(Speech speech, FundMonthFigures figures) => Say(
        speech,
        [
            ("month", CalendarMonth.Written([figures.Month])),
            .. Of(figures.Income, "income"),
            .. Of(figures.Activity, "activity"),
        ]);

    public string Loans(Speech speech, FundMonthFigures figures) => Say(
        speech, [("out", Wording.Money(figures.LoansOut)), ("loans", Count(figures.Loans)), ("overdue", Count(figures.Overdue))]);

    public string WhichMonth(Speech speech) => Say(speech);

    public string Earlier() => Label();

    public string Later() => Label();

    private static (string Name, string Value)[] Of(FundStanding fund, string name) =>
    [
        ($"{name}In", Wording.Money(fund.Flow.In)), ($"{name}Out", Wording.Money(fund.Flow.Out)), ($"{name}Left", Wording.Money(fund.After)),
    ];

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What stands on the picture of a month.</summary>
public sealed class FundMonthSheetTexts(TextCatalog catalog) : TextSet(catalog, "fundMonthSheet")
{
    public string Title(CalendarMonth month) => Say(Neutral, [("month", CalendarMonth.Written([month]))]);

    public string Currency() => Label();

    public string Income() => Label();

    public string Activity() => Label();

    public string Before() => Label();

    public string In() => Label();

    public string Out() => Label();

    public string After() => Label();

    public string AfterSoFar() => Label();

    public string Loans() => Label();

    public string LoanCount(int loans, int overdue) => Say(
        Neutral,
        [("loans", loans.ToString(CultureInfo.InvariantCulture)), ("overdue", overdue.ToString(CultureInfo.InvariantCulture))]);

    public string Plot() => Label();
}

/// <summary>Words by which a question about the club's funds is known, the phrases of a list with a bar between them.</summary>
public sealed class FundMonthWords(TextCatalog catalog) : TextSet(catalog, "fundMonthWords")
{
    /// <summary>The picture, asked for by name.</summary>
    public string Picture() => Label();

    /// <summary>What a report must name to be one about the funds.</summary>
    public string Subject() => Label();
}
