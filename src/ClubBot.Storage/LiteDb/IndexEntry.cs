using System.Text;

namespace ClubBot.Storage.LiteDb;

/// <summary>How an index key and a document's id become one string that sorts by key, then by id.</summary>
/// <remarks>
/// The engine keeps documents of equal key in order of arrival, and the contract wants them by id. Every entry is therefore
/// <c>escaped key, NUL NUL, id</c>, where a NUL inside the key is written NUL U+0001: no key is then a prefix of another, and the
/// ordinal order of entries is the ordinal order of (key, id).
/// </remarks>
internal static class IndexEntry
{
    /// <summary>Most bytes of an entry in UTF-8. The engine refuses more than 1,023 with its own overhead.</summary>
    public const int BytesMax = 1000;

    private const string End = "\0\0";
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The key is too long, or not valid UTF-16.</exception>
    public static string Of(string key, string id)
    {
        var entry = Bound(key) + id;
        return BytesOf(entry) <= BytesMax
            ? entry
            : throw new ArgumentException($"An index key and the document's id take more than {BytesMax} bytes together. Index a shorter text.", nameof(key));
    }

    /// <summary>Sorts before all entries of the key and after all entries of lower keys.</summary>
    public static string Bound(string key) => key.Replace("\0", "\0\u0001", StringComparison.Ordinal) + End;

    /// <exception cref="ArgumentException">The text holds half of a surrogate pair, which no file can keep.</exception>
    public static int BytesOf(string text) => StrictUtf8.GetByteCount(text);
}
