using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.WebChat.Page;

/// <summary>One file of the page, ready to send.</summary>
internal sealed record PageFile(string ContentType, byte[] Plain, byte[] Gzip, byte[] Brotli);

/// <summary>
/// The files of the page, compressed once. All but the HTML lie in a folder named after the content of them all, so that browsers may keep them
/// for good and still get every new version whole.
/// </summary>
internal sealed class PageFiles
{
    /// <summary>Where the versioned folders are.</summary>
    public const string Path = "/page";

    private const string HtmlName = "index.html";
    private const string ResourcePrefix = "page/";
    private const string FolderPlaceholder = "{{folder}}";
    private const int VersionLength = 16;

    private readonly FrozenDictionary<string, PageFile> files;

    public PageFiles()
    {
        var assembly = typeof(PageFiles).Assembly;
        var contents = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name[ResourcePrefix.Length..], name => Read(assembly.GetManifestResourceStream(name)!));

        Version = VersionOf(contents.Values);
        var html = Encoding.UTF8.GetString(contents[HtmlName]).Replace(FolderPlaceholder, $"{Path}/{Version}", StringComparison.Ordinal);
        Html = Compress(HtmlName, Encoding.UTF8.GetBytes(html));
        files = contents.Where(file => file.Key != HtmlName)
            .ToFrozenDictionary(file => file.Key, file => Compress(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>Changes when any file changes.</summary>
    public string Version { get; }

    public PageFile Html { get; }

    /// <summary>Names of the versioned files.</summary>
    public IEnumerable<string> Names => files.Keys;

    public PageFile? Find(string name) => files.GetValueOrDefault(name);

    private static byte[] Read(Stream resource)
    {
        using (resource)
        {
            var content = new byte[resource.Length];
            resource.ReadExactly(content);
            return content;
        }
    }

    private static string VersionOf(IEnumerable<byte[]> contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var content in contents)
        {
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    private static PageFile Compress(string name, byte[] plain) => new(
        System.IO.Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            var other => throw new InvalidOperationException($"The page has no content type for '{other}' files."),
        },
        plain,
        Through(plain, output => new GZipStream(output, CompressionLevel.SmallestSize)),
        Through(plain, output => new BrotliStream(output, CompressionLevel.SmallestSize)));

    private static byte[] Through(byte[] plain, Func<Stream, Stream> open)
    {
        using var output = new MemoryStream();
        using (var compressor = open(output))
        {
            compressor.Write(plain);
        }

        return output.ToArray();
    }
}
