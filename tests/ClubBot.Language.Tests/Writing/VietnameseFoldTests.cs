using System.Text;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Writing;

public sealed class VietnameseFoldTests
{
    private const string Letters = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵăâêôơưđ";

    [Theory]
    [InlineData("Hội phí", "hoi phi")]
    [InlineData("  ĐƯỜNG   huyết:\t7,2!", "duong huyet 7 2")]
    [InlineData("", "")]
    [InlineData("👵🏽 ...", "")]
    [InlineData("bà\ud83d", "ba")]
    [InlineData("សួស្តី", "សួស្តី")]
    [InlineData("Привет", "привет")]
    public void Fold_AnyText_IsPlainLowerCase(string text, string folded) => Assert.Equal(folded, VietnameseFold.Fold(text));

    [Fact]
    public void Fold_EveryLetter_LosesItsMarks()
    {
        Assert.Equal(67, Letters.Length);
        Assert.All(Letters + Letters.ToUpperInvariant(), letter => Assert.InRange(VietnameseFold.Fold(letter.ToString())[0], 'a', 'z'));
    }

    [Fact]
    public void Compose_EveryDecomposedLetter_IsTheLetter()
    {
        // Form D needs ICU; where the runtime has none, it gives the text back and this test is about nothing.
        Assert.All(Letters + Letters.ToUpperInvariant(), letter =>
        {
            var decomposed = letter.ToString().Normalize(NormalizationForm.FormD);
            Assert.Equal(letter.ToString(), VietnameseFold.Compose(decomposed));
            Assert.Equal(VietnameseFold.Fold(letter.ToString()), VietnameseFold.Fold(decomposed));
        });
    }

    [Theory]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("o\u0302\u0323", "ộ")]
    [InlineData("Nông Thi\u0323 Sa\u0301u", "Nông Thị Sáu")]
    [InlineData("n\u0303", "n\u0303")]
    [InlineData("\u0301", "\u0301")]
    public void Compose_MarksInAnyOrder_AreOneLetter(string text, string composed) => Assert.Equal(composed, VietnameseFold.Compose(text));

    [Fact]
    public void EnsureSupported_ThisMachine_Passes() => VietnameseFold.EnsureSupported();
}
