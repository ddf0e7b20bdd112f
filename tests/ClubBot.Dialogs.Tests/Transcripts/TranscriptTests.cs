using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>Replays every transcript. <c>UPDATE_TRANSCRIPTS=1</c> rewrites them, and their difference is the review.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Transcript.Folder(), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Transcript.Folder(), file))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public async Task Transcript_Replayed_IsTheSameAndObeysTheRules(string file)
    {
        var path = Path.Combine(Transcript.Folder(), file);
        var written = await File.ReadAllTextAsync(path);
        var replayed = await Transcript.ReplayAsync(written);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "Transcripts are not rewritten in CI.");
            await File.WriteAllTextAsync(path, replayed.Text);
            written = replayed.Text;
        }

        Assert.NotEmpty(replayed.Said);
        Assert.All(TranscriptCover.Of(written), cover => Assert.True(replayed.Evidence.Bears(cover), $"{cover} was not seen."));
        Assert.Empty(replayed.Said.SelectMany(SpokenRules.Problems));
        Assert.Equal(written.ReplaceLineEndings("\n"), replayed.Text);
    }

    [Theory]
    [InlineData("1\n2\n3\n4\n5\n6\n7")]
    [InlineData("Còn {amount} đồng.")]
    [InlineData("Đi không ạ? Mấy giờ ạ?")]
    [InlineData("Đi không ạ? Cháu chờ.")]
    public void SpokenRules_BadMessage_IsFound(string text) =>
        Assert.Single(SpokenRules.Problems(Activity.Message(text)));

    [Fact]
    public void SpokenRules_LongMessage_IsFound() =>
        Assert.Single(SpokenRules.Problems(Activity.Message(new string('a', 301))));
}
