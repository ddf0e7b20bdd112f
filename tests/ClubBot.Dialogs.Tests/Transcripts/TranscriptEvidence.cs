namespace ClubBot.Dialogs.Tests.Transcripts;

/// <summary>What the replay of a transcript saw of the dialogs, so that what its heading promises can be believed.</summary>
internal sealed class TranscriptEvidence
{
    private readonly HashSet<(string Dialog, TranscriptKind Kind)> seen = [];

    /// <summary>False when the kind leaves a trace and there is none; a no and nonsense are left to whoever reads the file.</summary>
    public bool Bears(TranscriptCover cover) => cover.Kind switch
    {
        _ when TranscriptCover.IsOverInOneTurn(cover.Dialog) => true,
        TranscriptKind.LongPause or TranscriptKind.SecondPerson or TranscriptKind.WithoutToneMarks => seen.Contains((cover.Dialog, cover.Kind)),
        _ => seen.Contains((cover.Dialog, TranscriptKind.HappyPath)),
    };

    /// <summary>Somebody typed this while, or so that, these dialogs were open.</summary>
    public void Typed(string text, IReadOnlyList<string> dialogs)
    {
        if (text.Count(char.IsLetter) > 2 && text[0] is not ('{' or '[') && text.All(char.IsAscii))
        {
            Note(dialogs, TranscriptKind.WithoutToneMarks);
        }
    }

    /// <summary>These dialogs lie open, a list for each conversation.</summary>
    public void Open(IReadOnlyList<IReadOnlyList<string>> conversations)
    {
        var all = conversations.SelectMany(dialogs => dialogs.Distinct(StringComparer.Ordinal)).ToList();
        Note(all, TranscriptKind.HappyPath);
        Note(all.GroupBy(dialog => dialog, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key), TranscriptKind.SecondPerson);
    }

    /// <summary>The product was restarted while these dialogs lay open in a conversation.</summary>
    public void Restarted(IReadOnlyList<string> dialogs) => Note(dialogs, TranscriptKind.LongPause);

    private void Note(IEnumerable<string> dialogs, TranscriptKind kind)
    {
        foreach (var dialog in dialogs)
        {
            seen.Add((dialog, kind));
        }
    }
}
