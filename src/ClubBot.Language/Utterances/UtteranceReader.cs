using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Reads a message by the concepts its words and phrases stand for, and weighted rules over the concepts.</summary>
public sealed class UtteranceReader : IUtteranceReader
{
    private const int RunnersUpMax = 3;

    // A second rule of the same intent confirms the first, weakly: most rules of an intent share a concept.
    private const double SecondRuleShare = 0.2;

    // Concepts of the lexicon that mean something to this class.
    private const string StopConcept = "stop";
    private const string StopFillerConcept = "stopfiller";
    private const string IgnoreConcept = "ignore";
    private const string NotConcept = "not";
    private const string DeedConcept = "deed";

    private readonly Abbreviations abbreviations;
    private readonly EmergencyReader emergencies;
    private readonly PhraseTrie<int> phrases = new();
    private readonly Dictionary<string, int> conceptIds = new(StringComparer.Ordinal);
    private readonly List<IntentRules> intents = [];
    private readonly int stop;
    private readonly int stopFiller;
    private readonly int ignore;
    private readonly int not;
    private readonly int deed;

    /// <exception cref="ArgumentException">A rule names a concept or an intent that does not exist.</exception>
    internal UtteranceReader(
        Abbreviations abbreviations,
        EmergencyReader emergencies,
        IReadOnlyDictionary<string, string[]> concepts,
        IReadOnlyDictionary<string, Weight[]> rules,
        IReadOnlyDictionary<string, Weight[]> roles)
    {
        this.abbreviations = abbreviations;
        this.emergencies = emergencies;
        foreach (var feature in UtteranceFeatures.Names) conceptIds.Add(feature, conceptIds.Count);
        foreach (var (concept, spellings) in concepts)
        {
            conceptIds.Add(concept, conceptIds.Count);
            foreach (var spelling in spellings) phrases.Add(spelling, conceptIds[concept]);
        }

        if (conceptIds.Count > ConceptSet.SizeMax) throw new ArgumentException($"More than {ConceptSet.SizeMax} concepts and features.", nameof(concepts));
        (stop, stopFiller, ignore) = (ConceptId(StopConcept), ConceptId(StopFillerConcept), ConceptId(IgnoreConcept));
        (not, deed) = (ConceptId(NotConcept), ConceptId(DeedConcept));
        foreach (var (intent, weights) in rules)
            intents.Add(new IntentRules(CheckIntent(intent), Array.ConvertAll(weights, ReadRule), Shifts(roles, intent)));
    }

    /// <summary>A reader over the lexicon embedded in this assembly.</summary>
    public static UtteranceReader LoadEmbedded() => new(
        Abbreviations.Embedded,
        EmergencyReader.LoadEmbedded(),
        EmbeddedData.Words("concepts"),
        EmbeddedData.Weights("intents"),
        EmbeddedData.Weights("roles"));

    /// <inheritdoc/>
    public Understanding Read(string text, SpeakerRole role = SpeakerRole.Unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(TokenText.Read(text), role);
    }

    /// <summary>Reads a text that is cut already.</summary>
    internal Understanding Read(TokenText text, SpeakerRole role = SpeakerRole.Unknown)
    {
        var words = abbreviations.Expand(text.Tokens);
        if (emergencies.Read(words)) return new Understanding(Intents.Emergency, 1, [], true);

        var ranked = Score(FindConcepts(text.Tokens, Slips.Repair(words)), role);
        if (ranked.Count == 0) return new Understanding(Intents.OutOfScope, 0, [], false);
        var (intent, score) = ranked[0];
        ranked.RemoveAt(0);
        return new Understanding(intent, score, ranked, false);
    }

