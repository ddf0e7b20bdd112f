using System.Text;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers.Statements;

public sealed class StatementMatcherTests
{
    private const string ClubId = "nui-bang";

    private static readonly DateOnly Day = new(2026, 12, 5);

    private static readonly TransferPeriod December = TransferPeriod.OfMonth(2026, 12);

    private static readonly string Code = TransferNote.Of(ClubId, 7, TransferPurpose.LoanRepayment, December).Code;

    private static readonly StatementMatcher Matcher = new(
        ClubId, Enumerable.Range(1, 60).Select(number => Member.IdOf(ClubId, number)).ToHashSet(), ClubRegisters.Texts);

    [Fact]
    public void Match_CodeOfAMember_SaysWhoWhatAndWhen()
    {
        var match = Assert.IsType<StatementMatch.Matched>(Match([Line($"MBVCB.123456.{Code} NONG VAN NAM")])[0]);

        Assert.Equal(
            (Member.IdOf(ClubId, 7), TransferPurpose.LoanRepayment, December, 2),
            (match.MemberId, match.Purpose, match.Period, match.Row.Row));
    }

    [Fact]
    public void Match_WithoutACodeOfThisClub_IsLeftToAPersonWithTheReason()
    {
        var other = TransferNote.Of("song-hau", 7, TransferPurpose.Dues, December).Code;
        var unknown = TransferNote.Of(ClubId, 61, TransferPurpose.Dues, December).Code;
        (string Text, UnmatchedKind Kind, string Reason)[] cases =
        [
            ("NONG THI SAU nop hoi phi thang 12", UnmatchedKind.NoCode, "noCode"),
            (Code.Replace("0007", "0008", StringComparison.Ordinal), UnmatchedKind.WrongCheck, "wrongCheck"),
            (Code[..13], UnmatchedKind.WrongCheck, "wrongCheck"),
            (unknown, UnmatchedKind.UnknownMember, "unknownMember"),
            (other, UnmatchedKind.OtherClub, "otherClub"),
            ($"{Code} {unknown}", UnmatchedKind.SeveralCodes, "severalCodes"),
        ];

        var matches = Match([.. cases.Select(each => Line(each.Text))]).Cast<StatementMatch.Unmatched>().ToList();
        Assert.Equal(cases.Select(each => (each.Kind, each.Reason)), matches.Select(match => (match.Kind, match.Reason.Code)));
        Assert.Contains("số 61", matches[3].Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Match_MoneyOut_IsLeftOut() => Assert.Empty(Match([Line(Code) with { Amount = new Dong(-20_000) }]));

    [Fact]
    public void Match_SameReferenceAndAmount_IsBookedAlready()
    {
        var booked = Line("khác hẳn") with { Reference = "ft 26340-000001", Day = Day.AddDays(-1) };

        Assert.IsType<StatementMatch.AlreadyBooked>(Match([Line(Code, "FT26340000001")], booked)[0]);
        Assert.IsType<StatementMatch.Matched>(Match([Line(Code, "FT26340000001")], booked with { Amount = new Dong(1) })[0]);
    }

    [Fact]
    public void Match_SameDayAmountAndText_IsBookedAlready()
    {
        var booked = Line($"{Code} nộp quỹ", "FT26340000001");

        Assert.IsType<StatementMatch.AlreadyBooked>(Match([Line($"{Code}  NOP QUY.")], booked)[0]);
        Assert.IsType<StatementMatch.AlreadyBooked>(Match([Line($"{Code} nop quy", "other-format-1")], booked)[0]);
        Assert.IsType<StatementMatch.Matched>(Match([Line($"{Code} nop quy") with { Day = Day.AddDays(1) }], booked)[0]);
        Assert.IsType<StatementMatch.Matched>(Match([Line($"{Code} nop quy") with { Amount = new Dong(20_001) }], booked)[0]);
        Assert.IsType<StatementMatch.Matched>(Match([Line($"{Code} nop them")], booked)[0]);
    }

    [Fact]
    public void Match_TwiceInOneStatement_IsOneUnlessTheBankHasTwoReferences()
    {
        Assert.Equal([false, true], Known([Line(Code), Line(Code)]));
        Assert.Equal([false, true], Known([Line(Code), Line(Code, "FT1111")]));
        Assert.Equal([false, true], Known([Line(Code, "FT1111"), Line(Code)]));
        Assert.Equal([false, true], Known([Line(Code, "FT1111"), Line(Code, "FT1111")]));
        Assert.Equal([false, false], Known([Line(Code, "FT1111"), Line(Code, "FT2222")]));
    }

    [Fact]
    public void Match_ReferenceOfABatch_DoesNotMakeTwoPeopleOne()
    {
        var other = TransferNote.Of(ClubId, 8, TransferPurpose.LoanRepayment, December).Code;

        Assert.Equal([false, false], Known([Line(Code, "BATCH-00012"), Line(other, "BATCH-00012")]));
        Assert.Equal([true, false, true], Known(
            [Line(Code, "BATCH-00012"), Line(other, "BATCH-00012"), Line(Code, "BATCH-00012")], Line(Code, "BATCH-00012")));
    }

    [Fact]
    public void Match_SecondEqualTransferAfterTheFirstWasBooked_IsNotLost()
    {
        var (first, second) = (Line(Code, "FT1111"), Line(Code, "FT2222"));

        Assert.Equal([true, false], Known([first, second], first));
        Assert.Equal([false, true], Known([second, first], first));
        Assert.Equal([true, true], Known([second, first], first, second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Match_RandomStatementReadAgain_BooksEveryTransferOnce(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var lines = Enumerable.Range(0, 40).Select(number => RandomLine(random, number)).ToArray();
            var firstHalf = Match(lines[..25]).OfType<StatementMatch.Matched>().ToList();
            var all = Match(lines, [.. firstHalf.Select(match => match.Row.Item)]);

            Assert.Equal(lines.Length, all.Count);
            Assert.Equal(firstHalf.Select(match => match.Row.Item), all.OfType<StatementMatch.AlreadyBooked>().Select(match => match.Row.Item));
            Assert.Equal(
                Match(lines).OfType<StatementMatch.Matched>().Select(match => (match.Row, match.MemberId, match.Purpose, match.Period)),
                firstHalf.Concat(all.OfType<StatementMatch.Matched>()).Select(match => (match.Row, match.MemberId, match.Purpose, match.Period)));
        }
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Match_StatementWrittenByABank_GivesEveryTransferToItsMember(char separator)
    {
        var random = new Random(separator);
        for (var round = 0; round < 50; round++)
        {
            var notes = Enumerable.Range(0, 40).Select(_ => BankTexts.Note(random, ClubId)).ToList();
            var file = string.Join("\r\n", notes
                .Select((note, index) => Written(separator, $"{1 + (index % 28):D2}/12/2026", $"FT{index:D8}", BankTexts.Carried(random, note.Code), "20,000"))
                .Prepend(Written(separator, "NGAY GIAO DICH", "SO THAM CHIEU", "NOI DUNG", "GHI CO"))
                .Append(Written(separator, "Tổng cộng", "", "", "800,000")));
            var read = new BankStatementReader(ClubRegisters.Texts).Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), ClubId);
            var everyone = new StatementMatcher(ClubId, notes.Select(note => Member.IdOf(ClubId, note.MemberNumber)).ToHashSet(), ClubRegisters.Texts);

            Assert.Empty(read.Refusals);
            Assert.Equal(
                notes.Select(note => (Member.IdOf(ClubId, note.MemberNumber), note.Purpose, note.Period)),
                everyone.Match(read.Taken, []).Cast<StatementMatch.Matched>().Select(match => (match.MemberId, match.Purpose, match.Period)));
        }
    }

    private static string Written(char separator, params string[] cells) => string.Join(separator, cells.Select(cell =>
        cell.AsSpan().ContainsAny([separator, '"', '\n', ',']) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));

    private static StatementLine RandomLine(Random random, int number)
    {
        var note = TransferNote.Of(random.Next(5) == 0 ? "song-hau" : ClubId, random.Next(1, 70), (TransferPurpose)random.Next(4), December);
        var text = random.Next(6) == 0 ? "khong co ma" : BankTexts.Carried(random, note.Code);
        return new StatementLine(Day.AddDays(random.Next(3)), new Dong(random.Next(1, 5) * 10_000), text, $"FT2634{number:D8}");
    }

    private static IReadOnlyList<StatementMatch> Match(StatementLine[] lines, params StatementLine[] booked) =>
        Matcher.Match(lines.Select((line, index) => new ImportedRow<StatementLine>("", index + 2, line)), booked);

    private static IEnumerable<bool> Known(StatementLine[] lines, params StatementLine[] booked) =>
        Match(lines, booked).Select(match => match is StatementMatch.AlreadyBooked);

    private static StatementLine Line(string text, string? reference = null) => new(Day, new Dong(20_000), text, reference);
}
