using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Sentences about what became of a notice, and the names of the ways by which people are told.</summary>
public sealed class NoticeTexts(TextCatalog catalog) : TextSet(catalog, "notices")
{
    /// <summary>Most of a notice's own words that is quoted, in UTF-16 units.</summary>
    private const int QuoteLengthMax = 80;

    public string Entry() => Label();

    public string None(Speech speech) => Say(speech);

    /// <summary>The counts of a notice; whoever has to be told by hand is counted by the reason.</summary>
    public string Tally(Speech speech, string words, NoticeTally tally) =>
        Say(speech, [.. About(words, tally), ("missed", string.Concat(Missed(tally).Select(line => line + "\n")))]);

    public string AllReached(Speech speech, string words, NoticeTally tally) => Say(speech, About(words, tally));

    /// <summary>Begins what the board is told of by itself.</summary>
    public string News(Speech speech) => Say(speech);

    public string UnderWay(int count) => Counted(count);

    public string NotReached(int count) => Counted(count);

    public string Unsure(int count) => Counted(count);

    public string OptedOut(int count) => Counted(count);

    public string NoWay(int count) => Counted(count);

    public string WhyNotReached() => Label();

    public string WhyUnsure() => Label();

    public string WhyOptedOut() => Label();

    public string WhyNoWay() => Label();

    public string ToTell() => Label();

    public string Earlier() => Label();

    /// <summary>Why somebody has to be told by hand, in a few words behind their name.</summary>
    public string Why(ByHandReason reason) => reason switch
    {
        ByHandReason.NotReached => WhyNotReached(),
        ByHandReason.Unsure => WhyUnsure(),
        ByHandReason.OptedOut => WhyOptedOut(),
        ByHandReason.NoWay => WhyNoWay(),
    };

    private IEnumerable<string> Missed(NoticeTally tally)
    {
        string[] surprising = [.. CountedIf(tally, ByHandReason.NotReached, NotReached), .. CountedIf(tally, ByHandReason.Unsure, Unsure)];
        string[] expected = [.. CountedIf(tally, ByHandReason.NoWay, NoWay), .. CountedIf(tally, ByHandReason.OptedOut, OptedOut)];
        return new[] { string.Join(' ', surprising), string.Join(' ', expected) }.Where(line => line.Length > 0);
    }

    private static IEnumerable<string> CountedIf(NoticeTally tally, ByHandReason reason, Func<int, string> words) =>
        tally.Count(reason) is > 0 and var count ? [words(count)] : [];

    private (string Name, string Value)[] About(string words, NoticeTally tally) =>
    [
        ("words", Quoted(words)),
        ("all", Number(tally.Ends.Count)),
        ("sent", Number(tally.Count(NoticeEnd.Sent))),
        ("waiting", tally.Count(NoticeEnd.Waiting) is > 0 and var waiting ? UnderWay(waiting) : ""),
    ];

    /// <summary>The words up to the end of a word, in one line.</summary>
    private static string Quoted(string words)
    {
        var line = words.ReplaceLineEndings(" ").TrimEnd('.', '?', ' ').Replace("?", "", StringComparison.Ordinal);
        if (line.Length <= QuoteLengthMax)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', QuoteLengthMax);
        return line[..(cut > 0 ? cut : QuoteLengthMax)] + "…";
    }

    private string Counted(int count, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Say(Neutral, [("count", Number(count))], method);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
