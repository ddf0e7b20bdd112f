using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>Reads the sentences of one embedded file. Each member of a derived class is the only reader of the key of its name.</summary>
internal abstract class ReasonCatalog
{
    private readonly string prefix;
    private readonly Dictionary<string, string> sentences;

    /// <param name="resource">Name of the embedded file, a flat JSON object of sentences.</param>
    /// <param name="prefix">What stands before the member's name in each key, with its dot.</param>
    protected ReasonCatalog(string resource, string prefix)
    {
        this.prefix = prefix;
        using var stream = typeof(ReasonCatalog).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its texts '{resource}'.");
        sentences = JsonSerializer.Deserialize(stream, ImportJson.Default.DictionaryStringString)!;
    }

    /// <summary>Keys of the file, for the test that holds them against the members.</summary>
    public IReadOnlyCollection<string> Keys => sentences.Keys;

    protected ImportReason Say([CallerMemberName] string member = "") => Say([], member);

    protected ImportReason Say((string Name, object Value)[] values, [CallerMemberName] string member = "")
    {
        var code = JsonNamingPolicy.CamelCase.ConvertName(member);
        var sentence = new StringBuilder(sentences[prefix + code]);
        foreach (var (name, value) in values)
            sentence.Replace('{' + name + '}', FormattableString.Invariant($"{value}"));

        return new ImportReason(code, sentence.ToString());
    }
}
