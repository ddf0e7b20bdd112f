using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClubBot.AcceptanceTests.Host;
using ClubBot.Cli;
using ClubBot.Dialogs.Club.Funds.Ledger;
using Xunit.Abstractions;

namespace ClubBot.AcceptanceTests.Faults;

/// <summary>
/// The treasurer of the demo club takes money while the real process is killed at any moment: what was confirmed stands in the ledger once,
/// the member was told of it once, and the cash that was counted is the cash of the book.
/// </summary>
public sealed partial class CashSessionTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 16;
    private const int MessagesOfRoundMax = 12;
    private const int LastMessageMillisecondsMax = 12;
    private const string ClubId = "demo";

    /// <summary>The first amount; every payment is by one đồng more than the one before, so that each is known by its amount.</summary>
    private const int FirstAmount = 1_001;

    private static readonly TimeSpan ReceiptMax = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("clubbot-cash-").FullName;

    /// <summary>Seeded, so that a failing run can be run again; the moment still falls anywhere in the work of the process.</summary>
    private readonly Random moments = new(20261123);

    [Fact]
    public async Task Treasurer_KilledAgainAndAgain_HasEachPaymentOnceAndTheCashInTheTin()
    {
        var (treasurer, member) = (default(Speaker), default(Speaker));
        for (var round = 0; round < Rounds; round++)
        {
            await using var product = await StartAsync();
            member = member?.At(product.Address) ?? await JoinAsync(product.Address, "DEMO-SAU");
            treasurer = treasurer?.At(product.Address) ?? await JoinAsync(product.Address, "DEMO-BINH");
            await AnswerReceiptsAsync(member, treasurer.PaymentsConfirmed);
            await TakePaymentsAsync(treasurer, moments.Next(1, MessagesOfRoundMax));
            // The kill falls into the work on one more message, before it or after it.
            var last = SayNextAsync(treasurer);
            await Task.Delay(moments.Next(LastMessageMillisecondsMax));
            await product.KillAsync();
            await last;
        }

        var paid = await CloseDayAsync(treasurer!, member!);
        output.WriteLine($"{paid.Count} payments were confirmed.");
        Assert.True(paid.Count > Rounds, $"Only {paid.Count} payments were confirmed: the rounds prove too little.");
        await LookIntoLedgerAsync(paid);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ProductProcess> StartAsync() =>
        ProductProcess.StartAsync(
        folder,
        "--Channels:WebChat:ActivitiesPerMinute=1000000",
        "--Channels:WebChat:ReadsPerMinute=1000000",
        $"--Club:TimeZone={ZoneBeforeDawn()}");

    /// <summary>A zone in which it is past three in the morning: no midnight falls into the test, and no daily round.</summary>
    private static string ZoneBeforeDawn()
    {
        var east = (3 - TimeProvider.System.GetUtcNow().Hour + 24) % 24;
        // POSIX names count westwards; there is none beyond fourteen hours to the east.
        return string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(east > 12 ? 24 - east : -east):+0;-0;+0}");
    }

    private static async Task<Speaker> JoinAsync(Uri address, string code)
    {
        var speaker = new Speaker(await Visitor.OpenAsync(address));
        foreach (var text in new[] { code, "đúng", "đồng ý" })
        {
            Assert.True(await speaker.SayNextAsync(text));
        }

        return speaker;
    }

    private static async Task TakePaymentsAsync(Speaker treasurer, int messages)
    {
        for (; messages > 0; messages--)
        {
            Assert.True(await SayNextAsync(treasurer));
        }
    }

    /// <summary>One sentence and one "đúng" for each payment; what was not acknowledged is said again, as the page does.</summary>
    private static Task<bool> SayNextAsync(Speaker treasurer) =>
        treasurer.SayNextAsync(treasurer.IsBetweenPayments ? SentenceOf(treasurer.PaymentsConfirmed) : "đúng");

    private static string SentenceOf(int payment) =>
        string.Create(CultureInfo.InvariantCulture, $"bà Sáu trả {FirstAmount + payment:#\\.000} đồng");

    /// <summary>Finishes the payment that was under way, counts the cash, and has the member answer every receipt.</summary>
    /// <returns>The payments that were confirmed, in đồng.</returns>
    private async Task<IReadOnlyList<long>> CloseDayAsync(Speaker treasurer, Speaker member)
    {
        await using var product = await StartAsync();
        (treasurer, member) = (treasurer.At(product.Address), member.At(product.Address));
        // What was not acknowledged before the last kill may be on disk all the same: only the same words again go under its id.
        do
        {
            Assert.True(await SayNextAsync(treasurer));
        }
        while (!treasurer.IsBetweenPayments);

        var paid = Enumerable.Range(0, treasurer.PaymentsConfirmed).Select(payment => (long)(FirstAmount + payment)).ToList();
        Assert.True(await treasurer.SayNextAsync("xong rồi"));
        Assert.Contains($"Hôm nay sổ có {paid.Count} phiếu tiền mặt", await treasurer.LastAsync(), StringComparison.Ordinal);
        Assert.True(await treasurer.SayNextAsync(string.Create(CultureInfo.InvariantCulture, $"{paid.Sum()} đồng")));
        Assert.Contains($"đúng bằng {paid.Count} phiếu trong sổ", await treasurer.LastAsync(), StringComparison.Ordinal);
        await AnswerReceiptsAsync(member, paid.Count);
        Assert.Equal(paid.Count, (await member.ReceiptsAsync()).Count);
        return paid;
    }

    /// <summary>The member says "đúng rồi" to every receipt; none may come twice.</summary>
    /// <param name="member">Who answers.</param>
    /// <param name="count">Receipts that must have arrived; one more may be there, of a payment whose acknowledgement was killed.</param>
    private static async Task AnswerReceiptsAsync(Speaker member, int count)
    {
        var clock = Stopwatch.StartNew();
        while (member.ReceiptsAnswered < count)
        {
            var receipts = await member.ReceiptsAsync();
            Assert.Equal(receipts.Distinct(), receipts);
            if (receipts.Count > member.ReceiptsAnswered)
            {
                Assert.True(await member.SayNextAsync("đúng rồi"));
                clock.Restart();
                continue;
            }

            Assert.True(clock.Elapsed < ReceiptMax, $"Of {count} receipts only {receipts.Count} arrived.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    private async Task LookIntoLedgerAsync(IReadOnlyList<long> paid)
    {
        using var written = new StringWriter();
        string[] settings = [$"--Storage:Path={folder}"];
        Assert.Equal(CommandLineApp.Done, await CommandLineApp.RunAsync(["ledger", "verify", .. settings], TextReader.Null, written, written, default));

        await using var scope = await StoreScope.OpenAsync(new CommandRun(settings, TextReader.Null, written, written), default);
        var session = scope.NewSession();
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, ClubId, LedgerIndexes.PagesMax, default);
        var repayments = pages.SelectMany(page => page.Entries).Where(entry => entry.Kind == EntryKind.Repayment);
        Assert.Equal(paid, repayments.Select(entry => entry.MoneyIn().Amount));
    }

    /// <summary>Somebody whose page sends again, under the same id, what was not acknowledged.</summary>
    private sealed partial class Speaker(Visitor visitor, int said = 0)
    {
        /// <summary>Messages by which somebody joins.</summary>
        private const int JoiningCount = 3;

        /// <summary>Payments whose "đúng" was acknowledged.</summary>
        public int PaymentsConfirmed => (said - JoiningCount) / 2;

        /// <summary>Receipts to which the member said "đúng rồi".</summary>
        public int ReceiptsAnswered => said - JoiningCount;

        /// <summary>True when the next message is a sentence and not the "đúng" to one.</summary>
        public bool IsBetweenPayments => (said - JoiningCount) % 2 == 0;

        public Speaker At(Uri address)
        {
            using (visitor)
            {
                return new Speaker(visitor.At(address), said);
            }
        }

        public async Task<bool> SayNextAsync(string text)
        {
            var isKept = await visitor.SayAsync(text, string.Create(CultureInfo.InvariantCulture, $"message-{said}"));
            said += isKept ? 1 : 0;
            return isKept;
        }

        /// <summary>What the bot said last.</summary>
        public Task<string> LastAsync() => visitor.LastAsync();

        /// <summary>Numbers of the receipts that were asked about.</summary>
        public async Task<IReadOnlyList<string>> ReceiptsAsync() =>
        [
            .. (await visitor.HistoryAsync())
                .Select(activity => activity.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? Receipt.Match(text.GetString()!) : Match.Empty)
                .Where(match => match.Success)
                .Select(match => match.Groups["document"].Value),
        ];

        [GeneratedRegex(@"^Câu lạc bộ đã nhận của bà .* Phiếu (?<document>PT\d+)\.", RegexOptions.Singleline)]
        private static partial Regex Receipt { get; }
    }
}
