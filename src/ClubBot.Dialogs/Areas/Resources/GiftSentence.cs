using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Reads what a board member says of a gift: "ông Nam ủng hộ 500k", "bà Hai cho 10 cân gạo, trị giá 200 nghìn".</summary>
internal sealed partial class GiftSentence
{
    private readonly string[] titles;
    private readonly IReadOnlyList<string[]> give;
    private readonly IReadOnlyList<string[]> giveWeakly;
    private readonly IReadOnlyList<string[]> receiver;
    private readonly IReadOnlyList<string[]> worth;
    private readonly IReadOnlyList<string[]> lead;
    private readonly IReadOnlyList<string[]> notARecord;
    private readonly IReadOnlyList<string[]> book;
    private readonly IReadOnlyList<string[]> bank;

    public GiftSentence(GiftWords words)
    {
        titles = words.Titles().Split('|');
        give = SaidWords.Phrases(words.Give());
        giveWeakly = SaidWords.Phrases(words.GiveWeakly());
        receiver = SaidWords.Phrases(words.Receiver());
        worth = SaidWords.Phrases(words.Worth());
        lead = SaidWords.Phrases(words.Lead());
        notARecord = SaidWords.Phrases(words.NotARecord());
        bank = SaidWords.Phrases(words.Bank());
        book = SaidWords.Phrases(words.Book());
    }

    /// <summary>The number of the book of gifts that the text is, "TL003": what a donor says about being named may change at any time.</summary>
    public static int? BookNumber(string text) => NumberOfBook().Match(text) is { Success: true } number
        ? int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

    /// <summary>True when the sentence asks for the book of gifts.</summary>
    public bool AsksForBook(string text) => new SaidWords(text, titles).Find(book) >= 0;

    /// <summary>True when the sentence surely tells of a gift, so that no question is needed what it is about.</summary>
    public bool IsGift(string text)
    {
        var words = new SaidWords(text, titles);
        if (words.Find(notARecord) >= 0 || words.Find(book) >= 0 || Read(text) is not { Donor: { } donor } gift)
        {
            return false;
        }

        // "cho" says little: only a person with a title gives by it.
        var isCounted = gift.Value is not null || (gift.Things ?? "").Any(char.IsDigit);
        return isCounted && (words.Find(give) >= 0 || new SaidWords(donor, titles).IsTitle(0));
    }

    /// <summary>What the sentence says; null when it says nothing of giving.</summary>
    public GiftRequest? Read(string text)
    {
        var words = new SaidWords(text, titles);
        words.TakeAll(lead);
        var isByBank = words.TakeAll(bank);
        var at = words.Find(give);
        var verb = at >= 0 ? words.LengthAt(give, at) : 0;
        if (at < 0)
        {
            at = words.Find(giveWeakly);
            verb = at >= 0 ? words.LengthAt(giveWeakly, at) : 0;
        }

        if (at < 0)
        {
            return null;
        }

        var donor = ShownText.Tidy(words.Rest(0, at), Gift.DonorLengthMax);
        var what = What(words, at + verb, text);
        return new GiftRequest(donor.Length == 0 ? null : donor, what.Value, what.Things) { IsByBank = isByBank && what.Things is null };
    }

    /// <summary>What is given, where only that was asked for.</summary>
    public GiftRequest ReadWhat(string text)
    {
        var words = new SaidWords(text, titles);
        var what = What(words, 0, text);
        return new GiftRequest(null, what.Value, what.Things);
    }

    /// <summary>Money, or things and what they are worth: an amount after a number of things, or after a word for worth, is their value.</summary>
    private (Dong? Value, string? Things) What(SaidWords words, int from, string text)
    {
        // "5.000" and "1,5 triệu" are one number: money is read off the text itself.
        var said = from == 0 ? text : After(words, from, text);
        var money = MoneyReader.Read(said) is { Amount: > 0 } found ? found : (MoneyReading?)null;
        var before = new SaidWords(money is { } amount ? said[..amount.Start] : said, titles);
        var isWorth = before.TakeAll(worth);
        var start = 0;
        while (start < before.Count && (before[start].IsMark || before.LengthAt(receiver, start) > 0))
        {
            start += Math.Max(1, before.LengthAt(receiver, start));
        }

        var end = before.Find(receiver, start) is >= 0 and var receives ? receives : before.Count;
        var things = ShownText.Tidy(before.Rest(start, end), Gift.ThingsLengthMax);
        if (money is not { } value)
        {
            return (null, things.Length == 0 ? null : things);
        }

        return things.Length > 0 && (isWorth || things.Any(char.IsDigit)) ? (new Dong(value.Amount), things) : (new Dong(value.Amount), null);
    }

    /// <summary>The text from a word on.</summary>
    private static string After(SaidWords words, int from, string text)
    {
        var composed = VietnameseFold.Compose(text);
        return from >= words.Count ? "" : composed[words.StartOf(from)..];
    }

    [GeneratedRegex(@"^\s*[Tt][Ll]\s*0*(\d{1,6})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberOfBook();
}

/// <summary>What a sentence says of a gift.</summary>
/// <param name="Donor">Who gives, as it was said; null where nobody was named.</param>
/// <param name="Value">The money, or what the things are worth; null where no amount was named.</param>
/// <param name="Things">The things; null for money, and where nothing was named.</param>
internal sealed record GiftRequest(string? Donor, Dong? Value, string? Things)
{
    /// <summary>True when the money came into the bank; cash otherwise.</summary>
    public bool IsByBank { get; init; }

    public bool SaysWhat => Value is not null || Things is not null;
}
