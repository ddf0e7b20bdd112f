using Xunit.Abstractions;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Utterances;

public sealed class UtteranceReaderTests(ITestOutputHelper output)
{
    private static readonly UtteranceReader Reader = UtteranceReader.LoadEmbedded();

    [Fact]
    public void Read_DevelopmentRows_FirstChoiceIsRightInNineOfTen()
    {
        var rows = Corpus.Utterances("utterances-dev.jsonl");
        var wrong = rows.Where(row => Reader.Read(row.Text).Intent != row.Intent).ToArray();
        foreach (var row in wrong) output.WriteLine($"{row.Line} {row.Text}: {row.Intent} <- {Describe(row.Text)}");
        output.WriteLine($"{rows.Count - wrong.Length} of {rows.Count}");
        Assert.True(wrong.Length <= rows.Count / 10, $"{wrong.Length} of {rows.Count} wrong");
    }

    [Fact]
    public void Read_DevelopmentRowsWithoutMarks_FirstChoiceIsRightInNineOfTen()
    {
        var rows = Corpus.Utterances("utterances-dev.jsonl");
        var wrong = rows.Where(row => Reader.Read(VietnameseFold.Fold(row.Text)).Intent != row.Intent).ToArray();
        foreach (var row in wrong) output.WriteLine($"{row.Line} {row.Text}: {row.Intent} <- {Describe(VietnameseFold.Fold(row.Text))}");
        output.WriteLine($"{rows.Count - wrong.Length} of {rows.Count}");
        Assert.True(wrong.Length <= rows.Count / 10, $"{wrong.Length} of {rows.Count} wrong");
    }

    [Fact]
    public void Read_DevelopmentRows_EveryEmergencyAndNoOther()
    {
        var rows = Corpus.Utterances("utterances-dev.jsonl");
        Assert.Empty(rows.Where(row => Reader.Read(row.Text).IsEmergency != (row.Intent == Intents.Emergency)).Select(row => row.Text));
        Assert.Empty(rows.Where(row => Reader.Read(VietnameseFold.Fold(row.Text)).IsEmergency != (row.Intent == Intents.Emergency)).Select(row => row.Text));
    }

    [Fact]
    public void Read_SmartHomeSentences_StartAlmostNoClubAction()
    {
        var rows = Corpus.Utterances("oos-home-assistant-vi.jsonl");
        var started = rows.Where(row => Reader.Read(row.Text) is { IsSure: true } or { IsEmergency: true }).ToArray();
        foreach (var row in started) output.WriteLine($"{row.Line} {row.Text}: {Describe(row.Text)}");
        output.WriteLine($"{started.Length} of {rows.Count}");
        Assert.True(started.Length <= rows.Count / 50, $"{started.Length} of {rows.Count} started something");
    }

    private static string Describe(string text)
    {
        var read = Reader.Read(text);
        return $"{read.Intent} {read.Score:0.00}; {string.Join(", ", read.RunnersUp.Select(next => $"{next.Intent} {next.Score:0.00}"))}";
    }
}
