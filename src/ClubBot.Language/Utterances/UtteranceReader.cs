using ClubBot.Language.Data;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Utterances;

/// <summary>Reads a message by the concepts its words and phrases stand for, and weighted rules over the concepts.</summary>
internal sealed class UtteranceReader : IUtteranceReader
{
    private const int RunnersUpMax = 3;

    // A second rule of the same intent confirms the first, weakly: most rules of an intent share a concept.
    private const double SecondRuleShare = 0.2;

    // Concepts of the lexicon that mean something to this class.
    private const string StopConcept = "stop";
    private const string StopFillerConcept = "stopfiller";
    private const string IgnoreConcept = "ignore";

    private readonly Abbreviations abbreviations;
    private readonly EmergencyReader emergencies;
    private readonly PhraseTrie<int> phrases = new();
    private readonly Dictionary<string, int> conceptIds = new(StringComparer.Ordinal);
    private readonly (string Intent, IntentRule[] Rules)[] intents;

    /// <exception cref="ArgumentException">A rule names a concept or an intent that does not exist.</exception>
    public UtteranceReader(
        Abbreviations abbreviations,
        EmergencyReader emergencies,
        IReadOnlyDictionary<string, string[]> concepts,
        IReadOnlyDictionary<string, Dictionary<string, double>> rules)
    {
        this.abbreviations = abbreviations;
        this.emergencies = emergencies;
        foreach (var feature in UtteranceFeatures.Names) conceptIds.Add(feature, conceptIds.Count);
        foreach (var (concept, spellings) in concepts)
        {
            conceptIds.Add(concept, conceptIds.Count);
            foreach (var spelling in spellings) phrases.Add(spelling, conceptIds[concept]);
        }

        intents = [.. rules.Select(pair => (CheckIntent(pair.Key), pair.Value.Select(rule => ReadRule(rule.Key, rule.Value)).ToArray()))];
    }

    public static UtteranceReader LoadEmbedded() => new(
        Abbreviations.LoadEmbedded(),
        EmergencyReader.LoadEmbedded(),
        EmbeddedData.Load("concepts.json", DataJson.Default.DictionaryStringStringArray),
        EmbeddedData.Load("intents.json", DataJson.Default.DictionaryStringDictionaryStringDouble));

    public Understanding Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Tokenizer.Read(text);
        var words = abbreviations.Expand(tokens);
        if (emergencies.Read(words)) return new Understanding(Intents.Emergency, 1, [], true);

        var ranked = Score(FindConcepts(tokens, words));
        if (ranked.Count == 0) return new Understanding(Intents.OutOfScope, 0, [], false);
        return new Understanding(ranked[0].Intent, ranked[0].Score, [.. ranked.Skip(1).Take(RunnersUpMax)], false);
    }

    private bool[] FindConcepts(List<Token> tokens, List<Token> words)
    {
        var matches = phrases.FindAll(words).ToArray();
        var ignored = Cover(words, matches, conceptIds[IgnoreConcept]);
        var concepts = new bool[conceptIds.Count];
        foreach (var match in matches) concepts[match.Value] |= !IsWithin(match, ignored);
        foreach (var feature in UtteranceFeatures.Read(tokens, words)) concepts[conceptIds[feature]] = true;

        var (stop, filler) = (conceptIds[StopConcept], conceptIds[StopFillerConcept]);
        concepts[conceptIds[UtteranceFeatures.WholeStop]] =
            concepts[stop] && Array.TrueForAll(Cover(words, matches, stop, filler), isCovered => isCovered);
        return concepts;
    }

    /// <summary>Which words are part of a phrase of these concepts.</summary>
    private static bool[] Cover(List<Token> words, PhraseMatch<int>[] matches, params int[] concepts)
    {
        var covered = new bool[words.Count];
        foreach (var match in matches)
        {
            if (concepts.Contains(match.Value)) Array.Fill(covered, true, match.Start, match.End - match.Start);
        }

        return covered;
    }

    private static bool IsWithin(PhraseMatch<int> match, bool[] cover) =>
        !cover.AsSpan(match.Start, match.End - match.Start).Contains(false);

    private List<ScoredIntent> Score(bool[] concepts)
    {
        var scored = new List<ScoredIntent>();
        foreach (var (intent, rules) in intents)
        {
            var (best, second) = (0d, 0d);
            foreach (var rule in rules)
            {
                if (!rule.Holds(concepts)) continue;
                if (rule.Weight > best) (best, second) = (rule.Weight, best);
                else if (rule.Weight > second) second = rule.Weight;
            }

            if (best > 0) scored.Add(new ScoredIntent(intent, best + ((1 - best) * second * SecondRuleShare)));
        }

        // A stable order, so that equal scores give the same answer on every machine.
        return [.. scored.OrderByDescending(intent => intent.Score)];
    }

    private IntentRule ReadRule(string rule, double weight)
    {
        var names = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new IntentRule(
            [.. names.Where(name => name[0] != '-').Select(ConceptId)],
            [.. names.Where(name => name[0] == '-').Select(name => ConceptId(name[1..]))],
            weight);
    }

    private int ConceptId(string name) => conceptIds.TryGetValue(name, out var id)
        ? id
        : throw new ArgumentException($"A rule names the concept '{name}', which the concept list does not have.", nameof(name));

    private static string CheckIntent(string intent) => Intents.All.Contains(intent)
        ? intent
        : throw new ArgumentException($"The rules name the intent '{intent}', which does not exist.", nameof(intent));
}
