using System.Globalization;
using System.Text;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>The text inside a VietQR code, which every bank's application in Viet Nam reads as a transfer that is filled in.</summary>
/// <remarks>
/// EMVCo merchant-presented mode as NAPAS uses it: Technical Specifications on NAPAS QR Switching, part IV, QR code format, version 1.5.2 of
/// January 2021 (fields 38, 53, 54, 58, 62-08, 63). Of that paper only its table of contents was at hand; that an account number has at most 19 and
/// field 62-08 at most 25 characters is what libraries say that follow it (github.com/giautm/emvqr-go), the 13 of field 54 are EMVCo's. The
/// whole is held against the npm package vietnam-qr-pay.
/// </remarks>
public static class VietQr
{
    /// <summary>Longest note (field 62-08), in characters.</summary>
    public const int NoteLengthMax = 25;

    /// <summary>Largest amount (field 54), 13 digits.</summary>
    public const long AmountMax = 9_999_999_999_999;

    private const string SchemeId = "A000000727";
    private const string TransferToAccount = "QRIBFTTA";
    private const string CurrencyDong = "704";
    private const string Country = "VN";

    /// <summary>The text of the code.</summary>
    /// <param name="account">Who receives the money.</param>
    /// <param name="amount">What is asked for; null leaves it to the payer.</param>
    /// <param name="note">What the payer's application fills in as the transfer's text, folded by <see cref="Fold"/>; may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="AmountMax"/> đồng.</exception>
    /// <exception cref="ArgumentException">The folded note is longer than <see cref="NoteLengthMax"/>: it is never cut, since a cut code is none.</exception>
    public static string Payload(TransferAccount account, Dong? amount, string note)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (amount is { Amount: <= 0 or > AmountMax })
            throw new ArgumentOutOfRangeException(nameof(amount), amount.Value.Amount, $"A transfer is of 1 to {AmountMax} dong, or leaves the amount open.");

        var folded = Fold(note);
        if (folded.Length > NoteLengthMax)
        {
            throw new ArgumentException(
                $"A note has at most {NoteLengthMax} letters, digits and spaces; this one has {folded.Length}. Shorten it: it is not cut.", nameof(note));
        }

        var bank = Field("00", account.BankBin) + Field("01", account.Number);
        var text = Field("00", "01")
            + Field("01", amount is null ? "11" : "12")
            + Field("38", Field("00", SchemeId) + Field("01", bank) + Field("02", TransferToAccount))
            + Field("53", CurrencyDong)
            + (amount is { } asked ? Field("54", asked.Amount.ToString(CultureInfo.InvariantCulture)) : "")
            + Field("58", Country)
            + (folded.Length > 0 ? Field("62", Field("08", folded)) : "")
            + "6304";
        return text + Crc(text).ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>The note as banks carry it: letters without marks, digits and single spaces; all else becomes a space.</summary>
    public static string Fold(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var plain = new StringBuilder(note.Length);
        foreach (var letter in VietnameseFold.Compose(note))
        {
            // Folded letter by letter, so that capitals stay what they are.
            var folded = VietnameseFold.Fold(letter.ToString());
            var ascii = folded.Length == 1 && char.IsAsciiLetterOrDigit(folded[0]) ? folded[0] : ' ';
            plain.Append(char.IsUpper(letter) ? char.ToUpperInvariant(ascii) : ascii);
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected, nothing added at the end; 0x29B1 for "123456789".</summary>
    internal static ushort Crc(string text)
    {
        var crc = 0xFFFF;
        foreach (var unit in Encoding.ASCII.GetBytes(text))
        {
            crc ^= unit << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) == 0 ? (crc << 1) & 0xFFFF : ((crc << 1) ^ 0x1021) & 0xFFFF;
        }

        return (ushort)crc;
    }

    // No field reaches 100 characters: the longest, 38, has at most 4 + 10 + 4 + (10 + 4 + 19) + 4 + 8 = 63.
    private static string Field(string id, string value) => string.Create(CultureInfo.InvariantCulture, $"{id}{value.Length:D2}{value}");
}
