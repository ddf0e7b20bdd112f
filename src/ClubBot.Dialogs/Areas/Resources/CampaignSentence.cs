using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Language.Dates;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Reads what a board member says of a campaign: "vận động mua máy đo huyết áp, mục tiêu 3 triệu, đến 31/12".</summary>
internal sealed class CampaignSentence
{
    private readonly string[] titles;
    private readonly IReadOnlyList<string[]> campaign;
    private readonly IReadOnlyList<string[]> close;
    private readonly IReadOnlyList<string[]> target;
    private readonly IReadOnlyList<string[]> until;
    private readonly IReadOnlyList<string[]> barely;
    private readonly IReadOnlyList<string[]> purpose;

    private readonly FeeMonthReader months;

    public CampaignSentence(GiftWords words, FeeWords feeWords)
    {
        months = new FeeMonthReader(feeWords);
        titles = words.Titles().Split('|');
        campaign = SaidWords.Phrases(words.Campaign());
        close = SaidWords.Phrases(words.CloseCampaign());
        target = SaidWords.Phrases(words.Target());
        barely = SaidWords.Phrases(words.BarelyCampaign());
        purpose = SaidWords.Phrases(words.Purpose());
        until = SaidWords.Phrases(words.Until());
    }

    /// <summary>True when the sentence is about opening or closing a campaign: it begins with the words for it.</summary>
    public bool IsAbout(string text)
    {
        var words = new SaidWords(text, titles);
        // "vận động" is exercise as well: alone it takes a purpose or an amount to be a campaign.
        return words.LengthAt(barely, 0) > 0
            ? words.Count == 2 || words.LengthAt(purpose, 2) > 0 || MoneyReader.Read(text) is not null
            : words.LengthAt(campaign, 0) > 0 || words.LengthAt(close, 0) > 0;
    }

    /// <summary>True when the sentence wants a campaign closed.</summary>
    public bool Closes(string text) => new SaidWords(text, titles) is var words && words.LengthAt(close, 0) > 0;

    /// <summary>What the sentence says; null for what it does not say.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The instant on the clubs' clock, from which "tháng sau" counts.</param>
    public CampaignWords Read(string text, DateTimeOffset now)
    {
        var composed = VietnameseFold.Compose(text);
        var money = MoneyReader.Read(composed) is { Amount: > 0 } found ? found : (MoneyReading?)null;
        var when = DateTimeReader.Read(composed, now);
        var words = new SaidWords(composed, titles);
        words.TakeAll(campaign);
        words.TakeAll(close);
        var start = Enumerable.Range(0, words.Count).FirstOrDefault(index => !words[index].IsTaken && !words[index].IsMark, words.Count);
        var end = Enumerable.Range(start, words.Count - start).FirstOrDefault(IsEnd, words.Count);
        var name = ShownText.Tidy(words.Rest(start, end), Campaign.NameLengthMax);
        return new CampaignWords(
            name.Length == 0 ? null : name,
            money is { } amount ? new Dong(amount.Amount) : null,
            when.Problem is not DateTimeProblem.None ? null : when.Date ?? LastDayOf(composed, now));

        bool IsEnd(int index) =>
            words[index].IsMark || words.LengthAt(target, index) > 0 || words.LengthAt(until, index) > 0 || words.StartOf(index) >= money?.Start
            || when.Spans.Any(span => words.StartOf(index) >= span.Start);
    }

    /// <summary>"hết tháng 12", "cuối tháng sau": the last day of the month; null where no month is named.</summary>
    private DateOnly? LastDayOf(string text, DateTimeOffset now) =>
        months.Named(new SaidWords(text, titles), CalendarMonth.Of(DateOnly.FromDateTime(now.DateTime))) is { } month
            ? new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month))
            : null;
}

/// <summary>What a sentence says of a campaign.</summary>
/// <param name="Name">What it is for, or null.</param>
/// <param name="Target">The target, or null.</param>
/// <param name="EndsOn">The last day, or null.</param>
internal sealed record CampaignWords(string? Name, Dong? Target, DateOnly? EndsOn);
