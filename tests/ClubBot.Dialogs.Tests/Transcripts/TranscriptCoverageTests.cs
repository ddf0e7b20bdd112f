using ClubBot.Kernel.Dialogs;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>Every dialog of the product has transcripts of every kind.</summary>
public sealed class TranscriptCoverageTests
{
    [Fact]
    public async Task Dialogs_Registered_HaveTranscriptsOfEveryKind() => Assert.Empty(Missing(await RegisteredAsync(), Covered()));

    [Fact]
    public async Task Covers_EveryLine_NamesARegisteredDialog() =>
        Assert.Empty(Covered().Select(cover => cover.Dialog).Distinct(StringComparer.Ordinal).Except(await RegisteredAsync(), StringComparer.Ordinal));

    [Fact]
    public async Task Impossible_EveryException_IsARegisteredDialogThatIsNotCoveredAfterAll()
    {
        Assert.Empty(TranscriptCover.Impossible.Keys.Select(cover => cover.Dialog).Except(await RegisteredAsync(), StringComparer.Ordinal));
        Assert.Empty(TranscriptCover.Impossible.Keys.Intersect(Covered()));
    }

    [Fact]
    public void Missing_DialogWithoutANo_IsFound() =>
        Assert.Equal(
            ["dues.pay: No"],
            Missing(["dues.pay"], TranscriptCover.Of("covers: dues.pay happy path, nonsense, without tone marks\ncovers: dues.pay long pause, second person")));

    [Fact]
    public void Covers_UnknownKind_IsRefused() => Assert.Throws<FormatException>(() => TranscriptCover.Of("covers: dues.pay yes").ToList());

    [Fact]
    public void Evidence_PromiseOfAPauseThatNeverWas_IsNotBorne()
    {
        var evidence = new TranscriptEvidence();
        evidence.Open([["dues.pay"]]);
        Assert.True(evidence.Bears(new TranscriptCover("dues.pay", TranscriptKind.No)));
        Assert.False(evidence.Bears(new TranscriptCover("dues.pay", TranscriptKind.LongPause)));
        Assert.False(evidence.Bears(new TranscriptCover("dues.pay", TranscriptKind.SecondPerson)));
        Assert.False(evidence.Bears(new TranscriptCover("dues.pay", TranscriptKind.WithoutToneMarks)));
    }

    private static IEnumerable<string> Missing(IReadOnlyList<string> dialogs, IEnumerable<TranscriptCover> covered)
    {
        var all = covered.ToHashSet();
        return from dialog in dialogs
               from kind in Enum.GetValues<TranscriptKind>()
               let cover = new TranscriptCover(dialog, kind)
               where !all.Contains(cover) && !TranscriptCover.Impossible.ContainsKey(cover)
               select $"{dialog}: {kind}";
    }

    private static IReadOnlyList<TranscriptCover> Covered() =>
        [.. Directory.EnumerateFiles(Transcript.Folder(), "*.md", SearchOption.AllDirectories).SelectMany(file => TranscriptCover.Of(File.ReadAllText(file)))];

    /// <summary>Ids of the dialogs as the product registers them.</summary>
    private static async Task<IReadOnlyList<string>> RegisteredAsync()
    {
        await using var club = await TestClub.CreateAsync();
        return [.. club.Get<IEnumerable<Dialog>>().Select(dialog => dialog.Id).Order(StringComparer.Ordinal)];
    }
}
