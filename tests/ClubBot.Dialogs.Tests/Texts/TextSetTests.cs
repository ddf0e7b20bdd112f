using System.Reflection;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Tests.Texts;

/// <summary>The catalogue and the code that says it belong together, sentence by sentence.</summary>
public sealed partial class TextSetTests
{
    private const int LengthMax = 300;

    /// <summary>Keys that no method bears: intents are data and name the keys themselves; a word that a reader of sentences looks for.</summary>
    private static readonly string[] KeysByData = ["clarify.", "ageWord"];

    /// <summary>Methods that say nothing of their own: they choose among sentences of their set, or are named by data.</summary>
    private static readonly HashSet<string> Composed = new(StringComparer.Ordinal)
    {
        "cashCount.differenceOf", "clarify.nameOf", "contact.way", "contact.ways", "decision.agreed", "gift.confirmGift", "gift.done", "health.boardDay", "health.calledOff", "health.opened", "health.placesOf", "health.queue", "health.standingOf", "loanBook.funds", "loanBook.line",
        "meetings.answerOf", "meetings.waysOrNobody", "monthCheck.apartOf", "notices.counted", "notices.why", "owed.line", "owed.nextOf", "owed.overdueOf", "owed.stateOf", "privacy.rightName", "received.partsOf", "register.fund", "register.opening", "rights.caution",
    };

    /// <summary>The one sentence that may name a password: a register that is locked with one has to be unlocked by its keeper.</summary>
    private const string MayNamePassword = "import.file.passwordProtected";

    /// <summary>A name that everybody in Viet Nam knows, though its first letter is no Vietnamese one.</summary>
    private const string Zalo = "Zalo";

    private static readonly TextCatalog Catalog = TextCatalog.Load(typeof(TextCatalog).Assembly);

    [Fact]
    public void Methods_EverySet_HaveTheirSentence() => Assert.Empty(Sets().SelectMany(set => WithoutSentence(set, Catalog.Sentences.Keys)));

    [Fact]
    public void Keys_OfTheCatalogue_HaveTheirMethod() => Assert.Empty(WithoutMethod(Sets(), Catalog.Sentences.Keys));

    [Fact]
    public void Composed_EveryException_IsStillNeeded() =>
        Assert.Equal(Composed.Order(StringComparer.Ordinal), Sets().SelectMany(KeysOf).Where(key => !Catalog.Sentences.ContainsKey(key)).Order(StringComparer.Ordinal));

    [Fact]
    public void Methods_ASentenceIsMissing_IsFound() =>
        Assert.Equal(["twin.missing"], WithoutSentence(typeof(TwinTexts), ["twin.here", "twin.forgotten"]));

    [Fact]
    public void Keys_AMethodIsMissing_IsFound() =>
        Assert.Equal(["twin.forgotten", "orphan.key"], WithoutMethod([typeof(TwinTexts)], ["twin.here", "twin.forgotten", "twin.missing", "orphan.key"]));

    [Fact]
    public void Sentences_OfTheCatalogue_ObeyTheRules() => Assert.Empty(Catalog.Sentences.SelectMany(entry => Problems(entry.Key, entry.Value)));

    [Theory]
    [InlineData("Bà bấm button này ạ.")]
    [InlineData("Phiên làm việc đã hết.")]
    [InlineData("Chào bà 😀")]
    [InlineData("Bà gõ mật khẩu giúp cháu.")]
    [InlineData("Bà đọc mã OTP nhé.")]
    public void Sentences_ABadOne_IsFound(string sentence) => Assert.NotEmpty(Problems("twin.here", sentence));

    [Fact]
    public void Sentences_ALongOne_IsFound() => Assert.Single(Problems("twin.here", new string('a', LengthMax + 1)));

    private static IEnumerable<Type> Sets() =>
        typeof(TextSet).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TextSet)) && !type.IsAbstract);

    /// <summary>Keys that a set's methods ask for and the catalogue lacks.</summary>
    private static IEnumerable<string> WithoutSentence(Type set, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet(StringComparer.Ordinal);
        return KeysOf(set).Where(key => !known.Contains(key) && !Composed.Contains(key));
    }

    /// <summary>Keys of the catalogue that no set's method asks for.</summary>
    private static IEnumerable<string> WithoutMethod(IEnumerable<Type> sets, IEnumerable<string> keys)
    {
        var said = sets.SelectMany(KeysOf).ToHashSet(StringComparer.Ordinal);
        return keys.Where(key => !said.Contains(key) && !KeysByData.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> KeysOf(Type set)
    {
        var prefix = PrefixOf(set);
        return set.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && (method.ReturnType == typeof(string) || method.ReturnType == typeof(ImportReason)))
            .Select(method => TextSet.KeyOf(prefix, method.Name))
            .Distinct(StringComparer.Ordinal);
    }

    private static string PrefixOf(Type set)
    {
        var services = new ServiceCollection().AddSingleton(Catalog).BuildServiceProvider();
        return ((TextSet)ActivatorUtilities.CreateInstance(services, set)).Prefix;
    }

    private static IEnumerable<string> Problems(string key, string sentence)
    {
        if (sentence.Length > LengthMax)
        {
            yield return $"{key}: {sentence.Length} characters";
        }

        if (EnglishWord().Match(Gap().Replace(sentence, "").Replace(Zalo, "", StringComparison.Ordinal)) is { Success: true } english)
        {
            yield return $"{key}: {english.Value}";
        }

        if (key != MayNamePassword && Forbidden().Match(sentence) is { Success: true } forbidden)
        {
            yield return $"{key}: {forbidden.Value}";
        }
    }

    /// <summary>Words with letters, or runs of letters, that Vietnamese does not have.</summary>
    [GeneratedRegex(@"\b\p{L}*[fjwz]\p{L}*\b|\b(button|click|menu|chat|bot|login|link|email|online|update|error|ok|code|data|session|user|app)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\bphiên\b|mật khẩu|\bOTP\b|[\p{Cs}\u2600-\u27BF]", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Gap();

    private sealed class TwinTexts(TextCatalog catalog) : TextSet(catalog, "twin")
    {
        public string Here() => Label();

        public string Missing() => Label();
    }
}
