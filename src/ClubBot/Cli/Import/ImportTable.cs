using System.Globalization;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Cli.Import;

/// <summary>What an import found, as a table: what needs no care first, what was refused last, then the counts.</summary>
internal static class ImportTable
{
    /// <summary>Longest text of a cell that is repeated; more would push the reason off the screen.</summary>
    private const int CellLengthMax = 48;

    public static void Write(TextWriter output, ImportReport report, ImportTableTexts texts)
    {
        output.WriteTable(
        [
            texts.Headings(),
            .. report.Taken.Select(row => new[] { texts.Taken(), row.Sheet, Number(row.Row), "", row.Name, row.Id }),
            .. report.Missing.Select(missing => new[] { texts.NotInRegister(), "", "", "", missing.Name, missing.Id }),
            .. report.Corrected.Select(note => RowOf(texts.Corrected(), note)),
            .. report.Warned.Select(note => RowOf(texts.Doubtful(), note)),
            .. report.Refused.Select(note => RowOf(texts.Refused(), note)),
        ]);
        var refusedRows = report.Refused.Select(note => (note.Sheet, note.Row)).Distinct().Count();
        output.WriteLine(texts.Rows(report.Taken.Count, report.Corrected.Count, report.Warned.Count, refusedRows));
        if (report is { Added: { } added, Changed: { } changed, Unchanged: { } unchanged })
        {
            output.WriteLine(texts.Changes(added, changed, unchanged, report.Missing.Count));
        }
    }

    private static string[] RowOf(string kind, ImportNote note) =>
    [
        kind, note.Sheet, Number(note.Row), note.Column, note.Made is null ? Short(note.Read) : $"{Short(note.Read)} → {Short(note.Made)}", note.Reason.Sentence,
    ];

    internal static string Short(string text) => text.Length <= CellLengthMax ? text : text[..CellLengthMax] + "…";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
