using System.Reflection;
using ClubBot.Cli;
using ClubBot.Cli.Cards;
using ClubBot.Cli.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Tests.Cli;

public sealed class CliTextsTests
{
    private static readonly TextCatalog Texts = TextCatalog.Load(typeof(CommandLineApp).Assembly);

    [Theory]
    [InlineData(typeof(ImportTableTexts), "cli.import")]
    [InlineData(typeof(StatementTableTexts), "cli.statement")]
    [InlineData(typeof(CardTexts), "cli.card")]
    public void Texts_MethodsAndKeys_MatchBothWays(Type texts, string prefix) => Assert.Equal(
        Texts.Sentences.Keys.Where(key => key.StartsWith(prefix + ".", StringComparison.Ordinal)).Order(),
        Methods(texts).Select(method => TextSet.KeyOf(prefix, method.Name)).Order());

    [Theory]
    [InlineData(typeof(ImportTableTexts))]
    [InlineData(typeof(StatementTableTexts))]
    [InlineData(typeof(CardTexts))]
    public void Texts_EverySentence_HasItsGapsFilled(Type texts)
    {
        var set = Activator.CreateInstance(texts, Texts);
        Assert.All(Methods(texts), method =>
        {
            object?[] values = [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "gì đó" : (object)7)];
            var said = method.Invoke(set, values);
            Assert.DoesNotContain('{', said is string[] many ? string.Concat(many) : (string)said!);
        });
    }

    [Fact]
    public void Headings_OfTheTable_AreOnePerColumn() => Assert.Equal(6, new ImportTableTexts(Texts).Headings().Length);

    [Fact]
    public void Headings_OfTheStatement_AreOnePerColumn() => Assert.Equal(6, new StatementTableTexts(Texts).Headings().Length);

    private static MethodInfo[] Methods(Type texts) => texts.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}
