using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Dialogs.Club.Funds.Transfers;

/// <summary>What a transfer's text says about it, as a code of 16 letters and digits: whose money, what for, for what time.</summary>
/// <remarks>
/// <para>The layout, for example <c>CBFAB0007H26125H</c>:</para>
/// <list type="table">
/// <item><term>1-2</term><description><c>CB</c>, by which the code is found</description></item>
/// <item><term>3-5</term><description>three letters of the club, made from its id (<see cref="ClubLetters"/>)</description></item>
/// <item><term>6-9</term><description>the member's number in the club's register, 0001 to 9999</description></item>
/// <item><term>10</term><description>H hội phí, T trả nợ, Q góp quỹ, K khác</description></item>
/// <item><term>11-14</term><description>year and month, 2612 = December 2026; month 00 = the whole year</description></item>
/// <item><term>15-16</term><description>two check characters</description></item>
/// </list>
/// <para>
/// All characters are of Crockford's 32 (no I, L, O, U), so that a hand-written O counts as 0, I and L as 1. The check makes the whole, read
/// as a number in base 32, divisible by the prime 1021: any one wrong character and any two neighbours changed about are found for certain,
/// any other damage but for 1 in 1021. Whatever else stands in a text, before or after, with or without marks between, does not matter:
/// the length is fixed, so nothing tells where the code ends but the code itself. 16 characters leave room in a bank's note for nine more.
/// </para>
/// </remarks>
public sealed record TransferNote
{
    /// <summary>Length of a code, in characters.</summary>
    public const int Length = 16;

    /// <summary>Highest number of a member in the club's register that a code can say.</summary>
    public const int MemberNumberMax = 9_999;

    private const string Marker = "CB";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ";
    private const string PurposeLetters = "HTQK";
    private const int Modulus = 1021;

    // As far as the purpose, a text that only looks like a code is rare: a bank's own "MBVCB.1234567890" ends before.
    private const int CutLengthMin = 10;

    private TransferNote(string club, int memberNumber, TransferPurpose purpose, TransferPeriod period)
    {
        Club = club;
        MemberNumber = memberNumber;
        Purpose = purpose;
        Period = period;
    }

    /// <summary>The three letters of the club, <see cref="ClubLetters"/> of its id.</summary>
    public string Club { get; }

    /// <summary>Number of the member in the club's register, from 1.</summary>
    public int MemberNumber { get; }

    public TransferPurpose Purpose { get; }

    public TransferPeriod Period { get; }

    /// <summary>The code of 16 characters.</summary>
    public string Code => WithCheck(string.Create(
        CultureInfo.InvariantCulture,
        $"{Marker}{Club}{MemberNumber:D4}{PurposeLetters[(int)Purpose]}{Period.Year % 100:D2}{Period.Month:D2}"));

    /// <param name="clubId">Id of the club, as stored.</param>
    /// <param name="memberNumber">Number of the member in the club's register, 1 to 9999.</param>
    /// <param name="purpose">What the money is for.</param>
    /// <param name="period">What time it is for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range, or the purpose is none.</exception>
    public static TransferNote Of(string clubId, int memberNumber, TransferPurpose purpose, TransferPeriod period)
    {
        if (memberNumber is < 1 or > MemberNumberMax)
            throw new ArgumentOutOfRangeException(nameof(memberNumber), memberNumber, $"A member's number in a transfer is 1 to {MemberNumberMax}.");

        if (!Enum.IsDefined(purpose))
            throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No such purpose of a transfer.");

        if (period == default)
            throw new ArgumentException("A default period is no time.", nameof(period));

        return new TransferNote(ClubLetters(clubId), memberNumber, purpose, period);
    }

