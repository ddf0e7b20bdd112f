using System.Text;
using System.Text.Json;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;

namespace ClubBot.Dialogs.Tests.Club.Funds.Ledger;

/// <summary>The form of an entry on disk: what is there is read again, in any order, and nothing is made up.</summary>
public class LedgerEntryJsonTests
{
    private const string Whole = """
        {"clubId":"c","entries":[{"number":7,"kind":"Repayment","date":"2026-10-05","documentNumber":"PT007","description":"Bà Sáu trả nợ","enteredBy":"c/m3","enteredAt":"2026-10-05T09:30:00.1234567+07:00","bookPlace":"tr.3 dòng 2","memberId":"c/m1","reverses":6,"lines":[{"account":"income.cash","debit":432000,"credit":0},{"account":"income.loan:c/m1/2026","debit":0,"credit":432000}],"seal":"abc="}]}
        """;

    [Fact]
    public void An_entry_is_written_as_it_was_read()
    {
        var page = Read(Whole);
        Assert.Equal(Whole.Trim(), Encoding.UTF8.GetString(FundsJson.Pages.Serialize(page)));
        var entry = Assert.Single(page.Entries);
        Assert.Equal((7, EntryKind.Repayment, new DateOnly(2026, 10, 5), 6L), (entry.Number, entry.Kind, entry.Date, entry.Reverses));
        Assert.Equal(TimeSpan.FromHours(7), entry.EnteredAt.Offset);
        Assert.Equal([LedgerLine.DebitOf(LedgerAccount.IncomeCash, new Dong(432_000)), LedgerLine.CreditOf(LedgerAccount.LoanOf("c/m1/2026"), new Dong(432_000))], entry.Lines);
    }

    [Fact]
    public void Every_kind_of_entry_is_read_again()
    {
        foreach (var kind in Enum.GetValues<EntryKind>())
        {
            var page = Read(Whole);
            var changed = page with { Entries = [page.Entries[0] with { Kind = kind, BookPlace = null, MemberId = null, Reverses = null }] };
            var again = (LedgerPage)FundsJson.Pages.Deserialize("c/0", 1, FundsJson.Pages.Serialize(changed));
            Assert.Equal(changed.Entries[0] with { Lines = [] }, again.Entries[0] with { Lines = [] });
        }
    }

    [Fact]
    public void The_order_does_not_count_and_what_is_unknown_is_passed_over()
    {
        var page = Read("""
            {"clubId":"c","entries":[{"later":{"a":[1,{"b":2}]},"seal":"abc=","lines":[{"credit":0,"tax":[5],"debit":1,"account":"income.cash"}],"memberId":null,"reverses":null,
            "enteredAt":"2026-10-05T02:30:00+00:00","enteredBy":"import","description":"","documentNumber":"","date":"2026-10-05","kind":"Opening","number":1}]}
            """);
        Assert.Equal(("import", EntryKind.Opening, 1L), (page.Entries[0].EnteredBy, page.Entries[0].Kind, page.Entries[0].Lines[0].Debit.Amount));
        Assert.Null(page.Entries[0].Reverses);
    }

    [Theory]
    [InlineData("\"number\":7,", "")]
    [InlineData("\"kind\":\"Repayment\",", "")]
    [InlineData("\"date\":\"2026-10-05\",", "")]
    [InlineData("\"documentNumber\":\"PT007\",", "")]
    [InlineData("\"enteredBy\":\"c/m3\",", "")]
    [InlineData("\"account\":\"income.cash\",", "")]
    [InlineData("Repayment", "Robbery")]
    [InlineData("2026-10-05\"", "2026-13-05\"")]
    [InlineData("432000", "\"much\"")]
    [InlineData("432000", "1.5")]
    [InlineData("\"lines\":[", "\"lines\":5,\"other\":[")]
    [InlineData("\"entries\":[{", "\"entries\":[[],{")]
    public void What_is_missing_or_wrong_is_never_made_up(string right, string wrong)
    {
        var error = Record.Exception(() => Read(Whole.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.IsType<JsonException>(error);
    }

    private static LedgerPage Read(string json) => (LedgerPage)FundsJson.Pages.Deserialize("c/0", 1, Encoding.UTF8.GetBytes(json.Trim()));
}
