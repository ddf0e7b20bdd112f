using System.Collections.Concurrent;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>Every question that can be reached by buttons, met with whatever people say, send, or let lie for a week.</summary>
[Trait("Locale", "Independent")]
public sealed class EveryQuestionTests
{
    /// <summary>Buttons pressed from an opening sentence at most.</summary>
    private const int DepthMax = 2;

    /// <summary>Questions of one person that are tried; more than any person has.</summary>
    private const int QuestionsMax = 40;

    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<string[]>>> Known = new(StringComparer.Ordinal);

    private static readonly string[] Openings =
    [
        "xin chào", "tôi còn nợ bao nhiêu", "lịch trả nợ", "tôi muốn vay tiền", "trả nợ thế nào", "khám sức khỏe", "hủy khám", "huyết áp 140/90",
        "họp câu lạc bộ", "quyền lợi", "gặp người", "thông tin của tôi", "cần người giúp ở nhà", "chăm sóc tại nhà", "mời họp", "ai đi họp",
        "mở đợt khám", "cách nhắn tin", "đừng nhắn cho tôi nữa", "tin đã gửi", "tôi muốn ủng hộ", "thu phí bà Sáu", "miễn phí bà Út", "ông Nam ủng hộ 500k", "ai chưa nộp phí", "vận động mua chăn", "chuyển khoản thế nào",
        "lịch thăm hôm nay", "đã đến nhà ông Tư", "ông Tư bị ngã", "nhập mã thẻ mời", "DEMO-TU",
    ];

    public static TheoryData<string, string> People() => new()
    {
        { "visitor", "" }, { "sau", "DEMO-SAU" }, { "nam", "DEMO-NAM" }, { "hoa", "DEMO-HOA" }, { "mai", "DEMO-MAI" }, { "tu", "DEMO-TU" },
    };

    [Theory, MemberData(nameof(People))]
    public async Task Question_Emergency_IsAnsweredWith115First(string name, string code) =>
        await TryAsync(name, code, "cứu với, bà ngất rồi", TimeSpan.Zero, said => said.Count > 0 && said[0].Contains("115", StringComparison.Ordinal));

    [Theory, MemberData(nameof(People))]
    public async Task Question_Stop_IsOverAndLeadsHome(string name, string code) =>
        await TryAsync(name, code, "dừng", TimeSpan.Zero, said => said.Count == 2);

    [Theory, MemberData(nameof(People))]
    public async Task Question_Back_IsAnswered(string name, string code) => await TryAsync(name, code, "quay lại", TimeSpan.Zero, said => said.Count > 0);

    [Theory, MemberData(nameof(People))]
    public async Task Question_Help_SaysHowAndAsksAgain(string name, string code) =>
        await TryAsync(name, code, "trợ giúp", TimeSpan.Zero, said => said.Count >= 2 && said[0].Contains("gặp người", StringComparison.Ordinal));

    [Theory, MemberData(nameof(People))]
    public async Task Question_Human_IsOffered(string name, string code) =>
        await TryAsync(name, code, "gặp người", TimeSpan.Zero, said => said.Any(text => text.Contains("ban chủ nhiệm", StringComparison.OrdinalIgnoreCase)));

    [Theory, MemberData(nameof(People))]
    public async Task Question_YesAfterEightDays_IsAnswered(string name, string code) =>
        await TryAsync(name, code, "đúng", TimeSpan.FromDays(8), said => said.Count > 0);

    [Theory, MemberData(nameof(People))]
    public async Task Question_LongText_IsAnsweredBriefly(string name, string code) =>
        await TryAsync(name, code, string.Concat(Enumerable.Repeat("lúa chín ngoài đồng ", 400)), TimeSpan.Zero, said => said.Count > 0);

    [Theory, MemberData(nameof(People))]
    public async Task Question_StrangeCharacters_AreAnswered(string name, string code) =>
        await TryAsync(name, code, "😀 សួស្តី \ud83d xin\u0323 cha\u0300o \0", TimeSpan.Zero, said => said.Count > 0);

    /// <summary>Says the text at every question of this person; the bot neither fails nor breaks its rules, and answers as expected.</summary>
    private static async Task TryAsync(string name, string code, string text, TimeSpan pause, Func<IReadOnlyList<string>, bool> isRight)
    {
        var problems = new List<string>();
        foreach (var path in await Known.GetOrAdd(name, _ => PathsAsync(name, code)))
        {
            await using var club = await WalkAsync(name, code, path);
            club.Time.Advance(pause);
            var said = await SayAsync(club, name, text);
            var words = said.Select(activity => activity.Text ?? "").ToList();
            problems.AddRange(said.SelectMany(SpokenRules.Problems).Select(problem => $"{string.Join(" > ", path)}: {problem}"));
            if (!isRight(words) || words.Any(IsApology) || words.Distinct(StringComparer.Ordinal).Count() != words.Count)
            {
                problems.Add($"{string.Join(" > ", path)}: {string.Join(" | ", words)}");
            }
        }

        Assert.Empty(problems);
    }

    private static bool IsApology(string text) => text.Contains("máy vừa bị lỗi", StringComparison.Ordinal);

    /// <summary>Ways to every question, one for each: two questions are the same when text and buttons are.</summary>
    private static async Task<IReadOnlyList<string[]>> PathsAsync(string name, string code)
    {
        var found = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var open = new Queue<string[]>(Openings.Select(opening => new[] { opening }));
        while (open.TryDequeue(out var path) && found.Count < QuestionsMax)
        {
            await using var club = await WalkAsync(name, code, path);
            if ((await club.HeardAsync(name))[^1] is not { SuggestedActions: { } buttons } question || !found.TryAdd(KeyOf(question), path))
            {
                continue;
            }

            foreach (var button in path.Length <= DepthMax ? buttons.Actions.Where(button => !button.Title!.StartsWith("0.", StringComparison.Ordinal)) : [])
            {
                open.Enqueue([.. path, button.Title!]);
            }
        }

        return [.. found.Values];
    }

    private static string KeyOf(Activity question) =>
        $"{question.Text}|{string.Join('|', question.SuggestedActions!.Actions.Select(button => button.Title))}";

    private static async Task<TestClub> WalkAsync(string name, string code, string[] path)
    {
        var club = await TestClub.CreateAsync();
        await (code.Length == 0 ? club.OpenAsync(name) : club.JoinAsync(name, code));
        foreach (var text in path)
        {
            await club.SayAsync(name, text);
        }

        return club;
    }

    private static async Task<IReadOnlyList<Activity>> SayAsync(TestClub club, string name, string text)
    {
        var before = (await club.HeardAsync(name)).Count;
        await club.SayAsync(name, text);
        return [.. (await club.HeardAsync(name)).Skip(before).Where(activity => activity.From?.Role == Roles.Bot)];
    }
}
