using System.Globalization;
using System.Text.Json;
using ClubBot.AcceptanceTests.WebChat;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Pictures;

namespace ClubBot.AcceptanceTests.Transfers;

/// <summary>Our VietQR held against npm vietnam-qr-pay 1.5.1, which others wrote, and our picture against the reader jsqr 1.4.0, in Node.</summary>
public sealed class VietQrTests : IDisposable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly NodeScript node;

    public VietQrTests()
    {
        _ = NodePackages.PathOf("vietnam-qr-pay/package.json");
        node = new NodeScript("vietqr.mjs");
    }

    public void Dispose() => node.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Payload_OfRandomTransfers_IsTakenApartAndBuiltTheSameByOthers(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var account = new TransferAccount(Text(random, 6, 6, 26), Text(random, 1, TransferAccount.NumberLengthMax, random.Next(2) * 26));
            Dong? amount = random.Next(3) == 0 ? null : new Dong(random.NextInt64(1, (long)Math.Pow(10, random.Next(1, 14))));
            var note = random.Next(4) switch
            {
                0 => "",
                1 => "Đóng hội phí tháng 12",
                2 => Text(random, 1, VietQr.NoteLengthMax, 0),
                _ => TransferNote.Of("nui-bang", random.Next(1, 100), TransferPurpose.Dues, TransferPeriod.OfMonth(2026, 12)).Code,
            };
            await CompareAsync(account, amount, note, withPicture: round < 20);
        }
    }

    [Fact]
    public async Task Payload_OfTheLongestTransfer_IsTheSameAndCanBeScanned() => await CompareAsync(
        new TransferAccount("970436", new string('9', TransferAccount.NumberLengthMax)), new Dong(VietQr.AmountMax), new string('W', VietQr.NoteLengthMax), true);

    [Fact]
    public async Task Slip_DrawnForAPhone_IsReadByACameraWithWhatStandsBelow()
    {
        var account = new ClubTransferAccount
        {
            Id = "na-pan",
            BankBin = "970415",
            BankName = "VietinBank",
            Number = "0011223344",
            Holder = "CLB LIEN THE HE NA PAN",
            SetAt = DateTimeOffset.UnixEpoch,
        };
        var note = TransferNote.Of("na-pan", 5, TransferPurpose.LoanRepayment, TransferPeriod.OfMonth(2026, 12));
        var writer = new TransferSlipWriter(new TransferSlipTexts(TextCatalog.Load(typeof(TextCatalog).Assembly)));
        using var studio = new PictureStudio();

        var slip = writer.Write(new ClubProfile { Id = "na-pan", Name = "CLB Nà Pàn", Commune = "Tân Tiến" }, account, new Dong(432_000), note);
        await node.SayAsync(JsonSerializer.Serialize(new
        {
            payload = slip.Payload,
            transfer = new { bankBin = account.BankBin, number = account.Number, amount = "432000", note = slip.Note },
            png = Convert.ToBase64String(new TransferPicture(studio).Draw(slip)),
        }));
        var told = await node.UntilAsync(_ => true);

        Assert.Equal(slip.Payload, told.GetProperty("seen").GetString());
        Assert.Equal(slip.Payload, told.GetProperty("built").GetString());
        Assert.Equal(["0011223344", "432.000 đồng"], [slip.Account, slip.Amount]);
    }

    private async Task CompareAsync(TransferAccount account, Dong? amount, string note, bool withPicture)
    {
        var payload = VietQr.Payload(account, amount, note);
        var asked = amount?.Amount.ToString(CultureInfo.InvariantCulture);
        var folded = VietQr.Fold(note);
        await node.SayAsync(JsonSerializer.Serialize(new
        {
            payload,
            transfer = new { bankBin = account.BankBin, number = account.Number, amount = asked, note = folded },
            png = withPicture ? Convert.ToBase64String(VietQrPicture.Png(payload)) : null,
        }));
        var told = await node.UntilAsync(_ => true);
        var parsed = told.GetProperty("parsed");

        Assert.True(parsed.GetProperty("isValid").GetBoolean(), payload);
        Assert.Equal(
            ["01", amount is null ? "11" : "12", "A000000727", "QRIBFTTA", account.BankBin, account.Number, "704", asked, "VN", folded.Length == 0 ? null : folded],
            new[] { "version", "initMethod", "guid", "service", "bankBin", "number", "currency", "amount", "nation", "note" }
                .Select(name => parsed.GetProperty(name).GetString()));
        Assert.Equal(0, parsed.GetProperty("others").GetInt32());
        Assert.Equal(payload, told.GetProperty("built").GetString());
        Assert.Equal(withPicture ? payload : null, told.GetProperty("seen").GetString());
    }

    /// <param name="random">Where it comes from.</param>
    /// <param name="min">Shortest.</param>
    /// <param name="max">Longest.</param>
    /// <param name="from">26 for digits only, 0 for letters too.</param>
    private static string Text(Random random, int min, int max, int from) =>
        new([.. Enumerable.Range(0, random.Next(min, max + 1)).Select(_ => Letters[random.Next(from, Letters.Length)])]);
}
