using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Reads from a whole sentence how somebody wants to be told: "nhắn cho tôi qua Zalo", "đừng nhắn cho tôi nữa", "nhắn lại cho tôi".</summary>
/// <remarks>Every word of the sentence must be known here: "đừng nhắn cho con tôi" is about something else. What was read is asked about before it holds.</remarks>
internal sealed class ContactWords
{
    /// <summary>Longest sentence that is looked at, in words.</summary>
    private const int WordsMax = 12;

    private readonly string[] stop;
    private readonly string[] again;
    private readonly string[] tell;
    private readonly string[] by;
    private readonly string[] fillers;
    private readonly (ContactKind Kind, string[] Words)[] kinds;

    public ContactWords()
    {
        using var stream = typeof(ContactWords).Assembly.GetManifestResourceStream(typeof(ContactWords), "ContactWords.json")
            ?? throw new InvalidOperationException("The words about being told are not in the assembly.");
        var words = JsonSerializer.Deserialize(stream, ContactWordsJson.Default.ContactPhrases)!;
        (stop, again, tell, by, fillers) = (Folded(words.Stop), Folded(words.Again), Folded(words.Tell), Folded(words.By), Folded(words.Fillers));
        kinds =
        [
            (ContactKind.Telegram, Folded(words.Telegram)),
            (ContactKind.Zalo, Folded(words.Zalo)),
            (ContactKind.Page, Folded(words.Page)),
        ];
    }

    /// <summary>The wish, or null when the sentence is about something else.</summary>
    public ContactRequest? Read(string sentence)
    {
        var words = VietnameseFold.Fold(sentence).Split([' ', ',', '.', '!', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > WordsMax)
        {
            return null;
        }

        if (IsMadeOf(words, stop))
        {
            return new ContactRequest.Stop();
        }

        foreach (var (kind, names) in kinds)
        {
            if (IsMadeOf(words, tell, by, names))
            {
                return new ContactRequest.By(kind);
            }
        }

        return IsMadeOf(words, again) ? new ContactRequest.Again() : null;
    }

    /// <summary>True when one phrase of each list stands in the words, in any order, and nothing else but fillers does.</summary>
    private bool IsMadeOf(string[] words, params ReadOnlySpan<string[]> parts)
    {
        if (parts.Length == 0)
        {
            return string.Join(' ', words).Length == 0 || IsOnlyFillers(words);
        }

        foreach (var phrase in parts[0])
        {
            var length = phrase.Count(character => character == ' ') + 1;
            for (var start = 0; start + length <= words.Length; start++)
            {
                if (string.Join(' ', words[start..(start + length)]) == phrase && IsMadeOf([.. words[..start], .. words[(start + length)..]], parts[1..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsOnlyFillers(string[] words)
    {
        var at = 0;
        while (at < words.Length)
        {
            var rest = words[at..];
            var length = fillers.Max(filler => LengthAtStart(rest, filler));
            if (length == 0)
            {
                return false;
            }

            at += length;
        }

        return true;
    }

    private static int LengthAtStart(string[] words, string phrase)
    {
        var length = phrase.Count(character => character == ' ') + 1;
        return length <= words.Length && string.Join(' ', words[..length]) == phrase ? length : 0;
    }

    private static string[] Folded(IEnumerable<string> words) => [.. words.Select(VietnameseFold.Fold)];
}

/// <summary>How somebody said they want to be told.</summary>
public abstract record ContactRequest
{
    private const string StopWord = "stop";
    private const string AgainWord = "again";

    private ContactRequest()
    {
    }

    /// <summary>The wish as a dialog's argument.</summary>
    public abstract string Argument { get; }

    /// <summary>Reads an argument; null when it is none of these.</summary>
    public static ContactRequest? Of(string? argument) => argument switch
    {
        StopWord => new Stop(),
        AgainWord => new Again(),
        _ => Enum.TryParse<ContactKind>(argument, out var kind) ? new By(kind) : null,
    };

    /// <summary>No notices any more.</summary>
    public sealed record Stop : ContactRequest
    {
        public override string Argument => StopWord;
    }

    /// <summary>Notices again.</summary>
    public sealed record Again : ContactRequest
    {
        public override string Argument => AgainWord;
    }

    /// <summary>Notices by this way.</summary>
    public sealed record By(ContactKind Kind) : ContactRequest
    {
        public override string Argument => Kind.ToString();
    }
}

internal sealed record ContactPhrases(
    IReadOnlyList<string> Stop,
    IReadOnlyList<string> Again,
    IReadOnlyList<string> Tell,
    IReadOnlyList<string> By,
    IReadOnlyList<string> Telegram,
    IReadOnlyList<string> Zalo,
    IReadOnlyList<string> Page,
    IReadOnlyList<string> Fillers);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ContactPhrases))]
internal sealed partial class ContactWordsJson : JsonSerializerContext;
