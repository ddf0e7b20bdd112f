using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Funds.Contributions;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Reads what a board member says of fees in one sentence: "thu phí cả nhà trừ ông Tư", "bà Sáu nộp phí 3 tháng", "bỏ phí bà Sáu".</summary>
internal sealed class FeeSentence
{
    /// <summary>Months that are paid at once at most.</summary>
    private const int MonthsMax = 12;

    private readonly FeeMonthReader months;
    private readonly string[] titles;
    private readonly IReadOnlyList<string[]> fee;
    private readonly IReadOnlyList<string[]> otherFee;
    private readonly IReadOnlyList<string[]> collect;
    private readonly IReadOnlyList<string[]> everyone;
    private readonly IReadOnlyList<string[]> except;
    private readonly IReadOnlyList<string[]> takeBack;
    private readonly IReadOnlyList<string[]> exempt;
    private readonly IReadOnlyList<string[]> endExempt;
    private readonly IReadOnlyList<string[]> because;
    private readonly IReadOnlyList<string[]> whoOwes;
    private readonly IReadOnlyList<string[]> question;
    private readonly IReadOnlyList<string[]> and;
    private readonly IReadOnlyList<string[]> bank;
    private readonly IReadOnlyList<string[]> filler;

    public FeeSentence(FeeWords words)
    {
        months = new FeeMonthReader(words);
        titles = words.Titles().Split('|');
        fee = SaidWords.Phrases(words.Fee());
        otherFee = SaidWords.Phrases(words.OtherFee());
        collect = SaidWords.Phrases(words.Collect());
        everyone = SaidWords.Phrases(words.Everyone());
        except = SaidWords.Phrases(words.Except());
        takeBack = SaidWords.Phrases(words.TakeBack());
        exempt = SaidWords.Phrases(words.Exempt());
        endExempt = SaidWords.Phrases(words.EndExempt());
        because = SaidWords.Phrases(words.Because());
        whoOwes = SaidWords.Phrases(words.WhoOwes());
        question = SaidWords.Phrases(words.Question());
        and = SaidWords.Phrases(words.And());
        bank = SaidWords.Phrases(words.Bank());
        filler = SaidWords.Phrases(words.Filler());
    }

    /// <summary>True when the sentence asks who has not paid.</summary>
    public bool AsksWhoOwes(string sentence)
    {
        var words = new SaidWords(sentence, titles);
        return words.Find(whoOwes) >= 0 && words.Find(fee) >= 0;
    }

    /// <summary>The month that a question is about.</summary>
    public CalendarMonth MonthOf(string question, CalendarMonth now) => months.Take(new SaidWords(question, titles), now, 0).Months[0];

    /// <summary>What is to be done with whose fees; null when the sentence is about something else.</summary>
    /// <param name="sentence">What was typed.</param>
    /// <param name="now">This month, from which "tháng trước" counts.</param>
    public FeeRequest? Read(string sentence, CalendarMonth now)
    {
        var words = new SaidWords(sentence, titles);
        var isExempted = words.Find(exempt) >= 0;
        if ((words.Find(fee) < 0 && !isExempted) || words.Find(otherFee) >= 0 || words.Find(question) >= 0 || words.Find(whoOwes) >= 0)
        {
            return null;
        }

        var (end, reason) = words.Find(because) is >= 0 and var at && isExempted
            ? (at, words.Rest(at + words.LengthAt(because, at), words.Count))
            : (words.Count, null);
        // First, since "bo" without marks may be the end of "cau lac bo".
        var isEveryone = words.TakeAll(everyone);
        var what = words.TakeAll(endExempt) ? FeeDeed.EndExemption
            : words.TakeAll(exempt) ? FeeDeed.Exempt
            : words.TakeAll(takeBack) ? FeeDeed.TakeBack
            : FeeDeed.Charge;
        var isByBank = words.TakeAll(bank);
        words.TakeAll(fee);
        var said = months.Take(words, now, MonthsMax);
        var excepted = words.Find(except);
        words.TakeAll(except);
        words.TakeAll(collect);
        words.TakeAll(and);
        words.TakeAll(filler);
        if (reason is not null && words.Runs(0, end).Count == 0)
        {
            // "mien phi cho vi thi lan": a family name, no "vì".
            (end, reason) = (words.Count, null);
        }

        var barrier = excepted >= 0 && excepted < end ? excepted : end;
        var names = words.Runs(0, barrier);
        // "cả nhà bà Sáu" is her household, not the club: only who is named is meant.
        return isEveryone || names.Count > 0
            ? new FeeRequest(
                what, isEveryone && names.Count == 0, names, words.Runs(barrier, end), said.Months, said.Count, reason is { Length: > 0 } ? reason : null)
            {
                IsByBank = isByBank,
            }
            : null;
    }
}

