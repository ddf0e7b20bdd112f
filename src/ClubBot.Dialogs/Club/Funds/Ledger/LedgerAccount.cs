using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>The two funds that every club keeps apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Fund>))]
public enum Fund
{
    /// <summary>Quỹ tăng thu nhập: the capital that goes round in loans.</summary>
    Income,

    /// <summary>Quỹ hoạt động: interest, fees, gifts and what the club spends.</summary>
    Activity,
}

/// <summary>One account of a club's ledger, by its code. Each belongs to one fund: "income.cash", "activity.fees", "income.loan:…".</summary>
/// <remarks>Codes stand on disk and in the hash chain: they are never renamed.</remarks>
[JsonConverter(typeof(LedgerAccountJsonConverter))]
public readonly record struct LedgerAccount(string Code)
{
    private const string IncomePrefix = "income.";
    private const string LoanPrefix = "income.loan:";

    /// <summary>Cash of the income fund.</summary>
    public static LedgerAccount IncomeCash => new("income.cash");

    /// <summary>Money of the income fund in the bank.</summary>
    public static LedgerAccount IncomeBank => new("income.bank");

    /// <summary>What the club put into the income fund: it equals cash, bank and principal that is out.</summary>
    public static LedgerAccount IncomeCapital => new("income.capital");

    /// <summary>Cash of the activity fund.</summary>
    public static LedgerAccount ActivityCash => new("activity.cash");

    /// <summary>Money of the activity fund in the bank.</summary>
    public static LedgerAccount ActivityBank => new("activity.bank");

    /// <summary>What the activity fund held when the ledger was opened.</summary>
    public static LedgerAccount ActivityCapital => new("activity.capital");

    /// <summary>Interest that borrowers paid.</summary>
    public static LedgerAccount Interest => new("activity.interest");

    /// <summary>Members' fees.</summary>
    public static LedgerAccount Fees => new("activity.fees");

    /// <summary>Gifts of money (Sổ Tấm lòng vàng).</summary>
    public static LedgerAccount Gifts => new("activity.gifts");

    /// <summary>Income that is none of the others: a stall, the rent of the club's chairs.</summary>
    public static LedgerAccount OtherIncome => new("activity.other-income");

    /// <summary>What the club spent.</summary>
    public static LedgerAccount Spending => new("activity.spending");

    /// <summary>Principal of one loan that is still out.</summary>
    public static LedgerAccount LoanOf(string loanId) => new(LoanPrefix + loanId);

    /// <summary>The fund whose account it is.</summary>
    public Fund Fund => Code.StartsWith(IncomePrefix, StringComparison.Ordinal) ? Fund.Income : Fund.Activity;

    /// <summary>True for the principal of a loan.</summary>
    public bool IsLoan => Code.StartsWith(LoanPrefix, StringComparison.Ordinal);

    /// <summary>The loan whose principal it holds, or null.</summary>
    public string? LoanId => IsLoan ? Code[LoanPrefix.Length..] : null;

    /// <summary>True for cash and bank: what such an account holds is never less than nothing.</summary>
    public bool IsMoney => this == IncomeCash || this == IncomeBank || this == ActivityCash || this == ActivityBank;

    /// <summary>The cash of a fund.</summary>
    public static LedgerAccount CashOf(Fund fund) => fund == Fund.Income ? IncomeCash : ActivityCash;

    /// <summary>The money of a fund in the bank.</summary>
    public static LedgerAccount BankOf(Fund fund) => fund == Fund.Income ? IncomeBank : ActivityBank;

    public override string ToString() => Code;
}

/// <summary>An account is its code in JSON.</summary>
internal sealed class LedgerAccountJsonConverter : JsonConverter<LedgerAccount>
{
    /// <summary>The accounts that stand in almost every entry: their codes are in memory once, however many entries are read.</summary>
    private static readonly (byte[] Code, LedgerAccount Account)[] Usual =
    [
        .. new[] { LedgerAccount.IncomeCash, LedgerAccount.ActivityCash, LedgerAccount.Fees, LedgerAccount.Interest, LedgerAccount.IncomeCapital }
            .Select(account => (Encoding.UTF8.GetBytes(account.Code), account)),
    ];

    public override LedgerAccount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        foreach (var (code, account) in Usual)
        {
            if (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(code))
            {
                return account;
            }
        }

        return new LedgerAccount(reader.GetString() ?? throw new JsonException("An account has a code."));
    }

    public override void Write(Utf8JsonWriter writer, LedgerAccount value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
