using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Language.Formatting;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>Writes the page on the club's funds that is shown at the meeting.</summary>
public sealed class FundMonthWriter(FundMonthSheetTexts texts, PassbookTexts passbook)
{
    /// <param name="club">The club.</param>
    /// <param name="figures">What is shown.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    public FundMonthSheet Write(ClubProfile club, FundMonthFigures figures, DateTimeOffset now) => new()
    {
        Title = texts.Title(figures.Month),
        Club = club.Name,
        Heads = new FundLine(texts.Currency(), texts.Income(), texts.Activity()),
        Lines =
        [
            LineOf(texts.Before(), figures, fund => fund.Before),
            LineOf(texts.In(), figures, fund => fund.Flow.In),
            LineOf(texts.Out(), figures, fund => fund.Flow.Out),
        ],
        Left = LineOf(figures.Month == CalendarMonth.Of(DateOnly.FromDateTime(now.DateTime)) ? texts.AfterSoFar() : texts.After(), figures, fund => fund.After),
        LoansLabel = texts.Loans(),
        LoansOut = Wording.Money(figures.LoansOut),
        LoanCount = texts.LoanCount(figures.Loans, figures.Overdue),
        PlotLabel = texts.Plot(),
        InLabel = texts.In(),
        OutLabel = texts.Out(),
        Bars = [.. figures.Months.Select(BarsOf)],
        AsOf = passbook.AsOf(now),
    };

    private static FundLine LineOf(string label, FundMonthFigures figures, Func<FundStanding, Dong> amount) => new(
        label, VietnameseFormat.Number(amount(figures.Income).Amount), VietnameseFormat.Number(amount(figures.Activity).Amount));

    private static FundBars BarsOf(MonthFlow month) => new(
        CalendarMonth.Written([month.Month]), month.Total.In.Amount, VietnameseFormat.Millions(month.Total.In.Amount), month.Total.Out.Amount, VietnameseFormat.Millions(month.Total.Out.Amount));
}