    private ConceptSet FindConcepts(List<Token> tokens, List<Token> words)
    {
        var matches = phrases.FindAll(words);
        var concepts = UtteranceFeatures.Read(tokens, words);
        var all = default(ConceptSet);
        foreach (var match in matches) all |= ConceptSet.Of(match.Value);
        if (!all.Has(ignore)) concepts |= all;
        else concepts |= OutsideOf(Cover(words, matches, ignore, ignore), matches);

        if (all.Has(not) && all.Has(deed) && IsRefused(matches)) concepts |= ConceptSet.Of(conceptIds[UtteranceFeatures.Refused]);
        var isWholeStop = concepts.Has(stop) && Array.TrueForAll(Cover(words, matches, stop, stopFiller), isCovered => isCovered);
        return isWholeStop ? concepts | ConceptSet.Of(conceptIds[UtteranceFeatures.WholeStop]) : concepts;
    }

    private bool IsRefused(List<PhraseMatch<int>> matches)
    {
        var end = int.MinValue / 2;
        foreach (var match in matches)
        {
            if (match.Value == deed && (match.Start - end) is 0 or 1) return true;
            if (match.Value == not) end = match.End;
        }

        return false;
    }

    /// <summary>The concepts of the phrases that do not lie wholly in covered words.</summary>
    private static ConceptSet OutsideOf(bool[] cover, List<PhraseMatch<int>> matches)
    {
        var concepts = default(ConceptSet);
        foreach (var match in matches)
        {
            if (cover.AsSpan(match.Start, match.End - match.Start).Contains(false)) concepts |= ConceptSet.Of(match.Value);
        }

        return concepts;
    }

    /// <summary>Which words are part of a phrase of one of two concepts.</summary>
    private static bool[] Cover(List<Token> words, List<PhraseMatch<int>> matches, int concept, int other)
    {
        var covered = new bool[words.Count];
        foreach (var match in matches)
        {
            if (match.Value == concept || match.Value == other) match.Cover(covered);
        }

        return covered;
    }

    /// <summary>The best intents, best first.</summary>
    private List<ScoredIntent> Score(ConceptSet concepts, SpeakerRole role)
    {
        var ranked = new List<ScoredIntent>(RunnersUpMax + 2);
        foreach (var (intent, rules, shifts) in intents)
        {
            var (best, second) = (0d, 0d);
            foreach (var rule in rules)
            {
                if (!rule.Holds(concepts)) continue;
                if (rule.Weight > best) (best, second) = (rule.Weight, best);
                else if (rule.Weight > second) second = rule.Weight;
            }

            if (best > 0) Insert(ranked, intent, Math.Clamp(best + ((1 - best) * second * SecondRuleShare) + shifts[(int)role], 0, 1));
        }

        return ranked;
    }

    // Behind those of the same score, so that equal scores give the same answer on every machine.
    private static void Insert(List<ScoredIntent> ranked, string intent, double score)
    {
        var at = ranked.Count;
        while (at > 0 && ranked[at - 1].Score < score) at--;
        if (at > RunnersUpMax) return;
        ranked.Insert(at, new ScoredIntent(intent, score));
        if (ranked.Count > RunnersUpMax + 1) ranked.RemoveAt(RunnersUpMax + 1);
    }

    private static double[] Shifts(IReadOnlyDictionary<string, Weight[]> roles, string intent)
    {
        var shifts = new double[(int)SpeakerRole.Board + 1];
        foreach (var (name, weights) in roles)
        {
            var role = (int)EmbeddedData.Named(typeof(SpeakerRole), name);
            foreach (var weight in weights)
            {
                if (weight.Name == intent) shifts[role] = weight.Value;
            }
        }

        return shifts;
    }

    private IntentRule ReadRule(Weight rule)
    {
        var (required, forbidden) = (default(ConceptSet), default(ConceptSet));
        foreach (var name in rule.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name[0] == '-') forbidden |= ConceptSet.Of(ConceptId(name[1..]));
            else required |= ConceptSet.Of(ConceptId(name));
        }

        return new IntentRule(required, forbidden, rule.Value);
    }

    private int ConceptId(string name) => conceptIds.TryGetValue(name, out var id)
        ? id
        : throw new ArgumentException($"A rule names the concept '{name}', which the concept list does not have.", nameof(name));

    private static string CheckIntent(string intent) => Intents.All.Contains(intent)
        ? intent
        : throw new ArgumentException($"The rules name the intent '{intent}', which does not exist.", nameof(intent));
}
