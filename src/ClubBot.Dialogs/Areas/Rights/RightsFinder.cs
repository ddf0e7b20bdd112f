using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>Finds the answer that a question in a person's own words asks for.</summary>
internal sealed class RightsFinder
{
    /// <summary>Subjects offered when it is not clear which is meant.</summary>
    public const int OffersMax = 3;

    /// <summary>A subject that was named in this share of the words of the best one may be meant as well.</summary>
    private const double CloseTo = 0.6;

    private const int AgeWordsMax = 4;
    private const int AgeMin = 1;
    private const int AgeMax = 130;

    private readonly RightsKnowledge knowledge;
    private readonly (RightsSubject Subject, FoldedPhrase[] Phrases)[] subjects;
    private readonly Dictionary<string, FoldedPhrase[]> aspects;
    private readonly FoldedPhrase[] otherPeople;
    private readonly FoldedPhrase[] menu;
    private readonly HashSet<string> fillers;
    private readonly string ageWord;

    public RightsFinder(RightsKnowledge knowledge)
    {
        this.knowledge = knowledge;
        var words = knowledge.Words;
        subjects = [.. knowledge.Subjects.Select(subject => (subject, FoldedPhrase.OfAll([subject.Title, .. subject.Keywords])))];
        aspects = words.Aspects.ToDictionary(aspect => aspect.Key, aspect => FoldedPhrase.OfAll(aspect.Value), StringComparer.Ordinal);
        otherPeople = FoldedPhrase.OfAll(words.OtherPeople);
        menu = FoldedPhrase.OfAll(words.Menu);
        fillers = [.. words.Fillers.Select(VietnameseFold.Fold)];
        ageWord = VietnameseFold.Fold(words.AgeWord);
    }

    /// <summary>Answers that the text may ask for, best first: none, one, or several between which it is not clear.</summary>
    /// <param name="text">The person's own words.</param>
    /// <param name="ownAge">Age of the speaker in years where the roster knows it; counts only when nobody else is spoken of.</param>
    public RightsFinding Find(string text, int? ownAge)
    {
        var folded = new FoldedText(text);
        var age = AgeIn(folded) ?? (otherPeople.Any(folded.Has) ? null : ownAge);
        var named = subjects
            .Select(entry => (entry.Subject, Words: folded.WordsSaid(entry.Phrases)))
            .Where(entry => entry.Words > 0)
            .OrderByDescending(entry => entry.Words)
            .ToList();
        var particular = named.Where(entry => !entry.Subject.IsGeneral).ToList();
        if (particular.Count > 0)
        {
            var close = particular.Where(entry => entry.Words >= particular[0].Words * CloseTo).Take(OffersMax);
            return new RightsFinding([.. close.Select(entry => AnswerOf(entry.Subject, folded).Id)], age);
        }

        return new RightsFinding([.. named.Take(1).Select(entry => GeneralAnswer(entry.Subject, folded, age).Id)], age);
    }

    /// <summary>True when the text names no subject, only that it is about rights.</summary>
    public bool AsksForMenu(string text) => SaysOnly(new FoldedText(text), menu);

    /// <summary>The answer of the same subject that a few words after an answer ask for ("bao nhiêu tiền"), or null.</summary>
    public RightsAnswer? FindMore(string text, RightsSubject subject)
    {
        var folded = new FoldedText(text);
        return SaysOnly(folded, aspects.Values.SelectMany(phrases => phrases)) ? AspectOf(subject, folded) : null;
    }

    /// <summary>True when at least one phrase was said, and beside the phrases only words that say nothing.</summary>
    private bool SaysOnly(FoldedText text, IEnumerable<FoldedPhrase> phrases)
    {
        var said = phrases.Where(text.Has).ToList();
        return said.Count > 0
            && text.Words.All(word => fillers.Contains(word) || said.Any(phrase => phrase.Padded.Contains($" {word} ", StringComparison.Ordinal)));
    }

    private RightsAnswer GeneralAnswer(RightsSubject subject, FoldedText text, int? age) =>
        subject.Instead is { } instead && age >= instead.From
            ? AnswerOf(subjects.Single(entry => entry.Subject.Id == instead.Subject).Subject, text)
            : AnswerOf(subject, text);

    private RightsAnswer AnswerOf(RightsSubject subject, FoldedText text) => AspectOf(subject, text) ?? subject.Answers[0];

    private RightsAnswer? AspectOf(RightsSubject subject, FoldedText text) => subject.Answers
        .Select(answer => (Answer: answer, Words: answer.Aspects.Max(aspect => (int?)text.WordsSaid(aspects[aspect])) ?? 0))
        .Where(entry => entry.Words > 0)
        .OrderByDescending(entry => entry.Words)
        .Select(entry => entry.Answer)
        .FirstOrDefault();

    /// <summary>The number before the word for years of age, in digits or words: "76 tuổi", "bảy sáu tuổi".</summary>
    private int? AgeIn(FoldedText text)
    {
        for (var index = 1; index < text.Words.Count; index++)
        {
            if (text.Words[index] != ageWord)
            {
                continue;
            }

            for (var length = Math.Min(index, AgeWordsMax); length > 0; length--)
            {
                if (WholeNumber.Read(string.Join(' ', text.Words.Skip(index - length).Take(length))) is { } number and >= AgeMin and <= AgeMax)
                {
                    return (int)number;
                }
            }
        }

        return null;
    }
}

/// <summary>What a question may ask for.</summary>
/// <param name="AnswerIds">Best first; one when it is clear.</param>
/// <param name="Age">Age that was said or is known, in years, or null. Said on to the answer, never kept.</param>
internal sealed record RightsFinding(IReadOnlyList<string> AnswerIds, int? Age);
