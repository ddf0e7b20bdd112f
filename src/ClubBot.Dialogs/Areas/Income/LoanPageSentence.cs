using ClubBot.Dialogs.Texts;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Knows who asks for the passbook as a picture or on paper, whatever else is being talked about.</summary>
internal sealed class LoanPageSentence(LoanPageWords words)
{
    /// <summary>As people call the file.</summary>
    private const string Pdf = "pdf";

    private readonly PhraseList picture = new(words.Picture().Split('|'));
    private readonly PhraseList paper = new(words.Paper().Split('|'));
    private readonly PhraseList book = new(words.Book().Split('|'));
    private readonly PhraseList pdf = new([Pdf]);

    public bool IsForPicture(string text) => picture.IsIn(text);

    public bool IsForPaper(string text) => paper.IsIn(text) || (pdf.IsIn(text) && book.IsIn(text));
}

/// <summary>Words by which the pages of the passbook are asked for, the phrases of a list with a bar between them.</summary>
public sealed class LoanPageWords(TextCatalog catalog) : TextSet(catalog, "loanPageWords")
{
    public string Picture() => Label();

    public string Paper() => Label();

    /// <summary>The passbook itself.</summary>
    public string Book() => Label();
}
