using System.Collections.Frozen;

namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>What every dialog has to be seen to stand.</summary>
public enum TranscriptKind
{
    HappyPath,
    No,
    Nonsense,
    WithoutToneMarks,

    /// <summary>Somebody stops in the middle, the product is restarted, and they go on.</summary>
    LongPause,

    /// <summary>Two people are in the same dialog at once.</summary>
    SecondPerson,
}

/// <summary>A line <c>covers: health.register no, nonsense</c> of a transcript, one for each kind it names.</summary>
/// <param name="Dialog">Id of the dialog.</param>
/// <param name="Kind">What is shown of it.</param>
internal sealed record TranscriptCover(string Dialog, TranscriptKind Kind)
{
    private const string Prefix = "covers: ";
    private const string SaysAndIsDone = "it says one thing, asks nothing and is over within the turn";

    private static readonly FrozenDictionary<string, TranscriptKind> Kinds = new Dictionary<string, TranscriptKind>
    {
        ["happy path"] = TranscriptKind.HappyPath,
        ["no"] = TranscriptKind.No,
        ["nonsense"] = TranscriptKind.Nonsense,
        ["without tone marks"] = TranscriptKind.WithoutToneMarks,
        ["long pause"] = TranscriptKind.LongPause,
        ["second person"] = TranscriptKind.SecondPerson,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What cannot be shown of a dialog, and why.</summary>
    public static readonly FrozenDictionary<TranscriptCover, string> Impossible = new[] { "bot.not-for-you", "health.vitals" }
        .SelectMany(dialog => new[] { TranscriptKind.No, TranscriptKind.Nonsense, TranscriptKind.LongPause, TranscriptKind.SecondPerson }
            .Select(kind => KeyValuePair.Create(new TranscriptCover(dialog, kind), SaysAndIsDone)))
        .ToFrozenDictionary();

    /// <summary>True for a dialog that never lies open, so that no trace of it is found.</summary>
    public static bool IsOverInOneTurn(string dialog) => Impossible.ContainsKey(new TranscriptCover(dialog, TranscriptKind.LongPause));

    /// <summary>What a transcript says it covers.</summary>
    /// <exception cref="FormatException">A kind is not known.</exception>
    public static IEnumerable<TranscriptCover> Of(string text) =>
        from line in text.ReplaceLineEndings("\n").Split('\n')
        where line.StartsWith(Prefix, StringComparison.Ordinal)
        let words = line[Prefix.Length..].Trim().Split(' ', 2)
        from kind in words.Length > 1 ? words[1].Split(',', StringSplitOptions.TrimEntries) : [""]
        select new TranscriptCover(
            words[0], Kinds.TryGetValue(kind, out var known) ? known : throw new FormatException($"'{kind}' is none of: {string.Join(", ", Kinds.Keys)}."));
}
