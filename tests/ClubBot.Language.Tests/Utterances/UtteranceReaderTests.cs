using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

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

    [Fact]
    public void Read_FurtherRows_FirstChoiceIsRightInNineOfTenWithAndWithoutMarks()
    {
        var rows = Corpus.Table("utterances-more.tsv")
            .SelectMany(row => new (string Intent, string Text)[] { (row[0], row[1]), (row[0], VietnameseFold.Fold(row[1])) })
            .ToArray();
        var wrong = rows.Where(row => Reader.Read(row.Text).Intent != row.Intent).ToArray();
        foreach (var row in wrong) output.WriteLine($"{row.Text}: {row.Intent} <- {Describe(row.Text)}");
        output.WriteLine($"{rows.Length - wrong.Length} of {rows.Length}");
        Assert.True(wrong.Length <= rows.Length / 10, $"{wrong.Length} of {rows.Length} wrong");
    }

    [Fact]
    public void Read_FurtherRows_RightOrAsksInNineteenOfTwentyAndCatchesEveryEmergency()
    {
        var rows = Corpus.Table("utterances-more.tsv")
            .SelectMany(row => new (string Intent, string Text)[] { (row[0], row[1]), (row[0], VietnameseFold.Fold(row[1])) })
            .ToArray();
        var wrong = rows.Where(row => !IsRightOrAsks(Reader.Read(row.Text), row.Intent)).ToArray();
        foreach (var row in wrong) output.WriteLine($"{row.Text}: {row.Intent} <- {Describe(row.Text)}");
        Assert.True(wrong.Length <= rows.Length / 20, $"{wrong.Length} of {rows.Length} wrong");
        Assert.DoesNotContain(rows, row => row.Intent != Intents.Emergency && Reader.Read(row.Text).IsEmergency);
        Assert.Empty(Corpus.Table("utterances-more.tsv").Where(row => row[0] == Intents.Emergency && !Reader.Read(row[1]).IsEmergency).Select(row => row[1]));
    }

    [Fact]
    public void Read_SmallTalk_StartsAlmostNoClubAction()
    {
        var rows = Corpus.Table("utterances-more.tsv").Where(row => row[0] == Intents.OutOfScope)
            .SelectMany(row => new[] { row[1], VietnameseFold.Fold(row[1]) }).ToArray();
        var started = rows.Where(text => Reader.Read(text) is { IsSure: true } or { IsEmergency: true }).ToArray();
        foreach (var text in started) output.WriteLine($"{text}: {Describe(text)}");
        Assert.True(started.Length <= rows.Length / 50, $"{started.Length} of {rows.Length} started something");
    }

    [Fact]
    public void Read_Role_TipsTheScales()
    {
        const string text = "bà Sáu 500k";
        Assert.True(
            Reader.Read(text, SpeakerRole.Board).Score > Reader.Read(text, SpeakerRole.Member).Score);
        Assert.Equal(Intents.LoanRepaymentRecord, Reader.Read(text, SpeakerRole.Board).Intent);
    }

    [Theory]
    [InlineData("bà tôi ngã")]
    [InlineData("ba toi nga")]
    [InlineData("BA TOI NGA")]
    [InlineData("bà ngả rồi")]
    [InlineData("Ông ngã ba lần hôm nay")]
    [InlineData("má tui té")]
    [InlineData("ba xiu roi")]
    [InlineData("đột quỵ là gì")]
    [InlineData("bà tôi nga\u0303")]
    [InlineData("hủy lịch khám, bà ngã gãy chân")]
    [InlineData("mẹ tui bị rắn cắn")]
    [InlineData("nha toi chay roi")]
    [InlineData("ba uong thuoc sau")]
    [InlineData("ông lạc đường từ trưa")]
    [InlineData("nước lũ vào tới giường rồi")]
    [InlineData("mệ bổ ngoài sân")]
    [InlineData("tôi không muốn sống nữa")]
    [InlineData("chồng đang đánh tôi")]
    [InlineData("cụ bị méo miệng")]
    [InlineData("vợ tôi chuyển dạ")]
    [InlineData("ông bị hóc xương")]
    [InlineData("mej tooi ngax roofi")]
    public void Read_SomeoneInDanger_IsAnEmergency(string text)
    {
        var read = Reader.Read(text);
        Assert.True(read.IsEmergency);
        Assert.Equal(Intents.Emergency, read.Intent);
        Assert.True(read.IsSure);
    }

    [Theory]
    [InlineData("họp ở ngã ba đường")]
    [InlineData("hop o nga ba")]
    [InlineData("nhà ở gần ngã tư")]
    [InlineData("bà Nga hỏi số nợ")]
    [InlineData("cho hoi so no cua ba Nga")]
    [InlineData("từ từ đã cháu")]
    [InlineData("tu tu da chau")]
    [InlineData("tôi đến trễ chút xíu")]
    [InlineData("toi den tre chut xiu")]
    [InlineData("cách phòng đột quỵ")]
    [InlineData("bán bất động sản")]
    [InlineData("huyết áp 115/70")]
    [InlineData("an com roi xuong nha choi")]
    [InlineData("vo oi toi o day")]
    [InlineData("toi de the o dau de lam giay")]
    [InlineData("dang ky hoc ca hat")]
    [InlineData("cô Lan ra họp được")]
    [InlineData("sắp sinh nhật mẹ em")]
    [InlineData("may noi khong ro toi khong nghe")]
    [InlineData("máy bơm đang chạy")]
    [InlineData("xe co chay khong")]
    [InlineData("tôi bị tê chân")]
    [InlineData("vay mua thuoc tru sau")]
    [InlineData("nóng muốn chết")]
    [InlineData("con chó đi lạc")]
    public void Read_EverydaySenseOfAnEmergencyWord_IsNone(string text) => Assert.False(Reader.Read(text).IsEmergency);

    [Fact]
    public void Read_NothingOfOurs_IsOutOfScope()
    {
        Assert.Equal(Intents.OutOfScope, Reader.Read("xyz").Intent);
        Assert.False(Reader.Read("").IsSure);
    }

    [Fact]
    public void AddVietnameseUnderstanding_Services_GiveTheReader()
    {
        using var services = new ServiceCollection().AddVietnameseUnderstanding().BuildServiceProvider();
        Assert.Equal(Intents.Greeting, services.GetRequiredService<IUtteranceReader>().Read("xin chào").Intent);
    }

    private static bool IsRightOrAsks(Understanding read, string intent) => read.Intent == intent
        || (!read.IsSure && (intent == Intents.OutOfScope || (read.RunnersUp.Count > 0 && read.RunnersUp[0].Intent == intent)));

    private static string Describe(string text)
    {
        var read = Reader.Read(text);
        return $"{read.Intent} {read.Score:0.00}; {string.Join(", ", read.RunnersUp.Select(next => $"{next.Intent} {next.Score:0.00}"))}";
    }
}
