using System.Reflection;
using System.Text.Json;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Tests.Club.Import;

public sealed class ImportTextsTests
{
    [Theory]
    [InlineData(typeof(SpreadsheetTexts), "import.file")]
    [InlineData(typeof(RosterTexts), "import.roster")]
    [InlineData(typeof(LoanTexts), "import.loans")]
    [InlineData(typeof(FundTexts), "import.funds")]
    [InlineData(typeof(StatementTexts), "funds.statement")]
    public void Texts_MethodsAndKeys_MatchBothWays(Type texts, string prefix) => Assert.Equal(
        ClubRegisters.Texts.Sentences.Keys.Where(key => key.StartsWith(prefix + ".", StringComparison.Ordinal)).Order(),
        Methods(texts).Select(method => TextSet.KeyOf(prefix, method.Name)).Order());

    [Theory]
    [InlineData(typeof(SpreadsheetTexts))]
    [InlineData(typeof(RosterTexts))]
    [InlineData(typeof(LoanTexts))]
    [InlineData(typeof(FundTexts))]
    [InlineData(typeof(StatementTexts))]
    public void Texts_EverySentence_HasItsGapsFilled(Type texts)
    {
        var set = Activator.CreateInstance(texts, ClubRegisters.Texts);

        Assert.All(Methods(texts), method =>
        {
            var values = method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(string) ? "gì đó" : Activator.CreateInstance(parameter.ParameterType));
            var reason = (ImportReason)method.Invoke(set, [.. values])!;
            Assert.DoesNotContain('{', reason.Sentence);
            Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(method.Name), reason.Code);
        });
    }

    [Fact]
    public void Report_AsJson_ShowsVietnameseUnescaped()
    {
        var report = ImportReport.Of(ClubRegisters.ReadRoster("song-hau"), null, false, member => (member.Id, member.FullName));
        var json = JsonSerializer.Serialize(report, ImportJson.Printed.ImportReport);

        Assert.Contains("\"name\":\"Kim Thị Bích Nhung\"", json, StringComparison.Ordinal);
        Assert.Contains("\"row\":79,\"column\":\"C\",\"heading\":\"Nam\",\"read\":\"19499\"", json, StringComparison.Ordinal);
        Assert.Equal((65, 3), (report.Taken.Count, report.Refused.Count));
    }

    private static MethodInfo[] Methods(Type texts) => texts.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}
