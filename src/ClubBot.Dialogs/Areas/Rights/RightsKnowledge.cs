using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>What the bot knows about older people's rights, read from the files in <c>Knowledge</c>.</summary>
/// <remarks>The sentences are data with their legal basis, day and confidence; a test checks every one of them.</remarks>
internal sealed class RightsKnowledge
{
    private const string WordsFile = ".Rights.Knowledge.Words.vi.json";
    private const string Folder = ".Rights.Knowledge.";

    private readonly Dictionary<string, (RightsSubject Subject, RightsAnswer Answer)> answers;

    /// <exception cref="ArgumentException">Two answers have one id.</exception>
    /// <exception cref="InvalidOperationException">A subject has no answer, or something is named that does not exist.</exception>
    public RightsKnowledge(IEnumerable<RightsTopic> topics, RightsWords words)
    {
        Topics = [.. topics.OrderBy(topic => topic.Order)];
        Words = words;
        answers = Subjects
            .SelectMany(subject => subject.Answers.Select(answer => (Subject: subject, Answer: answer)))
            .ToDictionary(pair => pair.Answer.Id, StringComparer.Ordinal);
        if (Problems().FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException(problem);
        }
    }

    /// <summary>Topics in the order in which they are offered.</summary>
    public IReadOnlyList<RightsTopic> Topics { get; }

    public RightsWords Words { get; }

    public IEnumerable<RightsSubject> Subjects => Topics.SelectMany(topic => topic.Subjects);

    /// <summary>Reads what is embedded in the assembly.</summary>
    public static RightsKnowledge Load(Assembly assembly)
    {
        var files = assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).ToList();
        var words = files.Single(name => name.EndsWith(WordsFile, StringComparison.Ordinal));
        return new RightsKnowledge(
            files.Where(name => name != words).Select(name => Read(assembly, name, RightsJson.Unescaped.RightsFile).Topic),
            Read(assembly, words, RightsJson.Unescaped.RightsWords));
    }

    /// <summary>The answer and what it belongs to, or null when no answer has this id (any more).</summary>
    public (RightsSubject Subject, RightsAnswer Answer)? Find(string answerId) =>
        answers.TryGetValue(answerId, out var found) ? found : null;

    /// <summary>
    /// What a follow-up is called after an answer of this subject: what it adds to the same subject, or the name of another one.
    /// </summary>
    /// <exception cref="ArgumentException">No answer has this id.</exception>
    public string LabelOf(string answerId, RightsSubject after)
    {
        var (subject, answer) = Find(answerId) ?? throw new ArgumentException($"No answer has the id '{answerId}'.", nameof(answerId));
        return subject != after && answer == subject.Answers[0] ? subject.Title : answer.Label;
    }

    private static T Read<T>(Assembly assembly, string name, JsonTypeInfo<T> json)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize(stream, json) ?? throw new InvalidOperationException($"{name} is empty.");
    }

    private IEnumerable<string> Problems()
    {
        foreach (var subject in Subjects)
        {
            if (subject.Answers.Count == 0)
            {
                yield return $"The subject '{subject.Id}' has no answer.";
            }

            if (subject.Instead is { } instead && Subjects.All(other => other.Id != instead.Subject))
            {
                yield return $"The subject '{subject.Id}' names the subject '{instead.Subject}', which does not exist.";
            }
        }

        foreach (var answer in answers.Values.Select(pair => pair.Answer))
        {
            foreach (var missing in answer.FollowUps.Where(id => !answers.ContainsKey(id)))
            {
                yield return $"The answer '{answer.Id}' is followed by '{missing}', which does not exist.";
            }

            foreach (var missing in answer.Aspects.Where(aspect => !Words.Aspects.ContainsKey(aspect)))
            {
                yield return $"The answer '{answer.Id}' has the aspect '{missing}', for which there are no words.";
            }
        }
    }
}

/// <summary>One file of the knowledge.</summary>
internal sealed record RightsFile(RightsTopic Topic);

/// <summary>Subjects that are offered together.</summary>
/// <param name="Id">A word of the program.</param>
/// <param name="Order">Place in the menu, lowest first.</param>
/// <param name="Title">What is read, at most 20 characters.</param>
/// <param name="Subjects">What belongs to it, in the order offered.</param>
internal sealed record RightsTopic(string Id, int Order, string Title, IReadOnlyList<RightsSubject> Subjects);

/// <summary>One thing people ask about.</summary>
internal sealed record RightsSubject
{
    public required string Id { get; init; }

    /// <summary>What is read in menus, at most 20 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Phrases that mean this subject, with tone marks; texts are compared without.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>True when it is meant only where nothing more particular was said.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>For a general subject: what is meant instead from an age on; null = nothing.</summary>
    public InsteadFrom? Instead { get; init; }

