using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Reads what a board member says of money that the club spent: "chi 200k mua bánh kẹo", "thuê loa hết 300 nghìn".</summary>
internal sealed class SpendingSentence
{
    /// <summary>Longest purpose, in UTF-16 units: it stands in a sentence and in the book.</summary>
    private const int PurposeLengthMax = 60;

    private readonly string[] titles;
    private readonly IReadOnlyList<string[]> lead;
    private readonly IReadOnlyList<string[]> asking;
    private readonly IReadOnlyList<string[]> spend;
    private readonly IReadOnlyList<string[]> buy;
    private readonly IReadOnlyList<string[]> spent;
    private readonly IReadOnlyList<string[]> fillers;

    public SpendingSentence(SpendingTexts words, GiftWords giftWords)
    {
        titles = giftWords.Titles().Split('|');
        lead = SaidWords.Phrases(giftWords.Lead());
        asking = SaidWords.Phrases(words.WordsOfAsking());
        spend = SaidWords.Phrases(words.WordsOfSpending());
        buy = SaidWords.Phrases(words.WordsOfBuying());
        spent = SaidWords.Phrases(words.WordsBeforeThePrice());
        fillers = SaidWords.Phrases(words.WordsLeftOut());
    }

    /// <summary>True when the sentence surely tells of spending, so that no question is needed what it is about.</summary>
    public bool IsSpending(string text)
    {
        var words = new SaidWords(text, titles);
        if (words.Find(asking) >= 0 || MoneyReader.Read(text) is null)
        {
            return false;
        }

        words.TakeAll(lead);
        var start = FirstWord(words);
        var verb = words.LengthAt(spend, start);
        // "chi" without marks may be the title "chị": then what follows has to say that something was bought.
        var isSpent = verb > 1 || (verb == 1 && start + 1 < words.Count && (char.IsAsciiDigit(words[start + 1].Text[0]) || words.LengthAt(buy, start + 1) > 0));
        return isSpent || (words.LengthAt(buy, start) > 0 && words.Find(spent) > start);
    }

    /// <summary>How much, and what for; a part that was not said is null.</summary>
    public (Dong? Amount, string? Purpose) Read(string text)
    {
        var composed = VietnameseFold.Compose(text);
        if (MoneyReader.Read(composed) is not { Amount: > 0 } money)
        {
            return (null, PurposeIn(composed));
        }

        return (new Dong(money.Amount), PurposeIn(string.Concat(composed.AsSpan(0, money.Start), " ", composed.AsSpan(money.End))));
    }

    private string? PurposeIn(string text)
    {
        var words = new SaidWords(text, titles);
        words.TakeAll(lead);
        var start = FirstWord(words);
        words.Take(start, words.LengthAt(spend, start));
        words.TakeAll(spent);
        start = FirstWord(words);
        words.Take(start, words.LengthAt(fillers, start));
        var purpose = ShownText.Tidy(words.Rest(0, words.Count), PurposeLengthMax);
        return purpose.Any(char.IsLetter) ? purpose : null;
    }

    /// <summary>Place of the first word that is not taken; the number of words when there is none.</summary>
    private static int FirstWord(SaidWords words)
    {
        var place = 0;
        while (place < words.Count && (words[place].IsTaken || words[place].IsMark))
        {
            place++;
        }

        return place;
    }
}
