using System.Text.Json.Nodes;
using ClubBot.Cli;
using ClubBot.Dialogs.Club.Funds.Transfers;

namespace ClubBot.Tests.Cli.Import;

public sealed class StatementCommandTests : IDisposable
{
    private const string Club = "nui-bang";

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Statement_DryThenRealThenAgain_BooksOnce()
    {
        var file = await ClubWithStatementAsync();
        var before = await folder.ContentsAsync();

        var dry = JsonNode.Parse(await folder.DoAsync("import", "statement", file, "--club", Club, "--dry-run", "--json"))!;
        Assert.Equal(before, await folder.ContentsAsync());

        var real = JsonNode.Parse(await folder.DoAsync("import", "statement", file, "--club", Club, "--json"))!;
        Assert.Equal((false, true), ((bool)dry["applied"]!, (bool)real["applied"]!));
        dry["applied"] = true;
        Assert.Equal(dry.ToJsonString(), real.ToJsonString());
        Assert.Equal((3, 0, 2), (real["booked"]!.AsArray().Count, (int)real["known"]!, real["left"]!.AsArray().Count));
        Assert.Equal("nui-bang  49 entries  in order", (await folder.DoAsync("ledger", "verify")).TrimEnd());

        var after = await folder.ContentsAsync();
        var again = await folder.DoAsync("import", "statement", file, "--club", Club);
        Assert.Contains("0 khoản ghi được, 3 khoản đã ghi từ trước, 2 khoản phải xem lại", again, StringComparison.Ordinal);
        Assert.Equal(after, await folder.ContentsAsync());
    }

    [Fact]
    public async Task Statement_Table_SaysWhatWasBookedAndWhyNot()
    {
        var output = await folder.DoAsync("import", "statement", await ClubWithStatementAsync(), "--club", Club, "--dry-run");

        Assert.Matches(@"đã ghi +\S.*PT\d+ +Hoàng Thị Đào: 5.000 đồng +hội phí tháng 11/2026", output);
        Assert.Matches("CHƯA GHI .*không có mã", output);
        Assert.EndsWith("Chạy thử: chưa ghi gì.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statement_NoStatement_IsRefusedInOneSentence()
    {
        await folder.CreateClubAsync();
        var file = folder.FileOf("sao-ke.csv");
        await File.WriteAllTextAsync(file, "Đây không phải sao kê.");
        var result = await folder.RunAsync("import", "statement", file, "--club", Club);

        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
        Assert.Single(result.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Account_SetTwice_IsTheSecond()
    {
        await folder.CreateClubAsync();
        await folder.DoAsync("club", "account", "--club", Club, "--bank-bin", "970415", "--bank-name", "VietinBank", "--number", "001", "--holder", "CLB CU");
        var output = await folder.DoAsync(
            "club", "account", "--club", Club, "--bank-bin", "970415", "--bank-name", "VietinBank", "--number", "0011223344", "--holder", "CLB NA PAN");
        Assert.Equal("nui-bang\t970415\tVietinBank\t0011223344\tCLB NA PAN", output.TrimEnd());
    }

    [Theory]
    [InlineData("97041", "0011", "CLB")]
    [InlineData("970415", "00 11", "CLB")]
    [InlineData("970415", "0011", "  ")]
    public async Task Account_NoSuchAccount_IsRefused(string bin, string number, string holder)
    {
        await folder.CreateClubAsync();
        var result = await folder.RunAsync(
            "club", "account", "--club", Club, "--bank-bin", bin, "--bank-name", "Ngân hàng", "--number", number, "--holder", holder);
        Assert.Equal((CommandLineApp.Refused, ""), (result.Code, result.Output));
    }

    private async Task<string> ClubWithStatementAsync()
    {
        await folder.CreateClubAsync();
        foreach (var (kind, register) in new[] { ("members", "so-hoi-vien.xlsx"), ("loans", "so-vay.xlsx"), ("funds", "so-quy.xlsx") })
        {
            await folder.DoAsync("import", kind, TestFolder.Register(Club, register), "--club", Club, "--accept-partial");
        }

        var file = folder.FileOf("sao-ke.csv");
        await File.WriteAllLinesAsync(
            file,
            [
                "Ngày giao dịch;Số tham chiếu;Số tiền ghi có;Nội dung",
                $"20/11/2026;FT26324000001;5.000;{Code(1, TransferPurpose.Dues)} HOANG THI DAO",
                $"20/11/2026;FT26324000002;100.000;MBVCB.{Code(16, TransferPurpose.LoanRepayment)}",
                $"20/11/2026;FT26324000003;300.000;{Code(2, TransferPurpose.Donation)}",
                "20/11/2026;FT26324000004;300.000;ung ho cau lac bo",
                "20/11/2026;FT26324000005;300.000;=HYPERLINK(0)",
            ]);
        return file;
    }

    private static string Code(int member, TransferPurpose purpose) =>
        TransferNote.Of(Club, member, purpose, TransferPeriod.OfMonth(2026, 11)).Code;
}
