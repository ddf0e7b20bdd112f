using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>The chain that makes a change of an old entry visible: each entry's seal covers all its fields and the seal before it.</summary>
/// <remarks>
/// SHA-256 over the fields in the order below, each as UTF-8 with its length in front, so that no two entries read the same; Base64. The form
/// stands on disk in every later seal: a field that is added to entries goes behind the others, and only where it has a value.
/// </remarks>
internal static class LedgerSeal
{
    /// <summary>What the first entry of a club is chained to.</summary>
    public static string First(string clubId) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(clubId)));

    /// <summary>The seal of an entry; what it holds as its own seal does not count.</summary>
    public static string Of(LedgerEntry entry, string before) => Of(entry, before, new ArrayBufferWriter<byte>(512));

    /// <summary>The same with a buffer that is used again and again.</summary>
    public static string Of(LedgerEntry entry, string before, ArrayBufferWriter<byte> fields)
    {
        fields.ResetWrittenCount();
        Add(fields, before);
        Add(fields, entry.Number);
        Add(fields, entry.Kind.ToString());
        Add(fields, entry.Date.DayNumber);
        Add(fields, entry.DocumentNumber);
        Add(fields, entry.Description);
        Add(fields, entry.EnteredBy);
        Add(fields, entry.EnteredAt.UtcTicks);
        Add(fields, entry.BookPlace);
        Add(fields, entry.MemberId);
        Add(fields, entry.Reverses ?? 0);
        Add(fields, entry.Lines.Count);
        foreach (var line in entry.Lines)
        {
            Add(fields, line.Account.Code);
            Add(fields, line.Debit.Amount);
            Add(fields, line.Credit.Amount);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(fields.WrittenSpan, hash);
        return Convert.ToBase64String(hash);
    }

    private static void Add(ArrayBufferWriter<byte> fields, string? text)
    {
        // No text at all and an empty one are not the same.
        var length = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
        AddNumber(fields, length, (byte)':');
        if (length > 0)
        {
            Encoding.UTF8.GetBytes(text, fields.GetSpan(length));
            fields.Advance(length);
        }
    }

    private static void Add(ArrayBufferWriter<byte> fields, long number) => AddNumber(fields, number, (byte)';');

    private static void AddNumber(ArrayBufferWriter<byte> fields, long number, byte end)
    {
        const int DigitsMax = 20;
        var span = fields.GetSpan(DigitsMax + 1);
        number.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        span[written] = end;
        fields.Advance(written + 1);
    }
}
