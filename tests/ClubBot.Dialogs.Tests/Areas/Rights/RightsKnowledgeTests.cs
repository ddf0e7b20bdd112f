using System.Text.RegularExpressions;
using ClubBot.Dialogs.Areas.Rights;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Tests.Areas.Rights;

/// <summary>What holds for every answer: basis, day, caution, lengths, and no doubtful figure said as if it were sure.</summary>
public sealed class RightsKnowledgeTests
{
    private static readonly Speech Longest = new("chú", "cháu");
    private static readonly RightsKnowledge Knowledge = RightsKnowledge.Load(typeof(RightsKnowledge).Assembly);
    private static readonly RightsTexts Texts = new(TextCatalog.Load(typeof(RightsTexts).Assembly));

    public static TheoryData<string> AnswerIds() =>
        [.. Knowledge.Subjects.SelectMany(subject => subject.Answers).Select(answer => answer.Id)];

    [Fact]
    public void Subjects_All_AreAboutTwenty() => Assert.InRange(Knowledge.Subjects.Count(), 18, 30);

    [Theory, MemberData(nameof(AnswerIds))]
    public void Answer_Closing_NamesBasisDayAndTheCommuneFirst(string id)
    {
        var answer = AnswerOf(id);
        var closing = Texts.Closing(Longest, answer);

        Assert.Contains(answer.Basis, closing, StringComparison.Ordinal);
        Assert.True(answer.Basis.Length > 10, $"No basis: {answer.Basis}");
        Assert.Equal("11/2026", answer.AsOf);
        Assert.Contains("Tính đến 11/2026", closing, StringComparison.Ordinal);
        Assert.Contains("Ủy ban xã", closing, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(AnswerIds))]
    public void Answer_WithAmountOrAge_AsksToCheckBeforeFiling(string id)
    {
        var answer = AnswerOf(id);
        var isAboutMoney = Knowledge.Topics.Single(topic => topic.Id == "money").Subjects.Any(subject => subject.Answers.Contains(answer));

        Assert.True(!isAboutMoney || answer.Caution == RightsCaution.Money, "What the State pays may differ by province; say so.");
    }

    [Theory, MemberData(nameof(AnswerIds))]
    public void Answer_EveryMessage_ObeysTheRulesOfTheBot(string id)
    {
        var answer = AnswerOf(id);
        var messages = answer.Messages
            .Select(message => string.Join('\n', message.Select(statement => TextCatalog.Fill(statement.Say, Longest))))
            .Concat(answer.Ages.Select(note => TextCatalog.Fill(note.Say, Longest, ("age", "100"))))
            .Append(Texts.Closing(Longest, answer));

        Assert.Empty(messages.SelectMany(message => SpokenRules.Problems(Activity.Message(message))));
    }

    [Theory, MemberData(nameof(AnswerIds))]
    public void Answer_NoStatement_SaysAnUnsureFigureAsSure(string id) =>
        Assert.Empty(StatementsOf(AnswerOf(id)).SelectMany(Problems));

    [Theory]
    [InlineData("Mức nay là 540.000 đồng một tháng.", "Law")]
    [InlineData("Mức nay là 540.000 đồng một tháng.", "OneSource")]
    [InlineData("Người già được thêm 300.000 đồng.", "Unsure")]
    [InlineData("Bác chắc chắn được hưởng.", "Law")]
    public void StatementCheck_DoubtfulStatement_IsFound(string say, string sure) =>
        Assert.NotEmpty(Problems(new RightsStatement(say, Enum.Parse<RightsConfidence>(sure))));

    [Fact]
    public void Labels_All_FitTheButtons()
    {
        var labels = Knowledge.Topics.Select(topic => topic.Title)
            .Concat(Knowledge.Subjects.Select(subject => subject.Title))
            .Concat(Knowledge.Subjects.SelectMany(subject => subject.Answers).Select(answer => answer.Label));

        Assert.All(labels, label => Assert.InRange(label.Length, 1, 20));
    }

    [Fact]
    public void FollowUps_All_AreAtMostTwoAndNeverTheAnswerItself() => Assert.All(
        Knowledge.Subjects.SelectMany(subject => subject.Answers),
        answer => Assert.True(answer.FollowUps.Count is 1 or 2 && !answer.FollowUps.Contains(answer.Id), answer.Id));

    [Theory, MemberData(nameof(AnswerIds))]
    public void FollowUps_OfOneAnswer_HaveDifferentLabels(string id)
    {
        var (subject, answer) = Knowledge.Find(id)!.Value;
        var labels = answer.FollowUps.Select(followUp => Knowledge.LabelOf(followUp, subject)).Append(Texts.AskClub()).ToList();

        Assert.Equal(labels.Count, labels.Distinct().Count());
    }

    [Fact]
    public void Knowledge_FollowUpThatDoesNotExist_IsRefused()
    {
        var answer = AnswerOf("priority") with { FollowUps = ["nowhere"] };
        var subject = Knowledge.Subjects.Single(one => one.Id == "priority") with { Answers = [answer] };
        var topic = new RightsTopic("t", 1, "T", [subject]);

        Assert.Throws<InvalidOperationException>(() => new RightsKnowledge([topic], Knowledge.Words));
    }

    /// <summary>What is wrong with a statement; nothing when its confidence can be heard in it.</summary>
    private static IEnumerable<string> Problems(RightsStatement statement)
    {
        var isHedged = Knowledge.Words.Hedges.Any(hedge => statement.Say.Contains(hedge, StringComparison.OrdinalIgnoreCase));
        if (statement.IsUnsure && !isHedged)
        {
            yield return $"Unsure, and said as if it were sure: {statement.Say}";
        }

        foreach (var figure in Knowledge.Words.UncertainFigures.Where(figure => Figures(statement.Say, figure)))
        {
            if (!statement.IsUnsure || !isHedged)
            {
                yield return $"The figure {figure} is not sure: {statement.Say}";
            }
        }

        if (statement.Say.Contains("chắc chắn", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"Nobody but the commune decides: {statement.Say}";
        }
    }

    /// <summary>True when the figure stands in the text by itself, not within a longer one.</summary>
    private static bool Figures(string text, string figure) =>
        Regex.IsMatch(text, $@"(?<![\d.,]){Regex.Escape(figure)}(?![\d]|[.,]\d)");

    private static IEnumerable<RightsStatement> StatementsOf(RightsAnswer answer) => answer.Messages
        .SelectMany(message => message)
        .Concat(answer.Ages.Select(note => new RightsStatement(note.Say, note.Sure)));

    private static RightsAnswer AnswerOf(string id) => Knowledge.Find(id)!.Value.Answer;
}