/// <summary>Takes months out of a sentence: "tháng 9, 10", "tháng trước", "3 tháng", "cả năm".</summary>
internal sealed class FeeMonthReader(FeeWords words)
{
    private readonly IReadOnlyList<string[]> month = SaidWords.Phrases(words.Month());
    private readonly IReadOnlyList<string[]> thisMonth = SaidWords.Phrases(words.ThisMonth());
    private readonly IReadOnlyList<string[]> lastMonth = SaidWords.Phrases(words.LastMonth());
    private readonly IReadOnlyList<string[]> nextMonth = SaidWords.Phrases(words.NextMonth());
    private readonly IReadOnlyList<string[]> wholeYear = SaidWords.Phrases(words.WholeYear());
    private readonly IReadOnlyList<string[]> and = SaidWords.Phrases(words.And());

    /// <summary>The last month that is named, or null.</summary>
    public CalendarMonth? Named(SaidWords said, CalendarMonth now) => said.Find(month) < 0 ? null : Take(said, now, 0).Months[^1];

    /// <summary>The months that are named, or how many are meant from this one on; this month where nothing is said.</summary>
    public (IReadOnlyList<CalendarMonth> Months, int? Count) Take(SaidWords said, CalendarMonth now, int countMax)
    {
        if (said.TakeAll(wholeYear))
        {
            return (CalendarMonth.OfYear(now.Year), null);
        }

        var found = new SortedSet<CalendarMonth>();
        Add(thisMonth, now);
        Add(lastMonth, now.Plus(-1));
        Add(nextMonth, now.Plus(1));
        for (var at = said.Find(month); at >= 0; at = said.Find(month, at + 1))
        {
            if (at > 0 && !said[at - 1].IsTaken && Number(said[at - 1].Text) is { } count && count <= countMax)
            {
                said.Take(at - 1, 2);
                return ([now], count);
            }

            said.Take(at, 1);
            TakeNumbers(said, at + 1, now, found);
        }

        return found.Count > 0 ? ([.. found], null) : ([now], null);

        void Add(IReadOnlyList<string[]> phrases, CalendarMonth meant)
        {
            if (said.TakeAll(phrases))
            {
                found.Add(meant);
            }
        }
    }

    /// <summary>The numbers that follow the word for a month, with marks or an "and" between them.</summary>
    private void TakeNumbers(SaidWords said, int from, CalendarMonth now, SortedSet<CalendarMonth> found)
    {
        for (var next = from; next < said.Count; next++)
        {
            if (Month(said[next].Text, now) is { } named)
            {
                found.Add(named);
                said.Take(next, 1);
            }
            else if (!said[next].IsMark && said.LengthAt(and, next) == 0)
            {
                return;
            }
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>"10" is the October nearest to this month, "10/2026" that of the year.</summary>
    private static CalendarMonth? Month(string text, CalendarMonth now) => text.Split('/', '-') switch
    {
        [var month] when Number(month) is <= 12 and var number => Enumerable.Range(now.Year - 1, 3)
            .Select(year => new CalendarMonth(year, number))
            .MinBy(candidate => Math.Abs(((candidate.Year - now.Year) * 12) + candidate.Month - now.Month)),
        [var month, var year] when Number(month) is <= 12 and var number && Number(year) is >= 2000 and <= 2099 and var full =>
            new CalendarMonth(full, number),
        _ => null,
    };
}

/// <summary>What is to be done with fees.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeeDeed>))]
internal enum FeeDeed
{
    Charge,
    TakeBack,
    Exempt,
    EndExemption,
}

/// <summary>What a sentence says of fees. Names are as they were said: nobody of the roster was looked for yet.</summary>
/// <param name="Deed">What is to be done.</param>
/// <param name="IsEveryone">True for everybody who owes something.</param>
/// <param name="Names">Who is named.</param>
/// <param name="Except">Who is left out.</param>
/// <param name="Months">The months that were named, or this one.</param>
/// <param name="Count">How many months from this one on that are not paid yet; null where months were named.</param>
/// <param name="Reason">Why somebody need not pay, or null.</param>
internal sealed record FeeRequest(
    FeeDeed Deed, bool IsEveryone, IReadOnlyList<string> Names, IReadOnlyList<string> Except, IReadOnlyList<CalendarMonth> Months, int? Count, string? Reason)
{
    /// <summary>True when the money came into the bank; cash otherwise.</summary>
    public bool IsByBank { get; init; }
}