    /// <summary>Three letters that stand for a club, always the same for one id; two clubs share them with a chance of 1 in 10,648.</summary>
    /// <remarks>
    /// From the SHA-256 of the id, so that no register of clubs is needed. They only keep money apart that came to the wrong club's account, where
    /// the chance above is that it is taken for a member of that club with the same number.
    /// </remarks>
    public static string ClubLetters(string clubId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clubId);
        var value = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(clubId)));
        var count = (uint)Letters.Length;
        return string.Concat(Letters[(int)(value % count)], Letters[(int)(value / count % count)], Letters[(int)(value / count / count % count)]);
    }

    /// <summary>Looks for codes in the text of a transfer, whatever a bank or a person made of it.</summary>
    /// <remarks>Never repairs a code by guessing and never throws for what the text holds.</remarks>
    public static TransferNoteReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        var found = new List<TransferNote>();
        for (var start = 0; start + Length <= plain.Length; start++)
        {
            if (Parse(plain.Substring(start, Length)) is { } note && !found.Contains(note))
                found.Add(note);
        }

        return found switch
        {
            [var only] => new TransferNoteReading.Found(only),
            [_, ..] => new TransferNoteReading.Several(found),
            _ when HasDamagedCode(plain) => new TransferNoteReading.Damaged(),
            _ => new TransferNoteReading.None(),
        };
    }

    private static TransferNote? Parse(string code)
    {
        if (FaultsOf(code) > 0 || Remainder(code) != 0)
            return null;

        var number = int.Parse(code.AsSpan(5, 4), CultureInfo.InvariantCulture);
        var year = TransferPeriod.YearMin + int.Parse(code.AsSpan(10, 2), CultureInfo.InvariantCulture);
        var month = int.Parse(code.AsSpan(12, 2), CultureInfo.InvariantCulture);
        if (number == 0 || month > 12)
            return null;

        var period = month == 0 ? TransferPeriod.OfYear(year) : TransferPeriod.OfMonth(year, month);
        return new TransferNote(code[2..5], number, (TransferPurpose)PurposeLetters.IndexOf(code[9], StringComparison.Ordinal), period);
    }

    // Capitals and digits only, with the letters that the alphabet lacks read as the digits they look like.
    private static string Plain(string text) => string.Concat(VietQr.Fold(text).ToUpperInvariant()
        .Where(letter => letter != ' ')
        .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }));

    /// <summary>Whether a code is there of which one character is wrong, or the end is cut off or written over.</summary>
    private static bool HasDamagedCode(string plain)
    {
        for (var start = 0; start + CutLengthMin <= plain.Length; start++)
        {
            var rest = plain.AsSpan(start, Math.Min(Length, plain.Length - start));
            if (FaultsOf(rest[..CutLengthMin]) == 0 || (rest.Length == Length && FaultsOf(rest) <= 1))
                return true;
        }

        return false;
    }

    /// <summary>How many characters are none that may stand at their place.</summary>
    private static int FaultsOf(ReadOnlySpan<char> code)
    {
        var faults = 0;
        for (var place = 0; place < code.Length; place++)
        {
            var fits = place switch
            {
                < 2 => code[place] == Marker[place],
                < 5 => Letters.Contains(code[place], StringComparison.Ordinal),
                < 9 => char.IsAsciiDigit(code[place]),
                9 => PurposeLetters.Contains(code[place], StringComparison.Ordinal),
                < 14 => char.IsAsciiDigit(code[place]),
                _ => Alphabet.Contains(code[place], StringComparison.Ordinal),
            };
            faults += fits ? 0 : 1;
        }

        return faults;
    }

    private static string WithCheck(string body)
    {
        var check = (Modulus - Remainder(body + "00")) % Modulus;
        return string.Concat(body, Alphabet[check / Alphabet.Length].ToString(), Alphabet[check % Alphabet.Length].ToString());
    }

    private static int Remainder(string code) => code.Aggregate(
        0, (value, letter) => ((value * Alphabet.Length) + Alphabet.IndexOf(letter, StringComparison.Ordinal)) % Modulus);
}

/// <summary>What was found in the text of a transfer.</summary>
public abstract record TransferNoteReading
{
    private TransferNoteReading()
    {
    }

    /// <summary>Just one code, whole and right, perhaps more than once.</summary>
    public sealed record Found(TransferNote Note) : TransferNoteReading;

    /// <summary>Codes that say different things: the money is for several people or times, in shares that nobody here knows.</summary>
    public sealed record Several(IReadOnlyList<TransferNote> Notes) : TransferNoteReading;

    /// <summary>Something that was a code: its check does not fit, a character is wrong, or its end is missing.</summary>
    public sealed record Damaged : TransferNoteReading;

    /// <summary>Nothing that looks like a code.</summary>
    public sealed record None : TransferNoteReading;
}
