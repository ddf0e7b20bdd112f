using System.Reflection;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Texts;
using ClubBot.Dialogs.Tests.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Tests.Texts;

/// <summary>The catalogue and the code that says it belong together, sentence by sentence.</summary>
public sealed partial class TextSetTests
{
    private const int LengthMax = 300;

    /// <summary>Keys that no method bears: intents are data, and their names are the keys.</summary>
    private static readonly string[] KeysByData = ["clarify."];

    private static readonly TextCatalog Catalog = TextCatalog.Load(typeof(TextCatalog).Assembly);

    [Fact]
    public void Methods_EverySet_HaveTheirSentence() => Assert.Empty(Sets().SelectMany(set => WithoutSentence(set, Catalog.Sentences.Keys)));

    [Fact]
    public void Keys_OfTheCatalogue_HaveTheirMethod() => Assert.Empty(WithoutMethod(Sets(), Catalog.Sentences.Keys));

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
        return KeysOf(set).Where(key => !known.Contains(key) && !IsComposed(set, key));
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
            .Where(method => !method.IsSpecialName && method.ReturnType == typeof(string))
            .Select(method => TextSet.KeyOf(prefix, method.Name))
            .Distinct(StringComparer.Ordinal);
    }

    private static bool IsComposed(Type set, string key) => false;

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

        if (EnglishWord().Match(Gap().Replace(sentence, "")) is { Success: true } english)
        {
            yield return $"{key}: {english.Value}";
        }

        if (Forbidden().Match(sentence) is { Success: true } forbidden)
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
