using ClubBot.Cli;

namespace ClubBot.Tests.Cli;

public sealed class CommandOutputTests
{
    [Fact]
    public void WriteTable_CellsOfAllLengths_StandBelowEachOther()
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteTable([["Tờ", "Dòng", "Lý do"], ["Sổ hội viên", "7", ""], ["a", "1234", "hết"]]);
        Assert.Equal("Tờ           Dòng  Lý do\nSổ hội viên  7\na            1234  hết\n", output.ToString());
    }

    [Fact]
    public void WriteTable_ControlCharactersOfAForeignFile_ReachNoTerminal()
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteTable([["a\u001b[31mb\nc\td", "e"]]);
        Assert.Equal("a [31mb c d  e\n", output.ToString());
    }
}
