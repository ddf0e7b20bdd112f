using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Knows who asks for the passbook as a picture or on paper, whatever else is being talked about.</summary>
internal sealed class LoanPageSentence(LoanPageWords words)
{
    /// <summary>As people call the file.</summary>
    private const string Pdf = "pdf";

    private readonly SaidPhrases picture = new(words.Picture());
    private readonly SaidPhrases paper = new(words.Paper());
    private readonly SaidPhrases book = new(words.Book());
    private readonly SaidPhrases pdf = new(Pdf);

    public bool IsForPicture(string text) => picture.AreIn(text);

    public bool IsForPaper(string text) => paper.AreIn(text) || (pdf.AreIn(text) && book.AreIn(text));
}

/// <summary>Words by which the pages of the passbook are asked for, the phrases of a list with a bar between them.</summary>
public sealed class LoanPageWords(TextCatalog catalog) : TextSet(catalog, "loanPageWords")
{
    public string Picture() => Label();

    public string Paper() => Label();

    /// <summary>The passbook itself.</summary>
    public string Book() => Label();
}
