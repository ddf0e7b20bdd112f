using System.Globalization;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>A text to read dates from: its tokens, and the words of dates among them, looked up once.</summary>
internal sealed class DateSource
{
    private const int Unread = -2;
    private const int NoNumber = -1;

    // First words of numbers, so that the parser of numbers is asked about these only.
    private static readonly HashSet<string> NumberKeys = new(StringComparer.Ordinal)
    {
        "khong", "mot", "hai", "ba", "bon", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "chuc", "ham", "bam", "tram",
    };
    private const int PressureReach = 8;

    private readonly List<PhraseMatch<DateMeaning>> words = [];
    private readonly int[] firstWord;
    private readonly NumberText counting;
    private readonly int[] numbers;
    private readonly int[] numberEnds;

    /// <param name="counting">The text, signs included, prepared for reading numbers.</param>
    /// <param name="isMarked">Whether its writer uses tone marks.</param>
    /// <param name="reference">The moment of writing; its own offset decides which day is today.</param>
    public DateSource(NumberText counting, bool isMarked, DateTimeOffset reference)
    {
        this.counting = counting;
        var tokens = counting.Tokens;
        (Tokens, IsMarked, Now) = (tokens, isMarked, reference.DateTime);
        Today = DateOnly.FromDateTime(Now);
        firstWord = new int[tokens.Length + 1];
        Moments = new Memo<Moment>(tokens.Length);
        Periods = new Memo<PeriodMention>(tokens.Length);
        RelativeDays = new Memo<DayMention>(tokens.Length);
        CalendarDays = new Memo<DayMention>(tokens.Length);
        numbers = new int[tokens.Length];
        numberEnds = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            numbers[i] = Unread;
            firstWord[i] = words.Count;
            if (tokens[i].Kind != TokenKind.Symbol) DateLexicon.Phrases.AddAt(words, tokens, i, isMarked);
        }

        firstWord[tokens.Length] = words.Count;
    }

    public IReadOnlyList<Token> Tokens { get; }

    public bool IsMarked { get; }

    /// <summary>The clock of the writer.</summary>
    public DateTime Now { get; }

    public DateOnly Today { get; }

    public int Count => Tokens.Count;

    public Memo<Moment> Moments { get; }

    public Memo<PeriodMention> Periods { get; }

    public Memo<DayMention> RelativeDays { get; }

    public Memo<DayMention> CalendarDays { get; }

    /// <summary>Whether a date, a time or a number may begin here: most words need no closer look.</summary>
    public bool CanBegin(int at) => firstWord[at] < firstWord[at + 1] || Number(at, out _) is not null || Is(at, "t");

    public Token? At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : null;

    public bool Is(int index, string key) => index >= 0 && index < Tokens.Count && Tokens[index].Key == key;

    /// <summary>The longest phrase of one kind at a place.</summary>
    public bool Find(int at, DateWord kind, out int value, out int next)
    {
        (value, next) = (0, at);
        if (at < 0 || at >= Tokens.Count) return false;
        for (var i = firstWord[at]; i < firstWord[at + 1]; i++)
        {
            if (words[i].Value.Word == kind && words[i].End > next) (value, next) = (words[i].Value.Value, words[i].End);
        }

        return next > at;
    }

    public bool Find(int at, DateWord kind, out int next) => Find(at, kind, out _, out next);

    public bool Has(int at, DateWord kind) => Find(at, kind, out _, out _);

    /// <summary>Passes a phrase of one kind, if it stands here.</summary>
    public int Skip(int at, DateWord kind) => Find(at, kind, out _, out var next) ? next : at;

    /// <summary>The longest phrase of any kind at a place is of this one.</summary>
    public bool IsLongest(int at, DateWord kind, out int next)
    {
        next = at;
        if (!Find(at, kind, out _, out next)) return false;
        for (var i = firstWord[at]; i < firstWord[at + 1]; i++)
        {
            if (words[i].End > next) return false;
        }

        return true;
    }

    /// <summary>A whole number below 10,000 in digits or words, or null.</summary>
    public int? Number(int at, out int next)
    {
        next = at;
        if (at < 0 || at >= Tokens.Count || Tokens[at].Kind == TokenKind.Symbol) return null;
        if (numbers[at] == Unread) ReadNumber(at);
        next = numberEnds[at];
        return numbers[at] == NoNumber ? null : numbers[at];
    }

    /// <summary>The longest number that begins at a token, of any size, or null.</summary>
    public ParsedNumber? Counted(int at) => counting.Number(at);

    /// <summary>Digits of at most this length, as a number.</summary>
    public int? Digits(int at, int length) => at >= 0 && at < Tokens.Count && Tokens[at] is { Kind: TokenKind.Number } token && token.Key.Length <= length
        ? int.Parse(token.Key, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether nothing stands between a token and the one before it.</summary>
    public bool IsGlued(int at) => at > 0 && at < Tokens.Count && Tokens[at].Start == Tokens[at - 1].End;

    /// <summary>So many days after today, or before it when negative; stops at the ends of the calendar.</summary>
    public DateOnly DayAfter(long days) => Days.Add(Today, days);

    /// <summary>Whether a word of blood pressure stands among the tokens shortly before.</summary>
    public bool IsAfterPressure(int at)
    {
        for (var i = Math.Max(0, at - PressureReach); i < at; i++)
        {
            if (Has(i, DateWord.Pressure)) return true;
        }

        return false;
    }

    private void ReadNumber(int at)
    {
        (numbers[at], numberEnds[at]) = (NoNumber, at);
        if (Tokens[at].Kind == TokenKind.Number)
        {
            if (Digits(at, 4) is { } digits) (numbers[at], numberEnds[at]) = (digits, at + 1);
            return;
        }

        if (!NumberKeys.Contains(Tokens[at].Key) || Counted(at) is not { Value: < 10_000 } number || number.Value != decimal.Truncate(number.Value)) return;
        (numbers[at], numberEnds[at]) = ((int)number.Value, number.Next);
        // "tháng tám năm sau", "mười năm": năm behind another digit is a year, since the digit there is lăm.
        if (number.Next - at > 1 && numbers[at] < 100 && Tokens[number.Next - 1] is { Key: "nam" } && Tokens[number.Next - 2].Key is not ("linh" or "le"))
            (numbers[at], numberEnds[at]) = (numbers[at] is < 100 and > 20 && number.Next - at == 2 && numbers[at] % 10 == 5 ? numbers[at] / 10 : numbers[at] - 5, number.Next - 1);
        // "mười rưỡi sáng" is half past ten, not fifteen.
        if (number.Next - at > 1 && Has(number.Next - 1, DateWord.Half)) (numbers[at], numberEnds[at]) = (numbers[at] - 5, number.Next - 1);
    }
}
