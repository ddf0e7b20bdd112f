using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Transfers;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers;

public sealed class TransferNoteTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly TransferNote Dues = TransferNote.Of("nui-bang", 7, TransferPurpose.Dues, TransferPeriod.OfMonth(2026, 12));

    [Fact]
    public void Code_OfKnownNotes_NeverChanges()
    {
        // Cards with these codes hang on people's walls.
        Assert.Equal("CBFAB0007H26125H", Dues.Code);
        Assert.Equal("CBFAB9999K9900T8", TransferNote.Of("nui-bang", 9_999, TransferPurpose.Other, TransferPeriod.OfYear(2099)).Code);
    }

    [Fact]
    public void Code_OfRandomNotes_FitsABanksNoteAndIsReadBack()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var note = BankTexts.Note(random, $"club-{round}");
            Assert.Equal(TransferNote.Length, note.Code.Length);
            Assert.Equal(note.Code, VietQr.Fold(note.Code));
            Assert.Equal(new TransferNoteReading.Found(note), TransferNote.Read(note.Code));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Read_CodeCarriedByAnyBank_IsFound(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 10_000; round++)
        {
            var note = BankTexts.Note(random);
            var text = BankTexts.Carried(random, note.Code);
            Assert.True(TransferNote.Read(text) == new TransferNoteReading.Found(note), $"{note.Code} in '{text}'");
        }
    }

    [Fact]
    public void Read_OneWrongCharacter_IsNeverAnotherNote()
    {
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            var code = BankTexts.Note(random).Code;
            for (var place = 0; place < code.Length; place++)
            {
                foreach (var wrong in Alphabet.Where(letter => Seen(letter) != Seen(code[place])))
                {
                    var text = code[..place] + wrong + code[(place + 1)..];
                    Assert.True(TransferNote.Read(text) is TransferNoteReading.Damaged, text);
                }
            }
        }
    }

    [Fact]
    public void Read_OneWrongCharacterAndWhatBanksDo_IsNeverAnotherNote()
    {
        var random = new Random(10);
        for (var round = 0; round < 20_000; round++)
        {
            var code = BankTexts.Note(random).Code;
            var place = random.Next(code.Length);
            var wrong = Alphabet[random.Next(Alphabet.Length)];
            if (Seen(wrong) == Seen(code[place]))
                continue;

            var text = BankTexts.Carried(random, code[..place] + wrong + code[(place + 1)..]);
            Assert.False(TransferNote.Read(text) is TransferNoteReading.Found or TransferNoteReading.Several, $"{code} in '{text}'");
        }
    }

    [Fact]
    public void Read_CharacterLostOrDoubled_IsAnotherNoteAboutOnceInAThousand()
    {
        var random = new Random(11);
        var wrong = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var note = BankTexts.Note(random);
            var place = random.Next(note.Code.Length);
            var text = note.Code[..place] + (random.Next(2) == 0 ? "" : new string(note.Code[place], 2)) + note.Code[(place + 1)..];
            if (TransferNote.Read(text + " FT26340123456789") is TransferNoteReading.Found found && found.Note != note)
                wrong++;
        }

        Assert.InRange(wrong, 0, 75);
    }

    [Fact]
    public void Read_NeighboursChangedAbout_IsNeverAnotherNote()
    {
        var random = new Random(6);
        for (var round = 0; round < 5_000; round++)
        {
            var code = BankTexts.Note(random).Code;
            var place = random.Next(code.Length - 1);
            if (code[place] == code[place + 1])
                continue;

            var text = code[..place] + code[place + 1] + code[place] + code[(place + 2)..];
            Assert.False(TransferNote.Read(text) is TransferNoteReading.Found or TransferNoteReading.Several, text);
        }
    }

    [Fact]
    public void Read_EndCutOff_IsNeverFoundAndDamagedFromTheTenthCharacter()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var code = BankTexts.Note(random).Code;
            for (var length = 0; length < code.Length; length++)
            {
                TransferNoteReading expected = length < 10 ? new TransferNoteReading.None() : new TransferNoteReading.Damaged();
                Assert.Equal(expected, TransferNote.Read("Sau nop " + code[..length]));
            }
        }
    }

    [Fact]
    public void Read_CutAndThenBankText_IsAnotherNoteAboutOnceInAThousand()
    {
        var random = new Random(8);
        var wrong = 0;
        for (var round = 0; round < 50_000; round++)
        {
            // Where the bank's digits happen to be those that were lost, the note is the right one.
            var note = BankTexts.Note(random);
            var digits = random.NextInt64(1_000_000, 10_000_000_000).ToString(CultureInfo.InvariantCulture);
            var reading = TransferNote.Read(note.Code[..random.Next(10, TransferNote.Length)] + digits);
            if (reading is TransferNoteReading.Several || (reading is TransferNoteReading.Found found && found.Note != note))
                wrong++;
        }

        Assert.InRange(wrong, 0, 75);
    }

    [Fact]
    public void Read_TextsWithoutCode_FindNone()
    {
        string[] texts =
        [
            "", "   ", "MBVCB.3278907687.588912.NONG THI SAU chuyen tien.CT tu 0881000458086", "CB", "CLB Nui Bang", "Đóng hội phí tháng 12 cho bà Sáu",
            "CB0007", "🌸", "\uD83C", new string('C', 2_000), string.Concat(Enumerable.Repeat("CB", 1_000)), "CB 0123456789012345678901234567890",
        ];

        Assert.All(texts, text => Assert.Equal(new TransferNoteReading.None(), TransferNote.Read(text)));
    }

    [Fact]
    public void Read_RandomTexts_NeverThrowsAndNeverFinds()
    {
        var random = new Random(9);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(120)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0x250) : Alphabet[random.Next(36)])]);
            Assert.False(TransferNote.Read(text) is TransferNoteReading.Found or TransferNoteReading.Several, text);
        }
    }

    [Fact]
    public void Read_SameCodeTwice_IsOne() => Assert.Equal(new TransferNoteReading.Found(Dues), TransferNote.Read($"{Dues.Code} {Dues.Code}"));

    [Fact]
    public void Read_TwoCodes_AreSeveral()
    {
        var other = TransferNote.Of("nui-bang", 8, TransferPurpose.Dues, TransferPeriod.OfMonth(2026, 12));

        var several = Assert.IsType<TransferNoteReading.Several>(TransferNote.Read($"{Dues.Code}{other.Code}"));
        Assert.Equal([Dues, other], several.Notes);
    }

    [Fact]
    public void ClubLetters_OfManyClubs_AreThreeLettersAndSpread()
    {
        var letters = Enumerable.Range(0, 10_000).Select(number => TransferNote.ClubLetters($"club-{number}")).ToList();

        Assert.All(letters, each => Assert.Matches("^[ABCDEFGHJKMNPQRSTVWXYZ]{3}$", each));
        Assert.InRange(letters.Distinct().Count(), 6_300, 6_700); // 10,648 * (1 - e^(-10,000/10,648)) = 6,484
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void Of_NumberThatDoesNotFit_IsRefused(int number) => Assert.Throws<ArgumentOutOfRangeException>(
        () => TransferNote.Of("nui-bang", number, TransferPurpose.Dues, TransferPeriod.OfYear(2026)));

    [Theory]
    [InlineData(1999, 1)]
    [InlineData(2100, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void Period_ThatIsNone_IsRefused(int year, int month) => Assert.Throws<ArgumentOutOfRangeException>(() => TransferPeriod.OfMonth(year, month));

    [Fact]
    public void Of_DefaultPeriod_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TransferNote.Of("nui-bang", 1, TransferPurpose.Dues, default));

    private static char Seen(char letter) => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
}
