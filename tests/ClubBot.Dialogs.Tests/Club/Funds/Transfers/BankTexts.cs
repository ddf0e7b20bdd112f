using ClubBot.Dialogs.Club.Funds.Transfers;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers;

/// <summary>Random codes, and what banks and people make of them on the way.</summary>
internal static class BankTexts
{
    private static readonly string[] Before =
    [
        "", "", "MBVCB.3278907687.588912.", "MBVCB.123456.CB0007 ", "IBFT ", "CT DEN:634012345678 ", "QR - ", "Nông Thị Sáu chuyển tiền ", "NONG THI SAU chuyen khoan-",
        "CLB ", "BANKAPINOUT", "VCB;0881000458086;", "TKThe :0881000458086, tai VCB. ", "Dong hoi phi ", "CB ", "CBCB", "nop cho me ", "0", "ND:", "CBKHT",
    ];

    private static readonly string[] After =
    [
        "", "", " FT26340123456789", ".CT tu 0881000458086 NONG VAN NAM toi 257678859", "-051226-08:15:30 123456", "; tai MB", " GD 123456-120526", " hoi phi thang 12", "CB", "CB0007",
        "/", "0123456789", "MBVCB", " cảm ơn câu lạc bộ", "...", "KHT0007H",
    ];

    private static readonly string[] Marks = ["", " ", ".", "-", "/", "_", ",", "\n", "  ", ":", "|"];

    public static TransferNote Note(Random random, string club = "nui-bang") => TransferNote.Of(
        club,
        random.Next(1, TransferNote.MemberNumberMax + 1),
        (TransferPurpose)random.Next(4),
        random.Next(8) == 0 ? TransferPeriod.OfYear(random.Next(2000, 2100)) : TransferPeriod.OfMonth(random.Next(2000, 2100), random.Next(1, 13)));

    /// <summary>What may happen to a text on its way without a letter of the code being lost.</summary>
    public static string Carried(Random random, string code)
    {
        var text = code;
        if (random.Next(3) == 0)
            text = WithMarks(random, text);

        if (random.Next(4) == 0)
            text = string.Concat(text.Select(letter => letter switch { '0' => "O0"[random.Next(2)], '1' => "1IL"[random.Next(3)], _ => letter }));

        text = Before[random.Next(Before.Length)] + text + After[random.Next(After.Length)];
        return random.Next(5) switch
        {
            0 => text.ToUpperInvariant(),
            1 => text.ToLowerInvariant(),
            2 => VietQr.Fold(text),
            3 => string.Concat(text.Where(char.IsLetterOrDigit)),
            _ => string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) ? letter.ToString() : Marks[random.Next(Marks.Length)])),
        };
    }

    /// <summary>Marks or line ends between the characters, as where a long text is wrapped.</summary>
    private static string WithMarks(Random random, string code) =>
        string.Concat(code.Select(letter => random.Next(4) == 0 ? letter + Marks[random.Next(Marks.Length)] : letter.ToString()));
}
