namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Knows the question how to transfer money to the club from a tale of somebody else who wants a transfer.</summary>
internal sealed class TransferQuestion(GiftWords words)
{
    /// <summary>Longer sentences tell of something.</summary>
    private const int WordsMax = 12;

    private readonly IReadOnlyList<string[]> asked = [.. SaidWords.Phrases(words.Transfer()), .. SaidWords.Phrases(words.Account())];
    private readonly string[] titles = words.Titles().Split('|');

    public bool Is(string text)
    {
        var said = new SaidWords(text, titles);
        return said.Count <= WordsMax && said.Find(asked) >= 0;
    }
}
