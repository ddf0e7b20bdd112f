using ClubBot.Dialogs.Areas.Income;
using ClubBot.Dialogs.Areas.Income.Disputes;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Areas.Income;

/// <summary>The longest that can be said still is one message.</summary>
public sealed class OwedTextsTests
{
    private const string LongName = "bà Nguyễn Phương";

    private static readonly Speech Speech = new("chú", "cháu");
    private static readonly DateOnly FarDay = new(2028, 12, 31);
    private static readonly OwedTexts Texts = new(TextCatalog.Load(typeof(OwedTexts).Assembly));
    private static readonly DisputeTexts Disputes = new(TextCatalog.Load(typeof(OwedTexts).Assembly));

    [Theory]
    [InlineData(InstalmentStatus.Paid)]
    [InlineData(InstalmentStatus.Overdue)]
    [InlineData(InstalmentStatus.Partly)]
    [InlineData(InstalmentStatus.Open)]
    public void Schedule_LargestLoan_IsOneMessage(InstalmentStatus status)
    {
        var line = Texts.Line(Large(status));
        var message = Texts.Schedule(Speech, LongName, new Dong(50_000_000), string.Join('\n', line, line, line));

        Assert.Empty(SpokenRules.Problems(Activity.Message(message)));
    }

    [Fact]
    public void BalanceOverdue_LargestLoan_IsOneMessage()
    {
        var overdue = Texts.SeveralOverdue(12, new Dong(50_500_000), Texts.Next(Large(InstalmentStatus.Overdue)));
        var message = Texts.BalanceOverdue(Speech, LongName, new Dong(50_000_000), overdue);

        Assert.Empty(SpokenRules.Problems(Activity.Message(message)));
    }

    [Fact]
    public void RelativeDisputes_LongestNamesAndWords_IsOneMessage()
    {
        var dispute = new LoanDispute
        {
            Id = "d",
            ClubId = "c",
            MemberId = "m",
            LoanId = "l",
            Words = "w",
            Receipt = "482-719",
            OpenedAt = DateTimeOffset.UnixEpoch,
            Outstanding = new Dong(50_000_000),
        };
        var message = Disputes.RelativeDisputes(
            Speech, "Nguyễn Hoàng Phương Trinh", "con gái út", LongName, dispute, new string('a', 80), "quyển 2, trang 13 dòng 22");

        Assert.Empty(SpokenRules.Problems(Activity.Message(message)));
    }

    private static Instalment Large(InstalmentStatus status) => new(
        12, FarDay.AddMonths(-1), FarDay, new Dong(50_000_000), new Dong(500_000), Dong.Zero, Dong.Zero, status);
}