    /// <summary>The first is given when no aspect was asked about.</summary>
    public required IReadOnlyList<RightsAnswer> Answers { get; init; }
}

/// <summary>What is meant by a general question of an older person.</summary>
/// <param name="From">Age in years from which it holds.</param>
/// <param name="Subject">Id of the subject.</param>
internal sealed record InsteadFrom(int From, string Subject);

/// <summary>One answer.</summary>
internal sealed record RightsAnswer
{
    /// <summary>Unique among all answers. Data: saved conversations hold it.</summary>
    public required string Id { get; init; }

    /// <summary>What is read where it is offered after another answer, at most 20 characters.</summary>
    public required string Label { get; init; }

    /// <summary>Aspects of the subject that it answers; keys of <see cref="RightsWords.Aspects"/>.</summary>
    public IReadOnlyList<string> Aspects { get => field ?? []; init; } = [];

    /// <summary>Messages in order, each of its statements on a line of its own.</summary>
    public required IReadOnlyList<IReadOnlyList<RightsStatement>> Messages { get; init; }

    /// <summary>What is said first to somebody of a known age; the first that fits.</summary>
    public IReadOnlyList<AgeNote> Ages { get => field ?? []; init; } = [];

    /// <summary>Answers offered afterwards, at most two.</summary>
    public required IReadOnlyList<string> FollowUps { get; init; }

    /// <summary>Laws and decrees it rests on, as people of the commune name them.</summary>
    public required string Basis { get; init; }

    /// <summary>Month for which it holds: "11/2026".</summary>
    public required string AsOf { get; init; }

    public required RightsCaution Caution { get; init; }

    /// <summary>True when something in it is not sure.</summary>
    [JsonIgnore]
    public bool HasUnsure => Messages.Any(message => message.Any(statement => statement.IsUnsure));
}

/// <summary>One or two sentences of one confidence.</summary>
/// <param name="Say">The words, with gaps for how the two call each other.</param>
/// <param name="Sure">How sure it is.</param>
internal sealed record RightsStatement(string Say, RightsConfidence Sure)
{
    /// <summary>True when it rests on one weak source or none: it is worded as not sure, its figures above all.</summary>
    [JsonIgnore]
    public bool IsUnsure => Sure is RightsConfidence.OneSource or RightsConfidence.Unsure;
}

/// <summary>What an age means for an answer.</summary>
/// <param name="From">Youngest age in years; null = any.</param>
/// <param name="Before">First age in years for which it no longer holds; null = none.</param>
/// <param name="Say">The words, with a gap for the age.</param>
/// <param name="Sure">How sure it is.</param>
internal sealed record AgeNote(int? From, int? Before, string Say, RightsConfidence Sure)
{
    public bool Fits(int age) => !(age < From) && !(age >= Before);
}

/// <summary>Words by which questions are read, and by which the knowledge itself is checked.</summary>
/// <param name="Aspects">Phrases by aspect of a question: who, amount, papers, where.</param>
/// <param name="Fillers">Words that say nothing about what is asked.</param>
/// <param name="OtherPeople">Words for others than the speaker: the speaker's own age does not matter then.</param>
/// <param name="Menu">Phrases that say no more than that it is about rights.</param>
/// <param name="AgeWord">The word after an age.</param>
/// <param name="Hedges">Phrases of which a statement that is not sure has at least one.</param>
/// <param name="UncertainFigures">Figures that no sure statement may contain.</param>
internal sealed record RightsWords(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Aspects,
    IReadOnlyList<string> Fillers,
    IReadOnlyList<string> OtherPeople,
    IReadOnlyList<string> Menu,
    string AgeWord,
    IReadOnlyList<string> Hedges,
    IReadOnlyList<string> UncertainFigures);

/// <summary>How sure a statement is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RightsConfidence>))]
internal enum RightsConfidence
{
    /// <summary>The text of the law was read.</summary>
    [JsonStringEnumMemberName("LUAT")]
    Law,

    /// <summary>A page of a public authority.</summary>
    [JsonStringEnumMemberName("NHA-NUOC")]
    Authority,

    /// <summary>Press or legal press.</summary>
    [JsonStringEnumMemberName("BAO")]
    Press,

    /// <summary>One or two secondary sources only.</summary>
    [JsonStringEnumMemberName("MOT-NGUON")]
    OneSource,

    /// <summary>Not read in any source.</summary>
    [JsonStringEnumMemberName("CHUA-CHAC")]
    Unsure,
}

/// <summary>Whom to ask before acting on an answer; the commune comes first in all of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RightsCaution>))]
internal enum RightsCaution
{
    [JsonStringEnumMemberName("general")]
    General,

    [JsonStringEnumMemberName("money")]
    Money,

    [JsonStringEnumMemberName("health")]
    Health,

    [JsonStringEnumMemberName("safety")]
    Safety,
}
