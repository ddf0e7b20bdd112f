using System.Globalization;
using System.Text;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers.Statements;

public sealed class BankStatementReaderTests
{
    private static readonly DateOnly Day = new(2026, 12, 5);

    private static readonly BankStatementReader Reader = new(ClubRegisters.Texts);

    [Theory]
    [InlineData("Ngày giao dịch;Nội dung;Ghi nợ;Ghi có;Số dư", "05/12/2026;Hội phí;;1.250.000;9.000.000")]
    [InlineData("NGAY GIAO DICH;NOI DUNG;GHI NO;GHI CO;SO DU", "2026-12-05;Hội phí;0;1250000;9000000")]
    [InlineData("STT;Ngày GD;Mã giao dịch;Diễn giải;Phát sinh nợ;Phát sinh có", "1;05-12-2026;FT123456;Hội phí;-;1,250,000")]
    [InlineData("Ngày,Mô tả,Số tiền", "05/12/2026 08:15:30,Hội phí,\"+1,250,000\"")]
    [InlineData("Ngày,Mô tả,Số tiền", "2026-12-05T08:15,Hội phí,1.250.000 VND")]
    [InlineData("Ngày\tMô tả\tSố tiền\tSố dư", "05/12/2026 8:15 AM\tHội phí\t1,250,000.00\t5")]
    [InlineData("Transaction Date;Transaction Details;Debit Amount;Credit Amount", "5/12/2026;Hội phí;;1.250.000,00")]
    [InlineData("Ngày giao dịch/ Transaction date;Nội dung/ Description;Số tiền ghi nợ/ Debit;Số tiền ghi có (VND)/ Credit", "05.12.2026;Hội phí;;1 250 000 đ")]
    [InlineData("Ngày;Loại giao dịch;Số tiền;Nội dung", "05/12/2026;Ghi có;1.250.000;Hội phí")]
    [InlineData("Ngày;Ghi nợ/Ghi có;Số tiền;Nội dung", "05/12/2026;+;1.250.000;Hội phí")]
    public void Read_FormsOfBanks_SayTheSame(string heading, string row)
    {
        string[] endings = ["\n", "\r\n"];
        byte[][] files =
        [
            .. endings.Select(end => Encoding.UTF8.GetBytes(heading + end + row + end)),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(heading + "\r\n" + row)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(heading + "\r\n" + row)],
            Encoding.UTF8.GetBytes((heading + "\n" + row).Normalize(NormalizationForm.FormD)),
        ];

