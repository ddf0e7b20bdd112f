using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Areas.Income.Lending;
using ClubBot.Dialogs.Areas.Income.LoanBook;
using ClubBot.Dialogs.Areas.Income.Reminders;
using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Registers the area "tăng thu nhập": what members ask about their loans, and what the board books of them.</summary>
internal static class IncomeServices
{
    public static IServiceCollection AddIncome(this IServiceCollection services) => services
        .AddSingleton<OwedTexts>()
        .AddSingleton<LoanPageWords>()
        .AddSingleton<LoanPageSentence>()
        .AddSentence<LoanPageSentence>(
            (sentence, text) => sentence.IsForPicture(text) || sentence.IsForPaper(text) ? LoanDialog.DialogId : null, Audience.Everybody)
        .AddSingleton<DisputeTexts>()
        .AddSingleton<TreasurerTexts>()
        .AddSingleton<BorrowingTexts>()
        .AddSingleton<RepaymentTexts>()
        .AddSingleton<ReceivedTexts>()
        .AddSingleton<Borrowers>()
        .AddSingleton<RepaymentBook>()
        .AddDocument(DisputeJson.Disputes)
        .AddDialog<LoanDialog>()
        .AddDialog<DisputeDialog>()
        .AddSingleton<DisputeAnswerTexts>()
        .AddSingleton<DisputeAnsweredTexts>()
        .AddDialog<AnswerDialog>()
        .AddDialog<AnsweredDialog>()
        .AddSingleton<IDailyRound, LateAnswerRound>()
        .AddMenuEntry<DisputeAnswerTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 27, AnswerDialog.DialogId, texts.Entry(), Audience.Board))
        .AddDialog<TreasurerDialog>()
        .AddDialog<BorrowingDialog>()
        .AddDialog<RepaymentDialog>()
        .AddDialog<ReceivedDialog>()
        .AddSingleton<ReminderTexts>()
        .AddSingleton<IDailyRound, ReminderRound>()
        .AddDialog<ReminderDialog>()
        .AddMenuEntry<RepaymentTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 25, RepaymentDialog.DialogId, texts.Entry(), Audience.Board) { HeadsFor = Audience.Treasurers })
        .AddRoute(new IntentRoute(Intents.LoanRepaymentRecord, RepaymentDialog.DialogId, Audience.Board) { PassesText = true })
        .AddMenuEntry<OwedTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Member, LoanDialog.DialogId, texts.Entry(), Audience.Members))
        .AddMenuEntry<OwedTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Member, LoanDialog.DialogId, texts.EntryOfRelative(), viewer => viewer.IsFamily && viewer.May(FamilyRight.Loans))
            {
                // The member's own label, which a relative hears of or has in front of them.
                Synonyms = [texts.Entry()],
            })
        .AddSingleton<LoanBookTexts>()
        .AddSingleton<LoanQuestion>()
        .AddDialog<LoanBookDialog>()
        .AddMenuEntry<LoanBookTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 29, LoanBookDialog.DialogId, texts.Entry(), Audience.Board) { Cues = texts.Cues() })
        .AddSentence<LoanQuestion>((question, text) => question.IsAboutSomebody(text) ? LoanBookDialog.DialogId : null, Audience.Board)
        .AddRoute(new IntentRoute(Intents.LoanBalance, LoanDialog.DialogId, Audience.Linked) { PassesText = true })
        .AddRoute(new IntentRoute(Intents.LoanSchedule, LoanDialog.DialogId, Audience.Linked) { Argument = LoanDialog.ScheduleFirst })
        .AddRoute(new IntentRoute(Intents.RepayQuestion, BorrowingDialog.DialogId, Audience.Everybody) { IsForVisitors = true })
        .AddLending();

    /// <summary>Asking for a loan, the board's decision, and handing the money over.</summary>
    private static IServiceCollection AddLending(this IServiceCollection services) => services
        .AddSingleton<LoanRequestTexts>()
        .AddSingleton<DecisionTexts>()
        .AddSingleton<PayoutTexts>()
        .AddSingleton<LentTexts>()
        .AddSingleton<BoardMatters>()
        .AddSingleton<Decisions>()
        .AddDialog<LoanRequestDialog>()
        .AddDialog<DecisionDialog>()
        .AddDialog<PayoutDialog>()
        .AddDialog<LentDialog>()
        .AddSingleton<ReliefTexts>()
        .AddDialog<ReliefDialog>()
        .AddMenuEntry<ReliefTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 28, ReliefDialog.DialogId, texts.Entry(), Audience.Board) { Cues = texts.Cues() })
        .AddMenuEntry<DecisionTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 26, DecisionDialog.DialogId, texts.Entry(), Audience.Board)
            {
                Cues = texts.Cues(),
                HeadsFor = Audience.Treasurers,
            })
        .AddRoute(new IntentRoute(Intents.LoanRequest, LoanRequestDialog.DialogId, Audience.Everybody) { IsForVisitors = true, PassesText = true });
}
