using System.Runtime.CompilerServices;
using System.Text;
using ClubBot.Language.Entities;
using ClubBot.Language.Tests.Dates;
using ClubBot.Language.Tests.Numbers;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests;

/// <summary>The page that lists what is still read wrongly, so that the next person sees it. <c>UPDATE_ERRORS=1</c> writes it anew.</summary>
public sealed class ErrorPageTests
{
    private static readonly UtteranceReader Reader = UtteranceReader.LoadEmbedded();

    [Fact]
    public async Task ErrorPage_OfEveryCorpus_TellsHowThingsStand()
    {
        var page = Write();
        if (Environment.GetEnvironmentVariable("UPDATE_ERRORS") == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "The page is not rewritten in CI.");
            await File.WriteAllTextAsync(Path(), page);
        }

        Assert.Equal((await File.ReadAllTextAsync(Path())).ReplaceLineEndings("\n"), page);
    }

    private static string Write()
    {
        var page = new StringBuilder("# What is still read wrongly\n\nBy corpus; see Corpora/README.md for where each comes from. Written by ErrorPageTests with `UPDATE_ERRORS=1`.\n");
        foreach (var name in new[] { "phone-vi.jsonl", "duckling-vi.jsonl", "chrono-vi.jsonl" })
        {
            Add(page, $"{name}, time", DateTimeCorpusTests.Run(name, text => text));
            Add(page, $"{name}, time, without tone marks", DateTimeCorpusTests.Run(name, DateTimeCorpusTests.WithoutMarks));
        }

        Add(page, "number-words-vi.tsv, with and without tone marks", NumberCorpusTests.RunWords());
        Add(page, "phone-vi.jsonl, numbers", NumberCorpusTests.Run("phone-vi.jsonl", "numeral", EntityTypes.Number));
        Add(page, "phone-vi.jsonl, money", NumberCorpusTests.Run("phone-vi.jsonl", "money", EntityTypes.Currency));
        Add(page, "duckling-vi.jsonl, numbers", NumberCorpusTests.Run("duckling-vi.jsonl", "numeral", EntityTypes.Number));
        Add(page, "duckling-vi.jsonl, ordinals", NumberCorpusTests.Run("duckling-vi.jsonl", "ordinal", EntityTypes.Ordinal));
        Add(page, "duckling-vi.jsonl, money", NumberCorpusTests.Run("duckling-vi.jsonl", "money", EntityTypes.Currency));
        var dev = Corpus.Utterances("utterances-dev.jsonl").Select(row => (row.Intent, row.Text)).ToArray();
        var more = Corpus.Table("utterances-more.tsv").Select(row => (Intent: row[0], Text: row[1])).ToArray();
        AddIntents(page, "utterances-dev.jsonl", dev);
        AddIntents(page, "utterances-more.tsv", more);
        AddIntents(page, "oos-home-assistant-vi.jsonl", Corpus.Utterances("oos-home-assistant-vi.jsonl").Select(row => (Intent: Intents.OutOfScope, row.Text)));
        return page.ToString();
    }

    private static void AddIntents(StringBuilder page, string name, IEnumerable<(string Intent, string Text)> rows)
    {
        var all = rows.ToArray();
        Add(page, $"{name}, first intent", Read(all));
        Add(page, $"{name}, first intent, without tone marks", Read([.. all.Select(row => (row.Intent, Text: VietnameseFold.Fold(row.Text)))]));
    }

    private static CorpusResult Read((string Intent, string Text)[] rows) => new(
        rows.Length,
        [.. from row in rows
            let read = Reader.Read(row.Text)
            where read.Intent != row.Intent
            select FormattableString.Invariant($"{row.Text}: wants {row.Intent}, found {read.Intent} {read.Score:0.00}{(read.IsSure ? "" : ", asks")}")]);

    private static void Add(StringBuilder page, string title, CorpusResult result)
    {
        page.Append("\n## ").Append(title).Append("\n\n").Append(result.Right).Append(" of ").Append(result.Rows).Append(" right.\n");
        foreach (var line in result.Wrong) page.Append("- ").Append(line).Append('\n');
    }

    private static string Path([CallerFilePath] string source = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(source)!, "Corpora", "errors.md");
}