        Assert.All(files, file =>
        {
            var result = Reader.Read(new MemoryStream(file), "c");
            Assert.Empty(result.Refusals);
            var (line, number) = (Assert.Single(result.Taken).Item, result.Taken[0].Row);
            Assert.Equal((Day, new Dong(1_250_000), "Hội phí", 2), (line.Day, line.Amount, line.Text, number));
        });
    }

    [Theory]
    [InlineData("Ngày;Nội dung;Ghi nợ;Ghi có", "05/12/2026;Phí SMS;11.000;")]
    [InlineData("Ngày;Nội dung;Ghi nợ;Ghi có", "05/12/2026;Phí SMS;-11.000;0")]
    [InlineData("Ngày;Nội dung;Số tiền", "05/12/2026;Phí SMS;-11.000")]
    [InlineData("Ngày;Nội dung;Số tiền", "05/12/2026;Phí SMS;(11,000)")]
    [InlineData("Ngày;Nội dung;Số tiền;Loại", "05/12/2026;Phí SMS;11.000;D")]
    [InlineData("Ngày;Nội dung;Số tiền;Loại", "05/12/2026;Phí SMS;-11.000;Ghi nợ")]
    public void Read_MoneyOut_IsBelowZero(string heading, string row) =>
        Assert.Equal(new Dong(-11_000), Assert.Single(Read(heading, row).Taken).Item.Amount);

    [Fact]
    public void Read_WholeStatementAsText_TakesTransfersAndLeavesTheRest()
    {
        var result = Read(
            "NGÂN HÀNG TMCP;;;;;",
            "\"Tài khoản: 257678859; CLB Núi Bằng\";;;;;",
            "Từ ngày;01/12/2026;Đến ngày;31/12/2026;;",
            "",
            "STT;Ngày giao dịch;Số tham chiếu;Nội dung;Phát sinh nợ;Phát sinh có;Số dư",
            ";;;Số dư đầu kỳ;;;1.000.000",
            "1;05/12/2026;FT26340000001;\"MBVCB.1; noi dung: nop ho \"\"me\"\"\";;20.000;1.020.000",
            "2;06/12/2026;FT26341000002;\"Chi mua",
            "sổ sách\";50,000;;970.000",
            ";;;Tổng cộng;50.000;20.000;",
            ";;;Người lập bảng;;;",
            "Sao kê in ngày 31/12/2026;;;;;;");

        Assert.Null(result.Problem);
        Assert.Empty(result.Refusals);
        Assert.Equal(
            [
                new StatementLine(Day, new Dong(20_000), "MBVCB.1; noi dung: nop ho \"me\"", "FT26340000001"),
                new StatementLine(Day.AddDays(1), new Dong(-50_000), "Chi mua sổ sách", "FT26341000002"),
            ],
            result.Taken.Select(row => row.Item));
    }

    [Fact]
    public void Read_CommasInTextsBetweenSemicolons_DoNotSeparate()
    {
        var line = Assert.Single(Read("Ngày;Nội dung;Ghi có;Số dư", "05/12/2026;a, b, c, d, e, f, g, h, i;1,250,000;12,250,000").Taken).Item;

        Assert.Equal(("a, b, c, d, e, f, g, h, i", new Dong(1_250_000)), (line.Text, line.Amount));
    }

    [Theory]
    [InlineData("31/02/2026;x;;20.000", "dayUnclear", "A")]
    [InlineData("12/25/2026;x;;20.000", "dayUnclear", "A")]
    [InlineData("hôm qua;x;;20.000", "dayUnclear", "A")]
    [InlineData(";x;;20.000", "dayMissing", "A")]
    [InlineData("05/12/2026;x;;", "amountMissing", "D")]
    [InlineData("05/12/2026;x;;12,5", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;1.250.00", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;1.250,000", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;20.000,50", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;20 USD", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;-20.000", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;;9999999999999999", "amountUnclear", "D")]
    [InlineData("05/12/2026;x;abc;20.000", "amountUnclear", "C")]
    [InlineData("05/12/2026;x;20.000;20.000", "bothAmounts", "D")]
    [InlineData(";chỉ có chữ;;", "rowNotUnderstood", "")]
    public void Read_RowThatIsUnclear_IsRefusedByNumberAndReason(string row, string code, string column)
    {
        var result = Read("Ngày;Nội dung;Ghi nợ;Ghi có", "05/12/2026;trước;;1.000", row, "05/12/2026;sau;;2.000");

        var refusal = Assert.Single(result.Refusals);
        Assert.Equal((3, code, column), (refusal.Row, refusal.Reason.Code, refusal.Column));
        Assert.Equal(["trước", "sau"], result.Taken.Select(each => each.Item.Text));
    }

    [Theory]
    [InlineData("20.000", "chưa rõ")]
    [InlineData("-20.000", "Ghi có")]
    [InlineData("20.000", "")]
    public void Read_DirectionUnclear_IsRefused(string amount, string direction)
    {
        var refusal = Assert.Single(
            Read("Ngày;Nội dung;Số tiền;Loại giao dịch", "05/12/2026;Phí SMS;11.000;Ghi nợ", $"05/12/2026;x;{amount};{direction}").Refusals);

        Assert.Equal("directionUnclear", refusal.Reason.Code);
        Assert.Contains("Loại giao dịch", refusal.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_KindOfTransferWithoutDirection_LeavesTheSignToDecide() => Assert.Equal(
        [new Dong(20_000), new Dong(-11_000)],
        Read("Ngày;Nội dung;Số tiền;Loại giao dịch", "05/12/2026;x;20.000;Chuyển tiền nhanh", "05/12/2026;y;-11.000;Phí").Taken.Select(row => row.Item.Amount));

    [Theory]
    [InlineData("FT26340123456", "FT26340123456")]
    [InlineData("5078 - 12345", "5078 - 12345")]
    [InlineData("QR247", null)]
    [InlineData("IBFT", null)]
    [InlineData("-", null)]
    [InlineData("2.634E+13", null)]
    [InlineData("2,63401E+15", null)]
    public void Read_Reference_IsANumberOfItsOwnOrNone(string written, string? reference) => Assert.Equal(
        reference, Assert.Single(Read("Ngày;Nội dung;Ghi có;Mã GD", $"05/12/2026;x;20.000;{written}").Taken).Item.Reference);

    /// <summary>Headings as the statements of several banks have them.</summary>
    [Theory]
    [InlineData("STT;Ngày giao dịch;Số bút toán;Phát sinh nợ;Phát sinh có;Số dư;Nội dung;Đơn vị thụ hưởng/Đơn vị chuyển;Tài khoản;Ngân hàng đối tác", 1, 6, 3, 4)]
    [InlineData("Ngày giao dịch;Số tham chiếu;Số tiền ghi nợ;Số tiền ghi có;Mô tả", 0, 4, 2, 3)]
    [InlineData("Ngày giao dịch;Đối tác;NH đối tác;Diễn giải;Số bút toán;Nợ TKTT/ Debit;Có TKTT / Credit;Số dư", 0, 3, 5, 6)]
    [InlineData("Ngày hiệu lực/Effective date;Số tiền ghi nợ/Debit;Số tiền ghi có/Credit;Số dư/Balance;Số CT/ Doc No;Mô tả/Description", 0, 5, 1, 2)]
    [InlineData("Ngày GD;Số GD;Nội dung giao dịch;Rút ra;Gửi vào;Số dư", 0, 2, 3, 4)]
    [InlineData("STT/No.;Ngày giờ giao dịch;Mô tả giao dịch;Nợ/ Debit;Có/ Credit;Số dư;Số tài khoản đối ứng;Tên tài khoản đối ứng", 1, 2, 3, 4)]
    [InlineData("Date;Description;Withdrawal;Deposit;Balance", 0, 1, 2, 3)]
    public void Read_HeadingsOfBanks_AreUnderstood(string heading, int day, int text, int debit, int credit)
    {
        string[] incoming = [.. heading.Split(';').Select(_ => "")];
        string[] outgoing = [.. incoming];
        (incoming[day], incoming[text], incoming[credit]) = ("05/12/2026", "x", "20.000");
        (outgoing[day], outgoing[text], outgoing[debit]) = ("05/12/2026", "y", "11.000");
        var result = Read(heading, string.Join(';', incoming), string.Join(';', outgoing));

        Assert.Null(result.Problem);
        Assert.Equal(
            [new StatementLine(Day, new Dong(20_000), "x", null), new StatementLine(Day, new Dong(-11_000), "y", null)], result.Taken.Select(row => row.Item));
    }

    [Fact]
    public void Read_TextThatBeginsLikeASum_IsATransfer() => Assert.Equal(
        "Tong cong 2 thang hoi phi", Assert.Single(Read("Nội dung;Ngày;Ghi có", "Tong cong 2 thang hoi phi;05/12/2026;40.000").Taken).Item.Text);

    [Fact]
    public void Read_Workbook_TakesTypedDaysAndNumbers()
    {
        var result = Reader.Read(
            WorkbookFile.Of(
                ["SAO KÊ TÀI KHOẢN"],
                ["Ngày", "Nội dung giao dịch", "Số tiền", null, "Mã GD"],
                [null, null, "Ghi nợ", "Ghi có", null],
                [Day, "Hội phí", null, 1_250_000, "FT26340000001"],
                ["05/12/2026 10:20", "Trả nợ", null, "432.000", "-"],
                [Day, "Lẻ", null, 0.5, null],
                ["Tổng", null, 0, 1_682_000, null]),
            "c");

        Assert.Equal(
            [new StatementLine(Day, new Dong(1_250_000), "Hội phí", "FT26340000001"), new StatementLine(Day, new Dong(432_000), "Trả nợ", null)],
            result.Taken.Select(row => row.Item));
        Assert.Equal([(6, "amountUnclear", "D")], result.Refusals.Select(note => (note.Row, note.Reason.Code, note.Column)));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Chào cả nhà", "noHeader")]
    [InlineData("Ngày;Nội dung;Số dư\n05/12/2026;x;1", "missingColumns")]
    [InlineData("\u0001\u0000\u0002", "notAStatement")]
    public void Read_FileThatIsNoStatement_SaysWhy(string file, string code) =>
        Assert.Equal(code, Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), "c").Problem?.Code);

    [Fact]
    public void Read_AnyByteChanged_NeverThrows()
    {
        var whole = Encoding.UTF8.GetBytes("Ngày;Nội dung;Ghi nợ;Ghi có\n05/12/2026;\"Hội; phí\";;20.000\n06/12/2026;Phí;11.000;\nTổng;;11.000;20.000\n");
        var random = new Random(247);
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var result = Reader.Read(new MemoryStream(bytes[..random.Next(1, bytes.Length + 1)]), "c");
            Assert.True(result.Problem is null || result.Taken.Count == 0);
        }
    }

    [Fact]
    public void Read_AmountsInAllForms_AreReadBack()
    {
        var random = new Random(31);
        for (var round = 0; round < 2_000; round++)
        {
            var amount = random.NextInt64(1, (long)Math.Pow(10, random.Next(1, 12)));
            string[] forms = [.. new[] { "0", "#,0", "+#,0", "#,0.00", "#,0 VND", "0.00" }.Select(form => amount.ToString(form, CultureInfo.InvariantCulture)), Dots(amount)];
            var rows = forms.Select(form => $"05/12/2026;x;{form}").ToArray();

            Assert.Equal(Enumerable.Repeat(new Dong(amount), forms.Length), Read(["Ngày;Nội dung;Số tiền", .. rows]).Taken.Select(row => row.Item.Amount));
        }
    }

    private static ImportResult<StatementLine> Read(params string[] lines) =>
        Reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "c");

    private static string Dots(long amount) => amount.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
