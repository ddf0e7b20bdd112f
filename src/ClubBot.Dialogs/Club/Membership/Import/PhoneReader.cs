using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;
using PhoneNumbers;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Reads a phone number in the spellings of registers and brings it to national form.</summary>
internal sealed partial class PhoneReader(RosterTexts texts)
{
    private const string Column = "Phone";

    /// <summary>Mobile prefixes of eleven-digit numbers and what they became.</summary>
    /// <remarks>Source: Ministry of Information and Communications, plan 798/QĐ-BTTTT of 29/5/2018, in force since 15/9/2018.</remarks>
    private static readonly Dictionary<string, string> NewPrefixes = new(StringComparer.Ordinal)
    {
        ["0120"] = "070",
        ["0121"] = "079",
        ["0122"] = "077",
        ["0126"] = "076",
        ["0128"] = "078",
        ["0123"] = "083",
        ["0124"] = "084",
        ["0125"] = "085",
        ["0127"] = "081",
        ["0129"] = "082",
        ["0162"] = "032",
        ["0163"] = "033",
        ["0164"] = "034",
        ["0165"] = "035",
        ["0166"] = "036",
        ["0167"] = "037",
        ["0168"] = "038",
        ["0169"] = "039",
        ["0186"] = "056",
        ["0188"] = "058",
        ["0199"] = "059",
    };

    private readonly PhoneNumberUtil numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The number in national form and whose it is when not the member's own; nothing for an empty cell.</summary>
    /// <remarks>A number that cannot be one refuses the row.</remarks>
    public (string? Phone, string? Owner) Read(RowNotes row)
    {
        var cell = row[Column];
        if (cell.IsEmpty)
            return default;

        var text = cell.Number is { } number ? number.ToString("F0", CultureInfo.InvariantCulture) : cell.Text;
        var owner = Owner().Match(text) is { Success: true } found ? RegisterText.Tidy(found.Groups["owner"].Value) : null;
        var candidates = Separator().Split(Owner().Replace(text, " ")).Where(part => part.Any(char.IsDigit)).ToList();
        var read = candidates.Select(National).FirstOrDefault(candidate => candidate.Phone is not null);
        if (read.Phone is null)
        {
            row.Refuse(Column, texts.PhoneBroken());
            return default;
        }

        if (candidates.Count > 1)
            row.Correct(Column, read.Phone, texts.PhoneSeveral());
        if (read.Reason is not null)
            row.Correct(Column, read.Phone, read.Reason);
        if (owner is not null)
            row.Correct(Column, read.Phone, texts.PhoneOwner(owner));

        return (read.Phone, owner);
    }

    private (string? Phone, ImportReason? Reason) National(string text)
    {
        var digits = Punctuation().Replace(text, "");
        var (national, reason) = digits switch
        {
            ['+', '8', '4', .. var rest] => ('0' + rest.TrimStart('0'), texts.PhoneCountryCode()),
            ['0', '0', '8', '4', .. var rest] => ('0' + rest.TrimStart('0'), texts.PhoneCountryCode()),
            ['8', '4', .. { Length: 9 or 10 } rest] => ('0' + rest.TrimStart('0'), texts.PhoneCountryCode()),
            ['0', ..] => (digits, null),
            _ => ('0' + digits, texts.PhoneFirstZero()),
        };
        if (national.Length == 11 && NewPrefixes.TryGetValue(national[..4], out var prefix))
            (national, reason) = (prefix + national[4..], texts.PhoneOldPrefix());

        return IsNumber(national) ? (national, reason) : default;
    }

    private bool IsNumber(string national) =>
        national.Length is 10 or 11
        && national.All(char.IsAsciiDigit)
        && numbers.IsValidNumber(numbers.Parse(national, "VN"));

    // Words in brackets, or words apart from the digits: "(con gái)", "con gái: 0912…". A letter that touches a digit is a slip.
    [GeneratedRegex(@"\((?<owner>[^()\d]+)\)|(?<![\p{L}\d])(?<owner>\p{L}[\p{L}\p{M} ]*)(?![\p{L}\d])\s*:?", RegexOptions.ExplicitCapture)]
    private static partial Regex Owner();

    [GeneratedRegex(@"[/;,\n]|\s-\s")]
    private static partial Regex Separator();

    [GeneratedRegex(@"[\s.\-–()]")]
    private static partial Regex Punctuation();
}
